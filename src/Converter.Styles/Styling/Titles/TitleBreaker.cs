using System.Collections.Immutable;

namespace Converter.Styles.Styling.Titles;

/// <summary>Breaks a title into lines by sense and shape (GB/T 9704 7.3.1).</summary>
public static class TitleBreaker
{
    /// <summary>What the author's own breaks may cost more than the best ones before they are given up.</summary>
    private const int AuthorsCredit = 60;

    /// <summary>What a break of the author's costs inside a word of the list, and inside a longer one, which is made of words.</summary>
    private const int InsideWord = 120;
    private const int InsideCompound = 20;
    private const int LongestPlainWord = 4;

    /// <summary>No title is as long; a paragraph taken for one is left to the line breaker.</summary>
    private const int LongestTitle = 120;

    /// <summary>The line breaks of a title.</summary>
    /// <param name="title">The title in one piece.</param>
    /// <param name="capacity">Width of a line in em, at least 1.</param>
    /// <param name="given">Where the author broke it, in rising order; kept where the lines fit and are not much worse than the best.</param>
    /// <returns>
    /// Indices before which a line begins, in rising order, never 0; empty where the title fits one line, and where no breaks can be
    /// found that leave words, numbers and 《》 whole.
    /// </returns>
    public static ImmutableArray<int> Break(string title, decimal capacity, ImmutableArray<int> given)
    {
        if (title.Length > LongestTitle)
        {
            return given;
        }

        ImmutableArray<TitleToken> tokens = TitleTokenizer.Cut(title, TitleLexicon.BuiltIn);
        int[] costs = TitleBreakCosts.Of(title, tokens, capacity);
        foreach (int at in given)
        {
            costs[at] = costs[at] == TitleBreakCosts.Never ? AuthorsCost(title, at, tokens) : costs[at];
        }

        if (TextWidth.Of(title) <= capacity)
        {
            // breaks that the width did not ask for were meant, unless a word is cut
            return given.All(at => costs[at] < InsideWord) ? given : [];
        }

        return BreakWide(title, capacity, costs, given);
    }

    private static ImmutableArray<int> BreakWide(string title, decimal capacity, int[] costs, ImmutableArray<int> given)
    {
        TitleLines lines = new(title, costs, capacity);
        int fewest = (int)Math.Ceiling(TextWidth.Of(title) / capacity);
        TitleLines.Solution best = lines.Best(fewest);
        int authors = given.IsEmpty ? TitleBreakCosts.Never : lines.CostOf(given, fewest);
        return authors != TitleBreakCosts.Never && authors <= (long)best.Cost + AuthorsCredit ? given : best.Breaks;
    }

    /// <summary>What a break of the author's costs where we would not break.</summary>
    private static int AuthorsCost(string title, int at, ImmutableArray<TitleToken> tokens)
    {
        bool splitsMark = TitleTokenizer.Closing.Contains(title[at], StringComparison.Ordinal)
            || TitleTokenizer.Pauses.Contains(title[at], StringComparison.Ordinal)
            || TitleTokenizer.Opening.Contains(title[at - 1], StringComparison.Ordinal)
            || (char.IsLowSurrogate(title[at]) && char.IsHighSurrogate(title[at - 1]));
        TitleToken token = tokens.First(token => at < token.End);
        return splitsMark ? TitleBreakCosts.Never : SplitsPlainWord(title, at, token) ? InsideWord : InsideCompound;
    }

    /// <summary>Whether a place lies inside a short word, be it inside a longer one.</summary>
    private static bool SplitsPlainWord(string title, int at, TitleToken token)
    {
        for (int start = Math.Max(token.Start, at - LongestPlainWord + 1); start < at; start++)
        {
            for (int end = Math.Min(token.End, start + LongestPlainWord); end > at; end--)
            {
                if (TitleLexicon.BuiltIn.ClassOf(title.AsSpan(start, end - start)) is not null)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
