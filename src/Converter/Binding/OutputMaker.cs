using System.Collections.Immutable;
using System.Text;
using Converter.Conversion;
using Converter.Documents;
using Converter.Docx;
using Converter.Fonts;
using Converter.Pdf;
using Converter.Typesetting.Dumps;
using Converter.Typesetting.Pages;
using Converter.Typesetting.WordProcessing;

namespace Converter.Binding;

/// <summary>Makes the files of documents whose pages are set.</summary>
/// <param name="fonts">Where faces are found.</param>
/// <param name="options">Which files, and how.</param>
/// <param name="clock">Times the stages.</param>
internal sealed class OutputMaker(IFontSource fonts, ConversionOptions options, StageClock clock)
{
    /// <summary>The formats that are made of pages.</summary>
    public const OutputFormats OfPages = OutputFormats.Pdf | OutputFormats.Layout;

    /// <summary>Whether any file is made of pages.</summary>
    public bool WantsPages => (options.Formats & OfPages) != OutputFormats.None;

    /// <summary>Makes the files, .docx before .pdf.</summary>
    /// <param name="parts">The documents in order; at least one.</param>
    /// <param name="pages">Their pages, joined; <see langword="null"/> where none were set.</param>
    /// <param name="title">The title of a file that is made of several; <see langword="null"/> for that of the document.</param>
    public ImmutableArray<OutputFile> Make(ImmutableArray<BoundPart> parts, TypesetDocument? pages, string? title)
    {
        ImmutableArray<OutputFile>.Builder outputs = ImmutableArray.CreateBuilder<OutputFile>();
        if (options.Formats.HasFlag(OutputFormats.Docx))
        {
            outputs.Add(new OutputFile("docx", clock.Measure("docx", () => DocxWriter.Write([.. parts.Select(Fitted)], DocxOptions.None with { Title = title }))));
        }

        if (pages is not null && options.Formats.HasFlag(OutputFormats.Pdf))
        {
            PdfOptions pdf = options.Pdf with { Title = options.Pdf.Title ?? title };
            outputs.Add(new OutputFile("pdf", clock.Measure("pdf", () => PdfWriter.Write(pages, pdf))));
        }

        if (pages is not null && options.Formats.HasFlag(OutputFormats.Layout))
        {
            outputs.Add(new OutputFile("layout.txt", Encoding.UTF8.GetBytes(LayoutDump.Write(pages))));
        }

        return outputs.ToImmutable();
    }

    private DocxPart Fitted(BoundPart part) =>
        new(WordProcessorFitter.Fit(part.Document, fonts), part.Docx with { Imprint = PageOf(part.Pages?.Imprint) });

    /// <summary>Which page the imprint comes to stand on is known only when the pages are set.</summary>
    private static ImprintPage PageOf(ImprintPlacement? placement) => placement switch
    {
        ImprintPlacement.NextPage => ImprintPage.Next,
        ImprintPlacement.AfterBlankPage => ImprintPage.AfterBlank,
        _ => ImprintPage.Same,
    };
}
