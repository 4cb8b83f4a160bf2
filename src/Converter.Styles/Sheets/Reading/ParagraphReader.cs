using System.Collections.Immutable;
using Converter.Documents;
using Converter.Styles.Yaml;

namespace Converter.Styles.Sheets.Reading;

/// <summary>Reads the paragraph styles.</summary>
internal static class ParagraphReader
{
    private const int MaxBasedOn = 8;

    /// <summary>Reads <c>paragraphs</c>: each style with what it takes over from the one that it is based on.</summary>
    public static ImmutableSortedDictionary<string, ParagraphStyle> Read(Section sheet, SheetReading reading)
    {
        ImmutableSortedDictionary<string, ParagraphStyle>.Builder styles =
            ImmutableSortedDictionary.CreateBuilder<string, ParagraphStyle>(StringComparer.Ordinal);
        if (sheet.Map("paragraphs") is { } map)
        {
            Section paragraphs = Section.Of(map, "paragraphs", SheetKeys.RequiredParagraphs, reading);
            foreach (string key in SheetKeys.RequiredParagraphs)
            {
                if (paragraphs.Map(key) is not null && Inherited(paragraphs, key, reading) is { } whole)
                {
                    styles[key] = ReadOne(key, Section.Of(whole, paragraphs.PathOf(key), SheetKeys.Paragraph, reading), reading);
                }
            }
        }

        return styles.ToImmutable();
    }

    /// <summary>The mapping of a style on top of the mappings of the styles that it is based on.</summary>
    private static YamlMap? Inherited(Section paragraphs, string key, SheetReading reading)
    {
        YamlMap? whole = paragraphs.Map(key);
        for (int step = 0; whole?.Find("basedOn") is YamlScalar basis && step <= MaxBasedOn; step++)
        {
            YamlNode? parent = paragraphs.Entries.FirstOrDefault(entry => entry.Key.Value == basis.Value).Value;
            if (parent is null)
            {
                paragraphs.UnknownReference(basis, paragraphs.Entries.Select(entry => entry.Key.Value), new Message("段落样式", "paragraph style"));
                return null;
            }

            if (step == MaxBasedOn || basis.Value == key)
            {
                reading.Fault(
                    StyleFindings.BadValue,
                    basis,
                    new Message("basedOn 绕了回来或太长", "basedOn goes in a circle or too far"),
                    new Message("改为以 body 为基础", "base it on body"));
                return null;
            }

            whole = SheetMerger.Merge(parent as YamlMap, SheetMerger.Without(whole, "basedOn"));
        }

        return whole;
    }

    private static ParagraphStyle ReadOne(string key, Section section, SheetReading reading)
    {
        CharacterStyle text = CharacterReader.ReadPlain(section, reading);
        Alignment alignment = section.Word(
            "align",
            ("left", Alignment.Left),
            ("center", Alignment.Center),
            ("right", Alignment.Right),
            ("justified", Alignment.Justified));
        return new ParagraphStyle(key, section.Text("id"), section.Text("name"), text, alignment)
        {
            FirstLineIndent = section.Indent("firstLineIndent"),
            LeftIndent = section.Indent("leftIndent"),
            RightIndent = section.Indent("rightIndent"),
            SpaceBefore = section.Indent("spaceBefore"),
            SpaceAfter = section.Indent("spaceAfter"),
            GridLines = section.Count("gridLines", absent: 1),
            KeepWithNext = section.Flag("keepWithNext"),
            PageBreakBefore = section.Flag("pageBreakBefore"),
            OutlineLevel = section.Has("outlineLevel") ? section.OneOf("outlineLevel", 0, 1, 2, 3, 4, 5, 6, 7, 8, 9) : 0,
            RunIn = ReadRunIn(section, reading),
        };
    }

    private static CharacterStyle? ReadRunIn(Section section, SheetReading reading) =>
        section.Has("runIn") && !section.IsNone("runIn") && section.Map("runIn") is { } map
            ? CharacterReader.ReadNamed(map, section.PathOf("runIn"), reading)
            : null;
}
