using Converter.Documents;
using Converter.Styles.Yaml;

namespace Converter.Styles.Sheets.Reading;

/// <summary>Reads how characters are set.</summary>
internal static class CharacterReader
{
    private static readonly CharacterStyle StandIn =
        new(string.Empty, string.Empty, new Typeface(string.Empty, [], []), Extent.Zero, new Color(0, 0, 0, 100, string.Empty));

    /// <summary>Reads a character style of its own, with identifier and name.</summary>
    public static CharacterStyle ReadNamed(YamlMap map, string path, SheetReading reading)
    {
        Section section = Section.Of(map, path, SheetKeys.Character, reading);
        return ReadPlain(section, reading) with { Id = section.Text("id"), Name = section.Text("name") };
    }

    /// <summary>Reads the typeface, size, colour and weight that stand among other keys.</summary>
    public static CharacterStyle ReadPlain(Section section, SheetReading reading) => StandIn with
    {
        Typeface = section.Named("typeface", reading.Typefaces, new Message("字体", "typeface")) ?? StandIn.Typeface,
        Size = section.TypeSize("size"),
        Color = section.Named("color", reading.Colors, new Message("颜色", "color")) ?? StandIn.Color,
        Bold = section.Flag("bold"),
    };
}
