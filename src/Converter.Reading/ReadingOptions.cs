using System.Collections.Immutable;
using Converter.Documents;
using Converter.Reading.Cleaning;
using Converter.Reading.Outline;
using Converter.Reading.Proofing;

namespace Converter.Reading;

/// <summary>How a text is read.</summary>
public sealed record ReadingOptions
{
    /// <summary>
    /// Name of the file, which tells Markdown by its ending (.md, .markdown); <see langword="null"/>, the default, where there is none.
    /// A .docx is known by its content.
    /// </summary>
    public string? FileName { get; init; }

    /// <summary>The rules of cleaning; those that come with the program by default.</summary>
    public CleaningRules Rules { get; init; } = CleaningRules.BuiltIn;

    /// <summary>Which of the rules apply; all by default.</summary>
    public CleaningOptions Cleaning { get; init; } = new();

    /// <summary>Corrections of lines that a person has made; none by default.</summary>
    public OutlineOptions Outline { get; init; } = new();

    /// <summary>What proofreading looks at; everything by default.</summary>
    public ProofOptions Proofing { get; init; } = new();

    /// <summary>The options with the corrections of a person, which go to the stages that they concern.</summary>
    /// <param name="corrections">The corrections; of several for one line the last counts.</param>
    public ReadingOptions With(IReadOnlyCollection<LineCorrection> corrections)
    {
        ImmutableSortedDictionary<int, bool>.Builder judged = Cleaning.Judged.ToBuilder();
        foreach (LineCorrection correction in corrections)
        {
            judged[correction.Line] = correction.Role == Role.Junk;
        }

        return this with
        {
            Cleaning = Cleaning with { Judged = judged.ToImmutable() },
            Outline = Outline with
            {
                Corrections = [.. Outline.Corrections, .. corrections.Where(correction => correction.Role != Role.Junk)],
            },
        };
    }
}
