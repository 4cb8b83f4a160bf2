using System.Collections.Immutable;
using Converter.Conversion;
using Converter.Documents;
using Converter.Reading;
using Converter.Reading.Importing.Docx.Looks;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;

namespace Converter.Learning;

/// <summary>A style sheet made from a sample.</summary>
/// <param name="Yaml">The sheet; <see langword="null"/> where the sample could not be read.</param>
/// <param name="Findings">Why there is none, or what the reading of the sample found.</param>
public sealed record LearnedStyle(string? Yaml, ImmutableArray<Diagnostic> Findings);

/// <summary>
/// Makes a style sheet from a document of an office: it extends <c>gbt9704</c> and holds what the sample has otherwise. What each
/// paragraph is comes from its words, how it looks from its styles and direct formatting.
/// </summary>
public static class StyleLearner
{
    private const string Compared = DefaultStyle.General;

    /// <summary>What is laid over may change what others inherit, which is then written out; a chain of styles is no longer than this.</summary>
    private const int MostPasses = 5;

    /// <summary>Learns from a sample. No content makes it throw.</summary>
    /// <param name="name">Name of the file.</param>
    /// <param name="bytes">The .docx.</param>
    /// <param name="clock">Times the stages of the reading.</param>
    public static LearnedStyle Learn(string name, ReadOnlySpan<byte> bytes, StageClock clock)
    {
        ReadingResult result = Reader.Read(bytes, new ReadingOptions { FileName = name }, clock);
        if (DocxLookReader.Read(bytes) is not { } look || result.Outlined is not { } outlined)
        {
            Diagnostic problem = new(
                "learn.unreadable",
                Severity.Error,
                null,
                new Message("样稿不是可读的 .docx", "the sample is no .docx that can be read"),
                new Message("请用 Word 或 WPS 另存为 .docx", "save it as .docx in Word or WPS"));
            return new LearnedStyle(null, result.Outlined is null ? [problem, .. result.Findings.Where(finding => finding.Severity == Severity.Error)] : [problem]);
        }

        StyleSheet sheet = BuiltInStyles.Load(Compared)!;
        SampleReading reading = new(look, Styler.Style(outlined.Document, sheet));
        return new LearnedStyle(Write(Path.GetFileNameWithoutExtension(name), look, reading, sheet), result.Decoding.Findings);
    }

    private static string Write(string title, DocxLook look, SampleReading reading, StyleSheet sheet)
    {
        SheetText text = new();
        PageLearner.Learn(look, reading, sheet, text);
        ParagraphLearner paragraphs = new(reading, text);
        for (int pass = 0; pass < MostPasses && paragraphs.Learn(sheet); pass++)
        {
            // A page that does not hold its lines would make no sheet; then the sheet so far is what the rest is compared with.
            sheet = StyleSheetReader.Read(text.Write(title), "learned.yaml", BuiltInStyles.Text).Sheet ?? sheet;
        }

        Remark(reading, sheet, text);
        return text.Write(title);
    }

    private static void Remark(SampleReading reading, StyleSheet sheet, SheetText text)
    {
        string[] unseen = [.. sheet.Paragraphs.Keys.Except(reading.Keys).Order(StringComparer.Ordinal)];
        text.Remark($"样稿中没有、因而同 gbt9704 的要素 / not in the sample, so as in gbt9704: {string.Join(", ", unseen)}");
        string[] themed = [.. reading.Keys.Where(key => (reading.Characters(key) ?? reading.Head(key)) is null)];
        if (themed.Length > 0)
        {
            text.Remark($"没有写明中文字体（来自主题） / no Chinese face is named, it comes from a theme: {string.Join(", ", themed)}");
        }

        if (reading.Missed > 0)
        {
            text.Remark($"{reading.Missed} 段在样稿中没有对上 / paragraphs were not found again in the sample");
        }

        text.Remark("段前段后空行、署名和日期的位置、表格、颜色未学习 / blank lines, places of signatures, tables and colours were not learned");
    }
}
