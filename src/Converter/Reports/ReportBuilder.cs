using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Converter.Conversion;
using Converter.Documents;
using Converter.Pdf;
using Converter.Reading;
using Converter.Reading.Cleaning;
using Converter.Reading.Proofing;
using Converter.Styles.Styling;
using Converter.Typesetting.Pages;

namespace Converter.Reports;

/// <summary>Gathers a report while a conversion goes through its stages.</summary>
internal sealed class ReportBuilder
{
    private readonly List<Diagnostic> _findings = [];
    private ConversionReport _report;
    private bool _conserved;
    private string? _label;

    /// <summary>Begins a report with the file that came in.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="input">Its bytes.</param>
    public ReportBuilder(string name, ReadOnlySpan<byte> input) =>
        _report = new ConversionReport(new SourceReport(name, input.Length, Sha256Of(input), string.Empty, 0));

    /// <summary>Adds what was read.</summary>
    /// <param name="reading">The result of reading.</param>
    public void Add(ReadingResult reading)
    {
        _findings.AddRange(reading.Findings);
        _report = _report with
        {
            Source = _report.Source with { Encoding = reading.Decoding.Encoding, Confidence = reading.Decoding.Confidence },
        };
        if (reading is not { Cleaned: { } cleaned, Outlined: { } outlined })
        {
            return;
        }

        SourceText source = cleaned.Source;
        _conserved = Conservation.Check(cleaned).Holds && Conserved.InDocument(cleaned, outlined.Document);
        _report = _report with
        {
            Kind = Words.Of(outlined.Document.Kind),
            Title = outlined.Document.Title,
            Removed = cleaned.Removed,
            Changed = [.. cleaned.Changed.Select(change =>
                new ChangeReport(source.PositionOf(change.Span.Start), change.From, change.To, change.Rule))],
            Placeholders = [.. reading.Placeholders.Select(placeholder =>
                new PlaceholderReport(placeholder.At, placeholder.Text))],
            Counts = new CountReport(0, outlined.Lines.Length, outlined.Document.Blocks.Sum(Conserved.CountCharacters)),
        };
    }

    /// <summary>Adds findings.</summary>
    /// <param name="findings">The findings.</param>
    public void Add(IEnumerable<Diagnostic> findings) => _findings.AddRange(findings);

    /// <summary>Says that nothing is left to convert, where reading did not say so itself.</summary>
    /// <param name="reading">The result of reading.</param>
    public void AddNothingToRead(ReadingResult reading)
    {
        if (reading.Outlined is not null)
        {
            _findings.Add(new Diagnostic(
                "reading.nothing-left",
                Severity.Error,
                null,
                new Message("文件里没有正文（只有空行或被识别为无关内容的行）", "the file holds no text of a document, only blank lines or lines taken for junk"),
                new Message("如有误删，请恢复被移除的行，或不清理再试（命令行为 --no-clean）", "if something was taken for junk by mistake, bring those lines back, or try again without cleaning (--no-clean on the command line)")));
        }
    }

    /// <summary>Says that the text still has placeholders, with the place of each.</summary>
    /// <param name="placeholders">The placeholders.</param>
    public void AddPlaceholdersLeft(IEnumerable<Placeholder> placeholders) =>
        _findings.AddRange(placeholders.Select(placeholder => new Diagnostic(
            "placeholders.left",
            Severity.Error,
            placeholder.At,
            new Message($"占位符“{placeholder.Text}”尚未填写", $"the placeholder '{placeholder.Text}' is not filled in"),
            new Message("请补齐后再转换定稿", "fill it in before the final copy is made"))));

    /// <summary>Adds the style.</summary>
    /// <param name="styled">The styled document.</param>
    public void Add(StyledDocument styled)
    {
        _conserved &= Conserved.InStyled(styled);
        _findings.AddRange(styled.Blocks.OfType<StyledParagraph>().Where(paragraph => paragraph.Place is { Preprinted: true }).Select(Preprinted));
        _report = _report with { Style = styled.Sheet.Name };
    }

