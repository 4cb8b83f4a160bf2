using System.Collections.Immutable;
using Converter.Documents;

namespace Converter.Reading.Outline;

/// <summary>What a person has decided about the structure of a text, and wants to know of it.</summary>
public sealed record OutlineOptions
{
    /// <summary>No corrections.</summary>
    public static OutlineOptions Default { get; } = new();

    /// <summary>Verdicts that are obeyed whatever the evidence says; of several for one line the last counts.</summary>
    public ImmutableArray<LineCorrection> Corrections { get; init; } = [];

    /// <summary>Whether every verdict is to carry its evidence in words; off by default, since only whoever asks for the reasons reads them.</summary>
    public bool WithReasons { get; init; }
}

/// <summary>A verdict by a person, such as “line 23 = heading level 2”.</summary>
/// <param name="Line">Line number in the original, from 1.</param>
/// <param name="Role">What the line is.</param>
public sealed record LineCorrection(int Line, Role Role)
{
    /// <summary>Outline level of a heading, 1 … 9; 0 to have it found by nesting.</summary>
    public int Level { get; init; }

    /// <summary>Text of the run-in heading as it stands at the beginning of the line; <see langword="null"/> to have its end found.</summary>
    public string? Head { get; init; }
}
