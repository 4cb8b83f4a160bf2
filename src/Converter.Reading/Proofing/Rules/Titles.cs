using Converter.Documents;

namespace Converter.Reading.Proofing.Rules;

/// <summary>Titles, and titles that are cited: rules 13 to 15.</summary>
internal static class Titles
{
    private static readonly string[] s_planWords = ["要点", "计划", "方案", "名单", "清单", "安排", "规划", "分工", "预案", "一览表"];

    /// <summary>13: a title has no marks but 《》 “” （） 、 (GB/T 15834 B.4).</summary>
    public static void Marks(ProofContext context, FindingList findings)
    {
        for (int i = 0; i < context.Paragraphs.Length; i++)
        {
            Paragraph paragraph = context.Paragraphs[i];
            if (paragraph.Role != Role.Title)
            {
                continue;
            }

            bool isLast = i + 1 == context.Paragraphs.Length || context.Paragraphs[i + 1].Role != Role.Title;
            for (int at = 0; at < paragraph.Text.Length; at++)
            {
                if (paragraph.Text[at] is not ('。' or '；' or '，' or '：' or '！' or '？' or ',' or ';'))
                {
                    continue;
                }

                // A mark at the very end is wrong in any title; inside, titles of speeches are freer.
                bool isEnd = isLast && at == paragraph.Text.Length - 1 && paragraph.Text[at] is not ('！' or '？');
                findings.Add(paragraph, at, 1, isEnd ? string.Empty : null, doubt: isEnd ? 0 : context.IsOfficial ? 1 : 2);
            }
        }
    }

    /// <summary>14: in a title 《》 stands for laws and regulations, not for plans and lists.</summary>
    public static void BookMarks(ProofContext context, FindingList findings)
    {
        foreach (Paragraph paragraph in context.Of(Role.Title))
        {
            int open = paragraph.Text.IndexOf('《', StringComparison.Ordinal);
            int close = open < 0 ? -1 : paragraph.Text.IndexOf('》', open);
            if (close > open && s_planWords.Any(word => paragraph.Text.AsSpan(0, close).EndsWith(word)))
            {
                findings.Add(paragraph, open, close + 1 - open, wanted: paragraph.Text[(open + 1)..close]);
            }
        }
    }

    /// <summary>15: a title inside a title takes 〈〉 (GB/T 15834 4.15).</summary>
    public static void NestedBookMarks(ProofContext context, FindingList findings)
    {
        foreach (Paragraph paragraph in context.Holding(Proofing.Marks.BookMarks))
        {
            string text = paragraph.Text;
            int depth = 0;
            int inner = -1;
            int innerEnd = -1;
            for (int at = text.AsSpan().IndexOfAny('《', '》'); at >= 0 && at < text.Length; at++)
            {
                char c = text[at];
                if (c is '《' or '<')
                {
                    inner = depth == 1 ? at : inner;
                    depth += c == '《' || depth > 0 ? 1 : 0;
                }
                else if (c == '》' || (c == '>' && depth > 1))
                {
                    innerEnd = depth == 2 ? at : innerEnd;
                    depth = Math.Max(depth - 1, 0);
                    if (depth == 0 && inner >= 0 && innerEnd > inner)
                    {
                        findings.Add(paragraph, inner, innerEnd + 1 - inner, $"〈{text[(inner + 1)..innerEnd]}〉");
                    }
                }

                (inner, innerEnd) = depth == 0 ? (-1, -1) : (inner, innerEnd);
            }
        }
    }
}
