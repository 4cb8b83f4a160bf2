using System.Collections.Immutable;
using System.Text;
using Converter.Documents;
using Converter.Docx;
using Converter.Fonts;
using Converter.Pdf;
using Converter.Reading;
using Converter.Reading.Importing.FrontMatter;
using Converter.Reports;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;
using Converter.Typesetting;
using Converter.Typesetting.Dumps;
using Converter.Typesetting.Pages;
using Converter.Typesetting.WordProcessing;

namespace Converter.Conversion;

/// <summary>
/// The conversion as one call: bytes of a text in; .docx, .pdf and a report out. It is free of state and may be used by many threads;
/// equal bytes, options and fonts give equal bytes.
/// </summary>
/// <param name="fonts">Where faces are found.</param>
/// <param name="time">The clock that the stages are timed by; it has no bearing on the files.</param>
public sealed class DocumentConverter(IFontSource fonts, TimeProvider time)
{
    /// <summary>Converts one text. No input makes it throw.</summary>
    /// <param name="name">Name of the file the bytes came from, for the report.</param>
    /// <param name="input">The bytes.</param>
    /// <param name="options">How to convert.</param>
    /// <param name="stageBegins">
    /// Is told the name of each stage before it begins, and may throw to call the rest off; nobody by default.
    /// </param>
    public ConversionResult Convert(string name, ReadOnlySpan<byte> input, ConversionOptions options, Action<string>? stageBegins = null)
    {
        StageClock clock = new(time, stageBegins);
        ReportBuilder report = new(name, input);
        (ConversionOutcome outcome, Document? document, ReadingResult reading) = Read(name, input, options, report, clock);
        return document is null
            ? new ConversionResult(outcome, [], report.Build(clock))
            : Write(document, DocxAnnotations.Of(reading, document, options), options, report, clock);
    }

    /// <summary>Lays one text out as <see cref="Convert"/> does, and makes no files. No input makes it throw.</summary>
    /// <param name="name">Name of the file the bytes came from, for the report.</param>
    /// <param name="input">The bytes.</param>
    /// <param name="options">How to convert; its formats do not count.</param>
    public LayoutResult LayOut(string name, ReadOnlySpan<byte> input, ConversionOptions options)
    {
        StageClock clock = new(time);
        ReportBuilder report = new(name, input);
        (ConversionOutcome outcome, Document? document, ReadingResult reading) = Read(name, input, options, report, clock);
        TypesetDocument? pages = null;
        if (document is not null)
        {
            (outcome, pages) = Typeset(Style(document, options, report, clock), report, clock);
            report.Add([], pages?.Pages.Length);
        }

        return new LayoutResult(outcome, reading, pages, report.Build(clock));
    }

    /// <summary>Reads a text as the document that is to be written; none where something stands in the way.</summary>
    private static (ConversionOutcome Outcome, Document? Document, ReadingResult Reading) Read(
        string name, ReadOnlySpan<byte> input, ConversionOptions options, ReportBuilder report, StageClock clock)
    {
        ReadingResult reading = Reader.Read(input, options.Reading with { FileName = name }, clock);
        report.Add(reading);
        if (reading.Outlined is not { } outlined || outlined.Document.Blocks.IsEmpty)
        {
            report.AddNothingToRead(reading);
            return (ConversionOutcome.InputUnreadable, null, reading);
        }

        if (options.RefusePlaceholders && !reading.Placeholders.IsEmpty)
        {
            report.AddPlaceholdersLeft(reading.Placeholders);
            return (ConversionOutcome.PlaceholdersLeft, null, reading);
        }

        List<Diagnostic> fieldFindings = [];
        FieldList front = reading.Decoding.Fields;
        ImmutableSortedDictionary<string, GivenField> given = GivenFields.Gather(front, options.FieldFile, options.Fields, fieldFindings);
        Document document = DocumentFields.Apply(outlined.Document, given, fieldFindings);
        report.Add(fieldFindings);
        return fieldFindings.Concat(front.Findings).Any(finding => finding.Severity == Severity.Error)
            ? (ConversionOutcome.FieldsWrong, null, reading)
            : (ConversionOutcome.Done, document, reading);
    }

