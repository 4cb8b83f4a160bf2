using System.Collections.Immutable;
using Converter.Docx.Packaging;
using Converter.Styles.Sheets;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Converter.Docx.Parts;

/// <summary>
/// The fonts that the styles ask for, each with the name of one that may stand in for it, so that a reader without 仿宋_GB2312 takes 仿宋
/// and not whatever comes first.
/// </summary>
internal static class FontTablePart
{
    private const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml";
    private const string Relationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/fontTable";

    /// <summary>Windows character set of simplified Chinese, GB2312_CHARSET.</summary>
    private const string ChineseCharacterSet = "86";

    /// <summary>Windows character set of Western fonts, ANSI_CHARSET.</summary>
    private const string WesternCharacterSet = "00";

    /// <summary>Longest alternative name that Word reads (MS-OI29500, 2.1.262).</summary>
    private const int LongestAlternative = 31;

    /// <summary>The part.</summary>
    /// <param name="sheets">The style sheets of the document.</param>
    public static OpcPart Write(ImmutableArray<StyleSheet> sheets)
    {
        SortedDictionary<string, Font> fonts = new(StringComparer.Ordinal);
        foreach (Typeface typeface in sheets.SelectMany(Typefaces))
        {
            Add(fonts, typeface.Chinese, typeface.Name, ChineseCharacterSet);
            Add(fonts, typeface.Western, typeface.Name, WesternCharacterSet);
        }

        Fonts table = new(fonts.Values);
        return new OpcPart("word/fontTable.xml", "rId3", ContentType, Relationship, XmlPart.Write(table.WriteTo));
    }

    private static IEnumerable<Typeface> Typefaces(StyleSheet sheet)
    {
        IEnumerable<CharacterStyle?> styles =
        [
            .. sheet.Paragraphs.Values.Select(style => style.Text),
            .. sheet.Paragraphs.Values.Select(style => style.RunIn),
            sheet.Lead,
            sheet.PageNumber?.Text,
        ];
        IEnumerable<Typeface> all = styles.OfType<CharacterStyle>().Select(style => style.Typeface);
        return sheet.Emphasis.BoldTypeface is { } bold ? all.Append(bold) : all;
    }

    private static void Add(SortedDictionary<string, Font> fonts, ImmutableArray<string> chain, string role, string characterSet)
    {
        if (chain.IsEmpty || fonts.ContainsKey(chain[0]))
        {
            return;
        }

        Font font = new() { Name = chain[0] };
        if (Alternative(chain, role) is { Length: <= LongestAlternative } alternative)
        {
            font.Append(new AltName { Val = alternative });
        }

        font.Append(
            new FontCharSet { Val = characterSet },
            new FontFamily { Val = FontFamilyValues.Auto },
            new Pitch { Val = FontPitchValues.Default });
        fonts.Add(chain[0], font);
    }

    /// <summary>
    /// The one name that Word would try: the plain name of the typeface (仿宋), which every Chinese Windows has, or else the next best. The
    /// standard has a list here, but Word takes the whole value for one name.
    /// </summary>
    private static string? Alternative(ImmutableArray<string> chain, string role) =>
        chain.IndexOf(role) > 0 ? role : chain.ElementAtOrDefault(1);
}
