using System.Buffers;
using Converter.Documents;
using static Converter.Reading.Proofing.Characters;

namespace Converter.Reading.Proofing.Rules;

/// <summary>36: Chinese text takes full-width marks (GB/T 15834). The cleaning mends the certain ones; what is left is told here.</summary>
internal static class WidthOfMarks
{
    private const string HalfWidth = ",.;:?!";
    private const string FullWidthMarks = "，。；：？！";
    private const int Near = 6;
    private static readonly SearchValues<char> s_marks = SearchValues.Create(HalfWidth + "()");

    public static void FullWidth(ProofContext context, FindingList findings)
    {
        foreach (Paragraph paragraph in context.Holding(Marks.HalfWidth))
        {
            string text = paragraph.Text;

            // The marks of the enumerator are the business of other rules.
            int at = paragraph.Enumerator?.End ?? 0;
            for (int step = text.AsSpan(at).IndexOfAny(s_marks); step >= 0; step = text.AsSpan(at).IndexOfAny(s_marks))
            {
                at += step;
                if (text[at] is '(' or ')')
                {
                    CheckBracket(paragraph, at, findings);
                }
                else
                {
                    CheckMark(paragraph, at, findings);
                }

                at++;
            }
        }
    }

    private static void CheckMark(Paragraph paragraph, int at, FindingList findings)
    {
        char before = paragraph.At(at - 1);
        char after = paragraph.At(at + 1);
        char full = FullWidthMarks[HalfWidth.IndexOf(paragraph.Text[at], StringComparison.Ordinal)];
        bool followsHan = IsHan(before) || before is '”' or '》' or '）' or '〉' or '’' || (before is ')' or '%' && IsInChinese(paragraph.Text, at));
        bool isFollowed = after == '\0' || IsHan(after) || after is '“' or '《' or '（' || IsBlank(after);
        bool isDot = full == '。';
        if (isDot ? followsHan && isFollowed && !IsHanNumeral(before) : followsHan || (IsDigit(before) && IsHan(after) && full != '：'))
        {
            findings.Add(paragraph, at, 1, full.ToString(), doubt: paragraph.Role == Role.Table ? 1 : 0);
        }
    }

    // Whether one of the few characters before is Han.
    private static bool IsInChinese(string text, int at) => text.AsSpan(Math.Max(at - Near, 0), Math.Min(at, Near)).ContainsAnyInRange('\u4e00', '\u9fff');

    private static void CheckBracket(Paragraph paragraph, int at, FindingList findings)
    {
        bool isOpen = paragraph.Text[at] == '(';
        char outside = paragraph.At(isOpen ? at - 1 : at + 1);
        char inside = paragraph.At(isOpen ? at + 1 : at - 1);
        if (IsHan(inside) || IsHan(outside))
        {
            // Around Latin letters and figures, half-width brackets are a habit, not a slip.
            findings.Add(paragraph, at, 1, isOpen ? "（" : "）", doubt: IsHan(inside) && paragraph.Role != Role.Table ? 0 : 1);
        }
    }
}
