namespace Converter.Reading.Cleaning.Mending;

/// <summary>Brings brackets to full width where they stand in Chinese text, both of a pair together.</summary>
internal static class BracketMending
{
    /// <summary>Mends a paragraph.</summary>
    public static void Mend(ParagraphBuffer buffer, Mender mender)
    {
        ReadOnlySpan<char> text = buffer.View;
        if (!mender.IsOn(MendingRule.PunctuationBrackets) || text.IndexOfAny('(', ')') < 0)
        {
            return;
        }

        WesternRuns runs = new(text);
        Stack<Opened> open = [];
        int han = 0;
        for (int index = 0; index < text.Length; index++)
        {
            han += Neighbours.IsHan(text[index]) ? 1 : 0;
            bool protectedHere = runs.Protects(index);
            if (text[index] is '(' or '（' && !protectedHere)
            {
                open.Push(new Opened(index, han));
            }
            else if (text[index] is ')' or '）' && !protectedHere && open.TryPop(out Opened opened))
            {
                MendPair(buffer, opened, index, han);
            }
        }
    }

    private static void MendPair(ParagraphBuffer buffer, Opened opened, int close, int han)
    {
        ReadOnlySpan<char> text = buffer.View;
        bool mixed = (text[opened.Index] == '(') != (text[close] == ')');
        if ((text[opened.Index] == '（' && !mixed) || (!mixed && !IsChinese(text, opened, close, han)))
        {
            return;
        }

        if (text[opened.Index] == '(')
        {
            buffer.Replace(opened.Index, '（', MendingRule.PunctuationBrackets);
        }

        if (text[close] == ')')
        {
            buffer.Replace(close, '）', MendingRule.PunctuationBrackets);
        }
    }

    // Han inside, or Han beside a pair that is not the argument of a Western word: f(x), GB/T 9704(2012).
    private static bool IsChinese(ReadOnlySpan<char> text, Opened opened, int close, int han)
    {
        if (han > opened.Han)
        {
            return true;
        }

        bool argument = opened.Index > 0 && Neighbours.IsWestern(text[opened.Index - 1]);
        return !argument && close > opened.Index + 1
            && (Neighbours.IsChinese(Neighbours.Before(text, opened.Index)) || Neighbours.IsChinese(Neighbours.From(text, close + 1)));
    }

    // An opening bracket and the number of Han characters up to it.
    private readonly record struct Opened(int Index, int Han);
}