    private static Diagnostic Preprinted(StyledParagraph paragraph) => paragraph.Place!.IsLeftToSignature ? LeftToSignature(paragraph) : new(
        "head.preprinted",
        Severity.Info,
        null,
        new Message($"套打：“{paragraph.Text}”已印在纸上，不再打印", $"'{paragraph.Text}' is on the paper already and is not printed"));

    private static Diagnostic LeftToSignature(StyledParagraph paragraph) => new(
        "head.first-issuer",
        Severity.Info,
        null,
        new Message($"信函的发文机关标志只用主办机关，“{paragraph.Text}”未排入标志", $"the mark of a letter has the first issuer only; '{paragraph.Text}' is not in it"),
        new Message("GB/T 9704 10.1；样式的 head.jointMark: all 排入全部机关", "GB/T 9704 10.1; head.jointMark: all in a style sheet has all of them"));

    /// <summary>Adds the pages and their fonts.</summary>
    /// <param name="text">The pages of the text.</param>
    /// <param name="pages">All pages of the file, with those before the text.</param>
    public void Add(TypesetDocument text, TypesetDocument pages)
    {
        _conserved &= Conserved.OnPages(text);
        _findings.AddRange(pages.Findings);
        _report = _report with
        {
            Fonts = FontsOf(pages),
            Counts = _report.Counts with { Pages = pages.Pages.Length },
        };
    }

    /// <summary>Adds the label of the .pdf, with the reason where it is less than was asked for.</summary>
    /// <param name="label">The label.</param>
    public void Add(PdfLabel label)
    {
        _label = label.Words;
        if (label.Finding is { } finding)
        {
            _findings.Add(finding);
        }
    }

    /// <summary>Says where a text stands in a book.</summary>
    /// <param name="firstPage">Number of its first page.</param>
    public void AddPlace(int firstPage) => _report = _report with { FirstPage = firstPage };

    /// <summary>Adds the files.</summary>
    /// <param name="files">The files.</param>
    /// <param name="pages">Pages of the .pdf, where one was made.</param>
    public void Add(ImmutableArray<OutputFile> files, int? pages) => _report = _report with { Outputs = OutputsOf(files, pages, _label) };

    /// <summary>The report.</summary>
    /// <param name="clock">The times of the stages.</param>
    public ConversionReport Build(StageClock clock) => _report with { Findings = [.. _findings], Conserved = _conserved, Times = TimesOf(clock) };

    /// <summary>Files as the report has them.</summary>
    /// <param name="files">The files.</param>
    /// <param name="pages">Pages of the .pdf, where one was made.</param>
    /// <param name="label">The standards that the .pdf declares.</param>
    public static ImmutableArray<OutputReport> OutputsOf(ImmutableArray<OutputFile> files, int? pages, string? label) =>
    [
        .. files.Select(file => new OutputReport(file.Format, file.Content.Length, Sha256Of(file.Content.Span), file.Format == "pdf" ? pages : null)
        {
            Label = file.Format == "pdf" ? label : null,
        }),
    ];

    /// <summary>Times as the report has them.</summary>
    /// <param name="clock">The times of the stages.</param>
    public static ImmutableArray<StageTime> TimesOf(StageClock clock) =>
        [.. clock.Stages.Select(stage => new StageTime(stage.Stage, stage.Time.TotalMilliseconds))];

    /// <summary>Faces as the report has them.</summary>
    /// <param name="pages">The pages.</param>
    public static ImmutableArray<FontReport> FontsOf(TypesetDocument pages) => [.. pages.Fonts.Select(ToReport)];

    private static FontReport ToReport(FontUse use) => new(
        use.Typeface,
        use.Asked,
        [.. use.Used.Select(face => face.FullName)],
        [.. use.Used.Select(face => face.PostScriptName)],
        [.. use.Missing.Select(Describe)]);

    private static string Describe(int codePoint) => Rune.IsValid(codePoint)
        ? $"{new Rune(codePoint)} U+{codePoint.ToString("X4", CultureInfo.InvariantCulture)}"
        : $"U+{codePoint.ToString("X4", CultureInfo.InvariantCulture)}";

    private static string Sha256Of(ReadOnlySpan<byte> bytes) => System.Convert.ToHexStringLower(SHA256.HashData(bytes));
}
