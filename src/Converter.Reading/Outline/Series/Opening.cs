using Converter.Reading.Outline.Lines;

namespace Converter.Reading.Outline.Series;

/// <summary>How a numbered paragraph begins: its first sentence, and the shorter phrase before a colon or a blank.</summary>
/// <param name="Start">Index behind the enumerator.</param>
/// <param name="Stop">Index behind the first sentence; the length of the line where no sentence ends in it.</param>
/// <param name="Colon">Index behind the colon that ends a short opening phrase; 0 where there is none.</param>
/// <param name="Blank">Index of the blank that ends a short opening phrase; 0 where there is none.</param>
internal readonly record struct Opening(int Start, int Stop, int Colon, int Blank)
{
    private const int LongestPhrase = 22;

    /// <summary>Looks at the beginning of a numbered paragraph.</summary>
    /// <param name="line">The line.</param>
    /// <param name="start">Index behind the enumerator.</param>
    public static Opening Of(TextLine line, int start)
    {
        string text = line.Text;
        while (start < text.Length && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        int stop = line.SentenceEnd > start ? line.SentenceEnd : text.Length;
        int reach = Math.Min(stop, start + LongestPhrase + 1);
        int colon = Sentences.FirstColon(text, start, reach);
        bool phrase = colon > start + 1 && colon + 1 < text.Length && (!text.AsSpan(start, colon - start).ContainsAny('，', '；') || IsPair(text.AsSpan(start, colon - start)));
        return new Opening(start, stop, phrase ? colon + 1 : 0, BlankAfterPhrase(line, start, reach));
    }

    // 提高认识，加强领导：two short phrases of like length are a topic, too.
    private static bool IsPair(ReadOnlySpan<char> phrase)
    {
        int comma = phrase.IndexOf('，');
        int second = phrase.Length - comma - 1;
        return comma is >= 3 and <= 8 && second is >= 3 and <= 8 && Math.Abs(comma - second) <= 1 && !phrase[(comma + 1)..].ContainsAny('，', '；');
    }

    private static int BlankAfterPhrase(TextLine line, int start, int reach)
    {
        for (int index = start + 2; index < reach && index < line.Length - 12; index++)
        {
            bool blank = line.Text[index] is ' ' or '　' && IsHan(line.Text[index - 1]) && IsHan(line.Text[index + 1]);
            if (blank && line.End == EndMark.Sentence && line.Text[index - 1] is not ('是' or '为') && !line.Text.AsSpan(start, index - start).ContainsAny("，、；："))
            {
                return index;
            }
        }

        return 0;
    }

    private static bool IsHan(char character) => character is >= '一' and <= '鿿';
}
