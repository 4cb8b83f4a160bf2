using Converter.Documents;
using Converter.Docx;
using Converter.Reading;
using Converter.Reading.Proofing;

namespace Converter.Conversion;

/// <summary>What proofreading has to say, as it goes into the .docx.</summary>
internal static class DocxAnnotations
{
    /// <summary>Comments and coloured placeholders where they were asked for.</summary>
    /// <param name="reading">What was read.</param>
    /// <param name="document">The document.</param>
    /// <param name="options">How to convert.</param>
    public static DocxOptions Of(ReadingResult reading, Document document, ConversionOptions options) => options.Comments
        ? new DocxOptions
        {
            Comments = reading.ProofFindings,
            Highlights = [.. reading.Placeholders.Where(placeholder => placeholder.At is not null).Select(placeholder => SpanOf(placeholder, document.Source))],
        }
        : DocxOptions.None;

    private static SourceSpan SpanOf(Placeholder placeholder, SourceText source) =>
        new(source.LineStart(placeholder.At!.Value.Line) + placeholder.At.Value.Column - 1, placeholder.Text.Length);
}
