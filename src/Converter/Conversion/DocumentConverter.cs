using System.Collections.Immutable;
using Converter.Binding;
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
using Converter.Typesetting.Pages;

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
            BoundPart text = new(Style(document, options, report, clock), null, DocxOptions.None) { IsText = true };
            report.Add(Typesetter.FontErrors(text.Document, fonts));
            pages = SetPages(text, options, report, clock).Pages;
            outcome = pages is null ? ConversionOutcome.FontsMissing : outcome;
            report.Add([], pages?.Pages.Length);
        }

        return new LayoutResult(outcome, reading, pages, report.Build(clock));
    }

    /// <summary>Reads a text as the document that is to be written; none where something stands in the way.</summary>
    internal static (ConversionOutcome Outcome, Document? Document, ReadingResult Reading) Read(
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
        Document labelled = AttachmentsApart.Settle(document, sheet, moved);
        StyledDocument styled = clock.Measure("style", () => Styler.Style(AddresseeRoom.Settle(labelled, sheet, fonts, moved), sheet));
        report.Add(moved);
        report.Add(EmphasisFindings.Of(styled));
        report.Add(TurnedFindings.Of(styled));
        report.Add(styled);
        return styled;
    }

    /// <summary>Sets a text, with its contents before it where it has some; without a Chinese face there are no pages.</summary>
    private (ImmutableArray<BoundPart> Parts, TypesetDocument? Pages) SetPages(BoundPart text, ConversionOptions options, ReportBuilder report, StageClock clock)
    {
        int depth = DepthOf(text, options);
        ImmutableArray<BoundPart> parts = clock.Measure("typeset", () => new Binder(fonts).Bind(null, [text], depth));
        TypesetDocument? pages = Binder.Joined(parts);
        if (pages is not null)
        {
            report.Add(parts[^1].Pages!, pages);
            report.Add(PageProof.Find(parts[^1].Pages!));
        }

        return (parts, pages);
    }

    private ConversionResult Write(Document document, DocxOptions annotations, ConversionOptions options, ReportBuilder report, StageClock clock)
    {
        BoundPart text = new(Style(document, options, report, clock), null, annotations) { IsText = true };
        OutputMaker maker = new(fonts, options, clock);
        if (maker.WantsPages || DepthOf(text, options) > 0)
        {
            report.Add(Typesetter.FontErrors(text.Document, fonts));
        }

        (ImmutableArray<BoundPart> parts, TypesetDocument? pages) = maker.WantsPages || NeedsPages(text, options)
            ? SetPages(text, options, report, clock)
            : ([text], null);
        ImmutableArray<OutputFile> files = maker.Make(parts, pages, parts.Length > 1 ? document.Title : null);
        if (pages is not null && options.Formats.HasFlag(OutputFormats.Pdf))
        {
            report.Add(PdfLabel.Of(options.Pdf, text.Document.Sheet.Print));
        }

        report.Add(files, pages?.Pages.Length);
        return new ConversionResult(maker.WantsPages && pages is null ? ConversionOutcome.FontsMissing : ConversionOutcome.Done, files, report.Build(clock));
    }

    /// <summary>Whether a .docx by itself has something that only the pages tell: the numbers of a contents, the page of an imprint.</summary>
    private static bool NeedsPages(BoundPart text, ConversionOptions options) =>
        DepthOf(text, options) > 0 || text.Document.Blocks.Any(block => block is StyledParagraph { Imprint: not null });

    /// <summary>Levels of the outline that the contents list; 0 for no contents.</summary>
    private static int DepthOf(BoundPart text, ConversionOptions options) => DefaultContents.DepthOf(text.Document.Sheet.Contents, options);

    private static StyleSheet SheetOf(Document document, ConversionOptions options) =>
        WithPrint(options.Style ?? DefaultStyle.For(document), options);

    /// <summary>A sheet with what the options say about double-sided print.</summary>
    internal static StyleSheet WithPrint(StyleSheet sheet, ConversionOptions options) => options is { Mirrored: null, PadEven: null }
        ? sheet
        : sheet with { Page = sheet.Page with { Mirrored = options.Mirrored ?? sheet.Page.Mirrored, PadEven = options.PadEven ?? sheet.Page.PadEven } };
}
