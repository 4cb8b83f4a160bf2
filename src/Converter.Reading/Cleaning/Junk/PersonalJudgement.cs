using System.Collections.Immutable;
using Converter.Documents;
using Converter.Reading.Cleaning.Lines;

namespace Converter.Reading.Cleaning.Junk;

/// <summary>Puts what a person has decided about a line in place of what the evidence says.</summary>
internal static class PersonalJudgement
{
    private static readonly JunkVerdict ByPerson = new(
        "person.junk",
        1,
        new Message("按更正视为无关内容。", "Taken for junk by correction."));

    /// <summary>Overrides the verdicts on the lines that a person has judged.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="options">Holds the judgements.</param>
    /// <param name="verdicts">The verdict on each line; changed in place.</param>
    public static void Apply(ImmutableArray<SourceLine> lines, CleaningOptions options, Span<JunkVerdict?> verdicts)
    {
        if (options.Judged.IsEmpty)
        {
            return;
        }

        for (int index = 0; index < lines.Length; index++)
        {
            if (options.Judged.TryGetValue(lines[index].Number, out bool isJunk))
            {
                verdicts[index] = isJunk ? verdicts[index] ?? ByPerson : null;
            }
        }
    }
}
