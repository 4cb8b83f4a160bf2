using Converter.Documents;

namespace Converter.Reading.Proofing.Rules;

/// <summary>The imprint (版记): rules 24 and 31.</summary>
internal static class Imprints
{
    private static readonly string[] s_openings = ["抄送", "抄报", "主送", "发送", "分送", "报送"];

    /// <summary>24: full Arabic date and 印发 (GB/T 9704 7.4.3).</summary>
    public static void PrintDate(ProofContext context, FindingList findings)
    {
        foreach (Paragraph paragraph in context.Of(Role.Imprint))
        {
            if (OpeningOf(paragraph) is not null || WrittenDate.FirstIn(paragraph.Text) is not { } date)
            {
                continue;
            }

            string written = paragraph.Text[date.Start..date.End];
            if (written != date.Right)
            {
                findings.Add(paragraph, date.Start, written.Length, date.Right);
            }

            ReadOnlySpan<char> rest = paragraph.Text.AsSpan(date.End).Trim();
            if (rest is not "印发")
            {
                bool isCut = rest is "印";
                findings.Add(paragraph, date.Start, paragraph.Text.Length - date.Start, isCut ? date.Right + "印发" : null, date.Right + "印发", doubt: isCut ? 0 : 1);
            }
        }
    }

    /// <summary>31: 抄送： with a full-width colon, 。 at the end (7.4.2).</summary>
    public static void CopyTo(ProofContext context, FindingList findings)
    {
        for (int i = 0; i < context.Paragraphs.Length; i++)
        {
            Paragraph paragraph = context.Paragraphs[i];
            if (paragraph.Role != Role.Imprint || OpeningOf(paragraph) is not { } opening)
            {
                continue;
            }

            if (paragraph.At(opening.Length) != '：')
            {
                bool isHalf = paragraph.At(opening.Length) == ':';
                findings.Add(paragraph, opening.Length, isHalf ? 1 : 0, "：", wanted: opening + "：", variant: "colon");
            }

            Paragraph last = LastLineOf(context, ref i);
            char end = last.Text[^1];
            if (end != '。')
            {
                bool hasMark = end is '.' or '；' or '，' or '、' or ';' or ',';
                findings.Add(last, last.Text.Length - (hasMark ? 1 : 0), hasMark ? 1 : 0, "。");
            }
        }
    }

    // Turned lines of a list belong to it, up to the next opening or the line of the printing.
    private static Paragraph LastLineOf(ProofContext context, ref int index)
    {
        while (index + 1 < context.Paragraphs.Length
            && context.Paragraphs[index + 1] is { Role: Role.Imprint } next
            && OpeningOf(next) is null
            && WrittenDate.FirstIn(next.Text) is null)
        {
            index++;
        }

        return context.Paragraphs[index];
    }

    private static string? OpeningOf(Paragraph paragraph) =>
        Array.Find(s_openings, opening => paragraph.Text.StartsWith(opening, StringComparison.Ordinal));
}
