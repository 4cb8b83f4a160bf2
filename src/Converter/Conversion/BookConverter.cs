using System.Collections.Immutable;
using Converter.Binding;
using Converter.Documents;
using Converter.Fonts;
using Converter.Pdf;
using Converter.Reading;
using Converter.Reports;
using Converter.Styles.Binding;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;
using Converter.Typesetting;
using Converter.Typesetting.Pages;

namespace Converter.Conversion;

/// <summary>One text of a book.</summary>
/// <param name="Name">Name of the file the bytes came from, for the report.</param>
/// <param name="Content">The bytes.</param>
public sealed record BookText(string Name, ReadOnlyMemory<byte> Content)
{
    /// <summary>How it is read, in place of what holds for all texts; by default the same.</summary>
    public ReadingOptions? Reading { get; init; }

    /// <summary>The file of values that stands beside it; none by default.</summary>
    public FieldFile? FieldFile { get; init; }
}

/// <summary>What the making of a book came to.</summary>
/// <param name="Outcome">How it ended; anything that keeps one text out keeps the book from being made.</param>
/// <param name="Outputs">The files that were made, .docx before .pdf.</param>
/// <param name="Report">The account of it, in every case.</param>
public sealed record BookResult(ConversionOutcome Outcome, ImmutableArray<OutputFile> Outputs, BookReport Report);

/// <summary>
/// Many texts as one book (汇编): cover, contents, and the texts, each on a right-hand page and in the style of its kind, its pages counting on.
/// It is free of state and may be used by many threads; equal bytes, options and fonts give equal bytes.
/// </summary>
/// <param name="fonts">Where faces are found.</param>
/// <param name="time">The clock that the stages are timed by; it has no bearing on the files.</param>
public sealed class BookConverter(IFontSource fonts, TimeProvider time)
{
    /// <summary>Names of the fields of <see cref="ConversionOptions.Fields"/> that a book has: they stand on its cover.</summary>
    public static ImmutableArray<string> Fields { get; } = ["issuer", "date"];

    /// <summary>Makes a book. No text makes it throw.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="texts">The texts in order; at least one.</param>
    /// <param name="options">How to convert; its fields are those of the cover, its style is that of the book and of every text.</param>
    public BookResult Convert(string title, IReadOnlyList<BookText> texts, ConversionOptions options)
    {
        StageClock clock = new(time);
        StyleSheet plain = DocumentConverter.WithPrint(options.Style ?? BuiltInStyles.Load(DefaultStyle.General)!, options);
        BoundSheets sheets = new(plain);
        StyleSheet sheet = sheets.ForText(plain);
        List<TextOfBook> read = [.. texts.Select(text => Read(text, options))];
        CoverText cover = new(title, Field(options, "issuer"), Field(options, "date"));
        BookReport report = new(cover) { Style = sheet.Name };
        ConversionOutcome outcome = read.Find(text => text.Document is null)?.Outcome ?? ConversionOutcome.Done;
        if (outcome != ConversionOutcome.Done)
        {
            return new BookResult(outcome, [], report with { Texts = [.. read.Select(text => text.Report.Build(text.Clock))] });
        }

        List<BoundPart> styled = [.. read.Select(text => Style(text, sheets, plain, options))];
        int depth = DefaultContents.DepthOfBook(sheet.Contents, options);
        StyledDocument? front = sheet.Cover is { } format ? CoverStyling.Style(sheet, format, cover) : null;
        ImmutableArray<BoundPart> parts = clock.Measure("typeset", () => new Binder(fonts).Bind(front, styled, depth));
        return Write(title, parts, read, report, options, clock);
    }

    private TextOfBook Read(BookText text, ConversionOptions options)
    {
        StageClock clock = new(time);
        ReportBuilder report = new(text.Name, text.Content.Span);
        ConversionOptions own = options with { Reading = text.Reading ?? options.Reading, FieldFile = text.FieldFile, Fields = ImmutableSortedDictionary<string, string>.Empty };
        (ConversionOutcome outcome, Document? document, ReadingResult reading) = DocumentConverter.Read(text.Name, text.Content.Span, own, report, clock);
        return new TextOfBook(outcome, document, reading, report, clock);
    }

    private BoundPart Style(TextOfBook text, BoundSheets sheets, StyleSheet book, ConversionOptions options)
    {
        Document document = text.Document!;
        StyleSheet own = options.Style ?? DefaultStyle.For(document);
        if (!sheets.CanKeep(own))
        {
            text.Report.Add([BookFindings.OtherPage(own.Name, book.Name)]);
            own = book;
        }

        if (document.Title.Length == 0)
        {
            text.Report.Add([BookFindings.NoTitle]);
        }

        StyleSheet sheet = sheets.ForText(own);
        List<Diagnostic> moved = [];
        StyledDocument styled = text.Clock.Measure("style", () => Styler.Style(AddresseeRoom.Settle(document, sheet, fonts, moved), sheet));
        text.Report.Add(moved);
        text.Report.Add(EmphasisFindings.Of(styled));
        text.Report.Add(TurnedFindings.Of(styled));
        text.Report.Add(styled);
        return new BoundPart(styled, null, DocxAnnotations.Of(text.Reading, document, options)) { IsText = true };
    }

    private BookResult Write(
        string title, ImmutableArray<BoundPart> parts, List<TextOfBook> read, BookReport report, ConversionOptions options, StageClock clock)
    {
        OutputMaker maker = new(fonts, options, clock);
        TypesetDocument? pages = Binder.Joined(parts);
        foreach ((TextOfBook text, BoundPart part) in read.Zip(parts.Where(part => part.IsText)))
        {
            if (part.Pages is { } own)
            {
                text.Report.Add(own, own);
                text.Report.AddPlace(own.Pages[0].Number);
            }
        }

        PdfLabel? label = pages is not null && options.Formats.HasFlag(OutputFormats.Pdf) ? PdfLabel.Of(options.Pdf, parts[^1].Document.Sheet.Print) : null;
        ImmutableArray<OutputFile> files = maker.Make(parts, pages, title);
        IReadOnlyList<Diagnostic> missing = Typesetter.FontErrors(parts[^1].Document, fonts);
        BookReport whole = report with
        {
            Texts = [.. read.Select(text => text.Report.Build(text.Clock))],
            Pages = pages?.Pages.Length ?? 0,
            Findings =
            [
                .. missing,
                .. parts.Where(part => !part.IsText).SelectMany(part => part.Pages?.Findings ?? []).Distinct(),
                .. label?.Finding is { } finding ? [finding] : Array.Empty<Diagnostic>(),
            ],
            Fonts = pages is null ? [] : ReportBuilder.FontsOf(pages),
            Outputs = ReportBuilder.OutputsOf(files, pages?.Pages.Length, label?.Words),
            Times = ReportBuilder.TimesOf(clock),
        };
        return new BookResult(maker.WantsPages && pages is null ? ConversionOutcome.FontsMissing : ConversionOutcome.Done, files, whole);
    }

    private static string Field(ConversionOptions options, string name) => options.Fields.GetValueOrDefault(name, string.Empty).Trim();

    /// <summary>A text as it was read.</summary>
    private sealed record TextOfBook(ConversionOutcome Outcome, Document? Document, ReadingResult Reading, ReportBuilder Report, StageClock Clock);
}
