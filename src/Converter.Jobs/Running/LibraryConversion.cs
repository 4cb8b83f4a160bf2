using Converter.Conversion;
using Converter.Documents;
using Converter.Jobs.Model;
using Converter.Reports;

namespace Converter.Jobs.Running;

/// <summary>The conversion of this program's own library.</summary>
/// <param name="converter">The library.</param>
public sealed class LibraryConversion(DocumentConverter converter) : IConversion
{
    /// <inheritdoc/>
    public ConversionResult Convert(string name, ReadOnlyMemory<byte> input, ConversionRequest request, Action<string> stageBegins)
    {
        List<Diagnostic> findings = [];
        if (RequestReader.Options(request, findings) is not { } options)
        {
            ConversionReport report = new(new SourceReport(name, input.Length, string.Empty, string.Empty, 0)) { Findings = [.. findings] };
            return new ConversionResult(ConversionOutcome.FieldsWrong, [], report);
        }

        ConversionResult result = converter.Convert(name, input.Span, options, stageBegins);
        return findings.Count == 0
            ? result
            : result with { Report = result.Report with { Findings = [.. findings, .. result.Report.Findings] } };
    }
}
