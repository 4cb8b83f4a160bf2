using Converter.Documents;

namespace Converter.Styles.Sheets.Reading;

/// <summary>Reads what becomes of emphasis.</summary>
internal static class EmphasisReader
{
    private const string Key = "emphasis";
    private const string Typeface = "boldTypeface";

    /// <summary>Reads <c>emphasis</c>, which may be left out: then nothing is kept.</summary>
    public static EmphasisFormat Read(Section sheet, SheetReading reading)
    {
        if (!sheet.Has(Key) || sheet.IsNone(Key) || sheet.Map(Key) is not { } map)
        {
            return EmphasisFormat.None;
        }

        Section section = Section.Of(map, Key, SheetKeys.Emphasis, reading);
        Emphasis kept = Kind(section, "bold", Emphasis.Bold) | Kind(section, "italic", Emphasis.Italic)
            | Kind(section, "underline", Emphasis.Underline) | Kind(section, "dots", Emphasis.Dots);
        Typeface? bold = section.IsNone(Typeface) ? null : section.Named(Typeface, reading.Typefaces, new Message("字体", "typeface"));
        return new EmphasisFormat(kept, bold);
    }

    private static Emphasis Kind(Section section, string key, Emphasis kind) => section.Word(key, ("keep", kind), ("drop", Emphasis.None));
}