    private StyledDocument Style(Document document, ConversionOptions options, ReportBuilder report, StageClock clock)
    {
        StyleSheet sheet = SheetOf(document, options);
        List<Diagnostic> moved = [];
        StyledDocument styled = clock.Measure("style", () => Styler.Style(AddresseeRoom.Settle(document, sheet, fonts, moved), sheet));
        report.Add(moved);
        report.Add(styled);
        return styled;
    }

    private (ConversionOutcome Outcome, TypesetDocument? Pages) Typeset(StyledDocument styled, ReportBuilder report, StageClock clock)
    {
        IReadOnlyList<Diagnostic> missing = Typesetter.FontErrors(styled, fonts);
        report.Add(missing);
        if (missing.Count > 0)
        {
            return (ConversionOutcome.FontsMissing, null);
        }

        TypesetDocument pages = clock.Measure("typeset", () => Typesetter.Typeset(styled, fonts));
        report.Add(pages);
        return (ConversionOutcome.Done, pages);
    }

    private ConversionResult Write(Document document, DocxOptions annotations, ConversionOptions options, ReportBuilder report, StageClock clock)
    {
        StyledDocument styled = Style(document, options, report, clock);
        bool wantsPages = (options.Formats & (OutputFormats.Pdf | OutputFormats.Layout)) != OutputFormats.None;
        (ConversionOutcome outcome, TypesetDocument? pages) = wantsPages ? Typeset(styled, report, clock) : (ConversionOutcome.Done, null);
        ImmutableArray<OutputFile>.Builder outputs = ImmutableArray.CreateBuilder<OutputFile>();
        if (options.Formats.HasFlag(OutputFormats.Docx))
        {
            DocxOptions docx = annotations with { Imprint = PageOf((pages ?? PagesForImprint(styled))?.Imprint) };
            outputs.Add(new OutputFile("docx", clock.Measure("docx", () => DocxWriter.Write(WordProcessorFitter.Fit(styled, fonts), docx))));
        }

        if (wantsPages && pages is not null)
        {
            AddPages(pages, options, outputs, clock);
            if (options.Formats.HasFlag(OutputFormats.Pdf))
            {
                report.Add(PdfLabel.Of(options.Pdf, styled.Sheet.Print));
            }
        }

        ImmutableArray<OutputFile> files = outputs.ToImmutable();
        report.Add(files, pages?.Pages.Length);
        return new ConversionResult(outcome, files, report.Build(clock));
    }

    private static StyleSheet SheetOf(Document document, ConversionOptions options)
    {
        StyleSheet sheet = options.Style ?? DefaultStyle.For(document);
        PageFormat page = sheet.Page;
        return options is { Mirrored: null, PadEven: null }
            ? sheet
            : sheet with { Page = page with { Mirrored = options.Mirrored ?? page.Mirrored, PadEven = options.PadEven ?? page.PadEven } };
    }

    private static void AddPages(TypesetDocument pages, ConversionOptions options, ImmutableArray<OutputFile>.Builder outputs, StageClock clock)
    {
        if (options.Formats.HasFlag(OutputFormats.Pdf))
        {
            outputs.Add(new OutputFile("pdf", clock.Measure("pdf", () => PdfWriter.Write(pages, options.Pdf))));
        }

        if (options.Formats.HasFlag(OutputFormats.Layout))
        {
            outputs.Add(new OutputFile("layout.txt", Encoding.UTF8.GetBytes(LayoutDump.Write(pages))));
        }
    }

    /// <summary>The pages, where only a .docx is asked for and its imprint must know its page; none without fonts.</summary>
    private TypesetDocument? PagesForImprint(StyledDocument styled) =>
        styled.Blocks.Any(block => block is StyledParagraph { Imprint: not null }) && Typesetter.FontErrors(styled, fonts).Count == 0
            ? Typesetter.Typeset(styled, fonts)
            : null;

    /// <summary>Which page the imprint comes to stand on is known only when the pages are set.</summary>
    private static ImprintPage PageOf(ImprintPlacement? placement) => placement switch
    {
        ImprintPlacement.NextPage => ImprintPage.Next,
        ImprintPlacement.AfterBlankPage => ImprintPage.AfterBlank,
        _ => ImprintPage.Same,
    };
}
