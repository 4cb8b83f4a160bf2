using System.Buffers;
using static Converter.Reading.Proofing.Characters;

namespace Converter.Reading.Proofing.Rules;

/// <summary>38: an ellipsis has six dots, a dash the length of two characters (GB/T 15834).</summary>
internal static class EllipsisAndDash
{
    private const string Ellipsis = "……";
    private const string Dash = "——";
    private const int Leader = 7;
    private static readonly SearchValues<char> s_marks = SearchValues.Create(".．。…·-－—─");

    public static void Check(ProofContext context, FindingList findings)
    {
        foreach (Paragraph paragraph in context.Paragraphs)
        {
            string text = paragraph.Text;
            if (!paragraph.Holds(Marks.Strokes) && !text.Contains("。。。", StringComparison.Ordinal))
            {
                continue;
            }

            int at = 0;
            for (int step = text.AsSpan().IndexOfAny(s_marks); step >= 0; step = text.AsSpan(at).IndexOfAny(s_marks))
            {
                int start = at + step;
                char mark = text[start];
                at = start + 1;
                while (at < text.Length && text[at] == mark)
                {
                    at++;
                }

                bool inChinese = IsChinese(paragraph.At(start - 1)) || IsChinese(paragraph.At(at));
                if (inChinese && WantedFor(mark, at - start, start) is { } wanted)
                {
                    findings.Add(paragraph, start, at - start, wanted);
                }
            }
        }
    }

    // Dots of a table of contents run longer than any ellipsis; one — joins two places or years, so only at the start it is a cut dash.
    private static string? WantedFor(char mark, int length, int start) => mark switch
    {
        '.' or '．' or '·' => length is > 2 and < Leader ? Ellipsis : null,
        '。' => length is > 2 and < Leader ? Ellipsis : null,
        '…' => length is 1 or 3 ? Ellipsis : null,
        '-' or '－' or '─' => length is 2 or 3 ? Dash : null,
        _ => length == 3 || (length == 1 && start == 0) ? Dash : null,
    };

    private static bool IsChinese(char c) => IsHan(c) || c is '，' or '、' or '；' or '：' or '“' or '”' or '（' or '）' or '《' or '》' or '？' or '！';
}
