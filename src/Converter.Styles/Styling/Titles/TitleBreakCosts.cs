using System.Collections.Immutable;

namespace Converter.Styles.Styling.Titles;

/// <summary>
/// What a break at each place of a title costs: nothing where a sense group ends, much inside a name, and <see cref="Never"/> where no
/// line may end. The figures are weights against those of <see cref="TitleShape"/>.
/// </summary>
internal static class TitleBreakCosts
{
    /// <summary>No line ends here.</summary>
    public const int Never = int.MaxValue;

    private const int InsideName = 60;
    private const int InsideOffice = 45;
    private const int InsidePair = 32;
    private const int AfterDoubtfulSuffix = 26;
    private const int BeforeShortBrackets = 30;
    private const int ShortBrackets = 4;
    private const int InsideLongBrackets = 45;

    /// <summary>The cost of a break before each character; <see cref="Never"/> inside words and numbers.</summary>
    /// <param name="title">The title.</param>
    /// <param name="tokens">Its words.</param>
    /// <param name="capacity">Width of a line in em; what stands in brackets is broken only where it is wider.</param>
    public static int[] Of(string title, ImmutableArray<TitleToken> tokens, decimal capacity)
    {
        int[] costs = new int[title.Length + 1];
        Array.Fill(costs, Never);
        int[] brackets = BracketCosts(title, tokens, capacity);
        for (int index = 1; index < tokens.Length; index++)
        {
            TitleToken right = tokens[index];
            int cost = Between(tokens[index - 1], right);
            costs[right.Start] = cost == Never || brackets[right.Start] == Never ? Never : Math.Max(0, cost) + brackets[right.Start];
        }

        return costs;
    }

    private static int Between(TitleToken left, TitleToken right) => (left.Class, right.Class) switch
    {
        (_, TokenClass.Closing or TokenClass.Pause or TokenClass.Of or TokenClass.Blank) => Never,
        (TokenClass.Opening or TokenClass.About or TokenClass.Adverb or TokenClass.Lead or TokenClass.Joint, _) => Never,
        (_, TokenClass.Suffix) => Never,
        (TokenClass.LongMark, TokenClass.LongMark) => Never,
        (TokenClass.Suffix or TokenClass.Place or TokenClass.Unknown, TokenClass.Organ) => InsideOffice,
        (TokenClass.Unknown, TokenClass.Unknown) or (TokenClass.Ordinal, _) => InsideName,
        (TokenClass.Suffix or TokenClass.Place or TokenClass.Noun or TokenClass.Unknown, TokenClass.Ordinal) => InsideOffice,
        (TokenClass.Suffix, TokenClass.Unknown) => AfterDoubtfulSuffix,
        (TokenClass.Action, TokenClass.Action) or (TokenClass.Verb, TokenClass.Verb) => InsidePair,
        _ => After(left.Class) + Before(right.Class),
    };

    private static int After(TokenClass left) => left switch
    {
        TokenClass.Blank => -20,
        TokenClass.Organ or TokenClass.Type or TokenClass.Tail => 0,
        TokenClass.Closing => 2,
        TokenClass.Noun => 4,
        TokenClass.Suffix or TokenClass.Action => 6,
        TokenClass.Of => 6,
        TokenClass.Place => 8,
        TokenClass.Pause => 12,
        TokenClass.Number => 16,
        TokenClass.Verb => 18,
        TokenClass.Unknown => 36,
        _ => 10,
    };

    private static int Before(TokenClass right) => right switch
    {
        TokenClass.About => -8,
        TokenClass.Opening => 2,
        TokenClass.Adverb or TokenClass.Lead or TokenClass.LongMark => 2,
        TokenClass.Verb => 4,
        TokenClass.Joint => 6,
        TokenClass.Place or TokenClass.Organ => 8,
        TokenClass.Number => 8,
        TokenClass.Noun => 10,
        TokenClass.Action or TokenClass.Unknown => 14,
        TokenClass.Type => 26,
        TokenClass.Tail => 28,
        _ => 10,
    };

    /// <summary>What a break costs for standing between brackets or quotation marks, or before a few bracketed characters.</summary>
    private static int[] BracketCosts(string title, ImmutableArray<TitleToken> tokens, decimal capacity)
    {
        int[] costs = new int[title.Length + 1];
        int depth = 0;
        int opened = 0;
        foreach (TitleToken token in tokens)
        {
            if (token.Class == TokenClass.Opening && depth++ == 0)
            {
                opened = token.Start;
            }
            else if (token.Class == TokenClass.Closing && depth > 0 && --depth == 0)
            {
                decimal width = TextWidth.Of(title.AsSpan(opened, token.End - opened));
                costs.AsSpan(opened + 1, token.Start - opened).Fill(width <= capacity ? Never : InsideLongBrackets);
                costs[opened] += width <= ShortBrackets ? BeforeShortBrackets : 0;
            }
        }

        return costs;
    }
}
