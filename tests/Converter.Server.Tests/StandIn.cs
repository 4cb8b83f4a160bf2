using System.Collections.Immutable;
using Converter.Conversion;
using Converter.Jobs.Model;
using Converter.Jobs.Running;
using Converter.Reports;

namespace Converter.Server.Tests;

/// <summary>Stands in for a conversion, so that it hangs or fails when it should.</summary>
/// <param name="convert">Is given the name of the file and what is told of stages.</param>
internal sealed class StandIn(Action<string, Action<string>> convert) : IConversion
{
    public ConversionResult Convert(string name, ReadOnlyMemory<byte> input, ConversionRequest request, Action<string> stageBegins)
    {
        convert(name, stageBegins);
        ConversionReport report = new(new SourceReport(name, input.Length, string.Empty, "utf-8", 1));
        return new ConversionResult(ConversionOutcome.Done, ImmutableArray<OutputFile>.Empty, report);
    }
}
