using Converter.Reading.Cleaning;
using Converter.Reading.Outline;
using Converter.Reading.Proofing;

namespace Converter.Reading;

/// <summary>How a text is read.</summary>
public sealed record ReadingOptions
{
    /// <summary>The rules of cleaning; those that come with the program by default.</summary>
    public CleaningRules Rules { get; init; } = CleaningRules.BuiltIn;

    /// <summary>Which of the rules apply; all by default.</summary>
    public CleaningOptions Cleaning { get; init; } = new();

    /// <summary>Corrections of lines that a person has made; none by default.</summary>
    public OutlineOptions Outline { get; init; } = new();

    /// <summary>What proofreading looks at; everything by default.</summary>
    public ProofOptions Proofing { get; init; } = new();
}
