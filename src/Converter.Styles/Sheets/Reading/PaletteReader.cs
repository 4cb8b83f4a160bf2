using System.Collections.Immutable;
using System.Globalization;
using Converter.Documents;
using Converter.Styles.Yaml;

namespace Converter.Styles.Sheets.Reading;

/// <summary>Reads what other sections call by name: type sizes, colours, typefaces.</summary>
internal static class PaletteReader
{
    /// <summary>Reads the three into what the readers share.</summary>
    public static void Read(Section sheet, SheetReading reading)
    {
        ForEach(sheet, "typeSizes", reading, (sizes, name) => reading.TypeSizes[name] = sizes.PaperLength(name));
        ForEach(sheet, "colors", reading, (colors, name) => ReadColor(colors, name, reading));
        ForEach(sheet, "typefaces", reading, (faces, name) => ReadTypeface(faces, name, reading));
    }

    private static void ForEach(Section sheet, string key, SheetReading reading, Action<Section, string> read)
    {
        if (sheet.Map(key) is { } map)
        {
            Section names = Section.OfNames(map, key, reading);
            foreach (YamlEntry entry in names.Entries)
            {
                read(names, entry.Key.Value);
            }
        }
    }

    private static void ReadTypeface(Section faces, string name, SheetReading reading)
    {
        if (faces.Map(name) is { } map)
        {
            Section face = Section.Of(map, faces.PathOf(name), SheetKeys.Typeface, reading);
            reading.Typefaces[name] = new Typeface(name, face.Texts("chinese", fewest: 1), face.Has("western") ? face.Texts("western") : []);
        }
    }

    private static void ReadColor(Section colors, string name, SheetReading reading)
    {
        if (colors.Map(name) is not { } map)
        {
            return;
        }

        Section color = Section.Of(map, colors.PathOf(name), SheetKeys.Color, reading);
        ImmutableArray<int> inks = [.. color.Texts("cmyk").Select(Percent)];
        string rgb = color.Text("rgb");
        if (color.Has("cmyk") && (inks.Length != 4 || inks.Contains(-1)))
        {
            color.WrongType(map.Find("cmyk")!, "cmyk", new Message("四个 0 到 100 的整数", "four whole numbers from 0 to 100"));
        }
        else if (color.Has("rgb") && (rgb.Length != 6 || !rgb.All(char.IsAsciiHexDigit)))
        {
            color.WrongType(map.Find("rgb")!, "rgb", new Message("六位十六进制数", "six hexadecimal digits"));
        }

        reading.Colors[name] = inks.Length == 4 ? new Color(inks[0], inks[1], inks[2], inks[3], rgb) : new Color(0, 0, 0, 100, rgb);
    }

    private static int Percent(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int percent) && percent <= 100 ? percent : -1;
}
