using System.Collections.Immutable;
using Converter.Reading.Cleaning.Lines;

namespace Converter.Reading.Cleaning.Junk;

/// <summary>The lines of a text that are left, seen as one row.</summary>
/// <param name="all">All lines that are not blank.</param>
/// <param name="places">The lines that are left, by their index among all; <see langword="null"/> where all are.</param>
internal readonly struct LinesLeft(ImmutableArray<SourceLine> all, int[]? places)
{
    /// <summary>Number of lines left.</summary>
    public int Length => places is null ? all.Length : places.Length;

    /// <summary>A line.</summary>
    /// <param name="index">Its index among those that are left.</param>
    public SourceLine this[int index] => all[PlaceOf(index)];

    /// <summary>The index among all lines.</summary>
    /// <param name="index">The index among those that are left.</param>
    public int PlaceOf(int index) => places is null ? index : places[index];

    /// <summary>The lines in an array of their own.</summary>
    public ImmutableArray<SourceLine> ToArray()
    {
        ImmutableArray<SourceLine>.Builder lines = ImmutableArray.CreateBuilder<SourceLine>(Length);
        for (int index = 0; index < Length; index++)
        {
            lines.Add(this[index]);
        }

        return lines.MoveToImmutable();
    }
}
