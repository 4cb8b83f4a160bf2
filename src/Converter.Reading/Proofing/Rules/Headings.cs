using Converter.Documents;
using static Converter.Reading.Proofing.Characters;

namespace Converter.Reading.Proofing.Rules;

/// <summary>How headings end: rules 11 and 12.</summary>
internal static class Headings
{
    private const int LongestTopic = 20;

    /// <summary>11: a heading on a line of its own has no mark at its end (GB/T 15834 B.4); ？ ！ …… may stand.</summary>
    public static void EndMark(ProofContext context, FindingList findings)
    {
        foreach (Paragraph paragraph in context.Paragraphs)
        {
            int end = paragraph.Text.Length - 1;
            // In a heading that is its enumerator and nothing else (“一、”) the mark is that of the enumerator.
            bool hasTopic = end >= (paragraph.Enumerator?.End ?? 1);
            if (paragraph.IsWholeHeading && hasTopic && paragraph.Text[end] is '。' or '；' or '，' or '、' or '：')
            {
                int doubt = DoubtOf(paragraph);
                findings.Add(paragraph, end, 1, doubt == 0 ? string.Empty : null, doubt: doubt);
            }
        }
    }

    /// <summary>12: a run-in heading ends with 。</summary>
    public static void RunInEnd(ProofContext context, FindingList findings)
    {
        foreach (Paragraph paragraph in context.Of(Role.Heading))
        {
            int end = Math.Min(paragraph.HeadLength, paragraph.Text.Length);
            if (end == 0 || paragraph.Text[end - 1] is '。' or '！' or '？' or '；' or '…')
            {
                continue;
            }

            if (paragraph.Text[end - 1] is '：' or ':' or '，')
            {
                findings.Add(paragraph, end - 1, 1, wanted: "。", doubt: 1);
            }
            else if (IsBlank(paragraph.Text[end - 1]))
            {
                findings.Add(paragraph, end - 1, 1, "。", variant: "missing");
            }
            else
            {
                int blanks = RunEnd(paragraph.Text, end, IsBlank) - end;
                findings.Add(paragraph, end, blanks, "。", variant: "missing");
            }
        }
    }

    // A numbered sentence that stands alone may be an item of a list: then its full stop is right. And （一）……。 above its text, as if
    // run in, is a habit of the highest offices.
    private static int DoubtOf(Paragraph paragraph)
    {
        int start = paragraph.Enumerator?.End ?? 0;
        ReadOnlySpan<char> topic = paragraph.Text.AsSpan(start, paragraph.Text.Length - 1 - start);
        bool isTopic = topic.Length <= LongestTopic && topic.IndexOfAny("，；。：、") < 0;
        return paragraph.Enumerator?.Family switch
        {
            EnumeratorFamily.Han or EnumeratorFamily.Chapter or EnumeratorFamily.Section => isTopic ? 0 : 1,
            EnumeratorFamily.BracketedHan => isTopic && paragraph.Text[^1] == '。' ? 1 : 2,
            null => paragraph.Text[^1] == '：' ? 2 : isTopic ? 1 : 2,
            _ => 2,
        };
    }
}
