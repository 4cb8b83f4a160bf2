using System.Collections.Immutable;
using System.Text;
using Converter.Documents;
using Converter.Docx;
using Converter.Fonts;
using Converter.Pdf;
using Converter.Reading;
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
    public ConversionResult Convert(string name, ReadOnlySpan<byte> input, ConversionOptions options)
    {
        StageClock clock = new(time);
        ReportBuilder report = new(name, input);

        ReadingResult reading = Reader.Read(input, options.Reading with { FileName = name }, clock);
        report.Add(reading);
        if (reading.Outlined is not { } outlined || outlined.Document.Blocks.IsEmpty)
        {
            report.AddNothingToRead(reading);
            return new ConversionResult(ConversionOutcome.InputUnreadable, [], report.Build(clock));
        }

        if (options.RefusePlaceholders && !reading.Placeholders.IsEmpty)
        {
            report.AddPlaceholdersLeft(reading.Placeholders);
            return new ConversionResult(ConversionOutcome.PlaceholdersLeft, [], report.Build(clock));
        }

        List<Diagnostic> fieldFindings = [];
        Document document = DocumentFields.Apply(outlined.Document, options.Fields, fieldFindings);
        report.Add(fieldFindings);
        if (fieldFindings.Any(finding => finding.Severity == Severity.Error))
        {
            return new ConversionResult(ConversionOutcome.FieldsWrong, [], report.Build(clock));
        }

        return Write(document, options, report, clock);
    }

    private ConversionResult Write(Document document, ConversionOptions options, ReportBuilder report, StageClock clock)
    {
        StyleSheet sheet = SheetOf(document, options);
        StyledDocument styled = clock.Measure("style", () => Styler.Style(document, sheet));
        report.Add(styled);

        ImmutableArray<OutputFile>.Builder outputs = ImmutableArray.CreateBuilder<OutputFile>();
        if (options.Formats.HasFlag(OutputFormats.Docx))
        {
            outputs.Add(new OutputFile("docx", clock.Measure("docx", () => DocxWriter.Write(WordProcessorFitter.Fit(styled, fonts), new DocxOptions()))));
        }

        TypesetDocument? pages = null;
        ConversionOutcome outcome = ConversionOutcome.Done;
        if ((options.Formats & (OutputFormats.Pdf | OutputFormats.Layout)) != OutputFormats.None)
        {
            IReadOnlyList<Diagnostic> missing = Typesetter.FontErrors(styled, fonts);
            report.Add(missing);
            if (missing.Count > 0)
            {
                outcome = ConversionOutcome.FontsMissing;
            }
            else
            {
                pages = clock.Measure("typeset", () => Typesetter.Typeset(styled, fonts));
                report.Add(pages);
                AddPages(pages, options, outputs, clock);
                if (options.Formats.HasFlag(OutputFormats.Pdf))
                {
                    report.Add(PdfLabel.Of(options.Pdf, styled.Sheet.Print));
                }
            }
        }

        ImmutableArray<OutputFile> files = outputs.ToImmutable();
        report.Add(files, pages?.Pages.Length);
        return new ConversionResult(outcome, files, report.Build(clock));
    }

    private static StyleSheet SheetOf(Document document, ConversionOptions options)
    {
        StyleSheet sheet = options.Style ?? DefaultStyle.For(document.Kind);
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
}
