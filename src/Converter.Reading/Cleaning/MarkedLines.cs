using System.Collections.Immutable;
using Converter.Reading.Importing;

namespace Converter.Reading.Cleaning;

/// <summary>Keeps the cleaning from lines of which the file itself says that they belong to the document.</summary>
internal static class MarkedLines
{
    /// <summary>The options with the rows of tables and verbatim lines judged to be no junk, unless a person has said otherwise.</summary>
    public static CleaningOptions Protect(CleaningOptions options, TextMarks marks)
    {
        ImmutableSortedDictionary<int, bool>.Builder judged = options.Judged.ToBuilder();
        for (int number = 1; number <= marks.Lines.Length; number++)
        {
            if (marks.Of(number) is { Row: not null } or { IsVerbatim: true })
            {
                judged.TryAdd(number, false);
            }
        }

        return judged.Count == options.Judged.Count ? options : options with { Judged = judged.ToImmutable() };
    }
}
