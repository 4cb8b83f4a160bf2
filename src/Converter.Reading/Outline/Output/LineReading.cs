using System.Collections.Immutable;
using Converter.Documents;
using Converter.Reading.Outline.Lines;

namespace Converter.Reading.Outline.Output;

/// <summary>All that was decided about a cleaned line.</summary>
internal readonly record struct LineReading(TextLine Line, Role Role)
{
    public int Level { get; init; }

    /// <summary>Length of the run-in heading in the cleaned line; 0 where there is none.</summary>
    public int HeadLength { get; init; }

    public ImmutableArray<TextRange> Leads { get; init; } = [];

    public double Confidence { get; init; } = 1;

    public ImmutableArray<Reason> Reasons { get; init; } = [];
}
