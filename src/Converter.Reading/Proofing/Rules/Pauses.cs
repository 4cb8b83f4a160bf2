using Converter.Documents;
using static Converter.Reading.Proofing.Characters;

namespace Converter.Reading.Proofing.Rules;

/// <summary>Pauses: rules 39 to 43.</summary>
internal static class Pauses
{
    private const string AfterEtc = "，。；、）：！？的多共各单部有等";
    private const string AfterWaiting = "到待候我他她你于了";
    private const string Doubling = "，、；：。";

    /// <summary>39: …… and 等 do not stand together (GB/T 15834 A.9).</summary>
    public static void EllipsisWithEtc(ProofContext context, FindingList findings)
    {
        foreach (Paragraph paragraph in context.Holding(Marks.Ellipsis))
        {
            string text = paragraph.Text;
            for (int at = text.IndexOf("……", StringComparison.Ordinal); at >= 0; at = text.IndexOf("……", at + 2, StringComparison.Ordinal))
            {
                if (paragraph.At(at + 2) == '等' && !AfterWaiting.Contains(paragraph.At(at + 3)))
                {
                    findings.Add(paragraph, at, 3);
                }
                else if (paragraph.At(at - 1) == '等')
                {
                    findings.Add(paragraph, at - 1, 3);
                }
            }
        }
    }

    /// <summary>40: no 、 before 等, no mark doubled (B.1.2).</summary>
    public static void BeforeEtcAndDoubled(ProofContext context, FindingList findings)
    {
        foreach (Paragraph paragraph in context.Paragraphs)
        {
            string text = paragraph.Text;
            int at = 0;
            for (int step = text.AsSpan().IndexOfAny(Doubling); step >= 0; step = text.AsSpan(at).IndexOfAny(Doubling))
            {
                int start = at + step;
                at = start + 1;
                while (paragraph.At(at) is '，' or '、' or '；' or '：' or '。')
                {
                    at++;
                }

                int length = at - start;
                bool isEtc = length == 1 && text[start] == '、' && paragraph.At(at) == '等' && AfterEtc.Contains(paragraph.At(at + 1));
                if (isEtc)
                {
                    findings.Add(paragraph, start, 1, string.Empty, wanted: "等", variant: "etc");
                }
                else if (length == 2)
                {
                    findings.Add(paragraph, start, 2, text[start] == text[start + 1] ? text[start].ToString() : null, wanted: text[start].ToString());
                }
                else if (length > 2 && text.AsSpan(start, length).IndexOfAnyExcept('。') >= 0)
                {
                    findings.Add(paragraph, start, length, wanted: text[start].ToString());
                }
            }
        }
    }

    /// <summary>41: no 、 between quotations or titles side by side (4.5.3.5), unless a note in brackets follows one.</summary>
    public static void BetweenQuotes(ProofContext context, FindingList findings)
    {
        foreach (Paragraph paragraph in context.Holding(Marks.Pause))
        {
            string text = paragraph.Text;
            for (int at = text.IndexOf('、', StringComparison.Ordinal); at >= 0; at = text.IndexOf('、', at + 1))
            {
                char before = paragraph.At(at - 1);
                char after = paragraph.At(at + 1);
                bool isBetween = (before == '”' && after == '“') || (before == '》' && after == '《');
                if (isBetween && !HasNoteNearby(text, at, before))
                {
                    findings.Add(paragraph, at, 1, string.Empty);
                }
            }
        }
    }

    /// <summary>42: one colon per sentence (4.7).</summary>
    public static void OneColon(ProofContext context, FindingList findings)
    {
        foreach (Paragraph paragraph in context.Of(Role.Body, Role.Heading))
        {
            if (!paragraph.Holds(Marks.Colon))
            {
                continue;
            }

            string text = paragraph.Text;
            int colons = 0;
            int depth = 0;
            for (int at = text.AsSpan().IndexOf('：'); at >= 0 && at < text.Length; at++)
            {
                depth = text[at] switch
                {
                    '（' or '“' or '《' or '(' => depth + 1,
                    '）' or '”' or '》' or ')' => Math.Max(depth - 1, 0),
                    _ => depth,
                };
                colons = text[at] is '。' or '！' or '？' or '；' ? 0 : colons;
                bool isColon = text[at] == '：' && depth == 0 && !(IsDigit(paragraph.At(at - 1)) && IsDigit(paragraph.At(at + 1)));
                if (isColon && ++colons == 2)
                {
                    findings.Add(paragraph, at, 1);
                }
            }
        }
    }

    /// <summary>43: round brackets do not nest in round ones (4.9).</summary>
    public static void NestedBrackets(ProofContext context, FindingList findings)
    {
        foreach (Paragraph paragraph in context.Holding(Marks.Bracket))
        {
            string text = paragraph.Text;
            int depth = 0;
            int inner = -1;
            for (int at = text.AsSpan().IndexOf('（'); at >= 0;)
            {
                depth = text[at] == '（' ? depth + 1 : Math.Max(depth - 1, 0);
                inner = text[at] == '（' && depth == 2 ? at : inner;
                if (inner >= 0 && depth == 1)
                {
                    findings.Add(paragraph, inner, at + 1 - inner, wanted: $"〔{text[(inner + 1)..at]}〕");
                    inner = -1;
                }

                int step = text.AsSpan(at + 1).IndexOfAny('（', '）');
                at = step < 0 ? -1 : at + 1 + step;
            }
        }
    }

    // In a series of which one member has a note in brackets, the pause marks stay: “甲”（…）、“乙”、“丙”.
    private static bool HasNoteNearby(string text, int at, char close)
    {
        char open = close == '”' ? '“' : '《';
        int before = text.LastIndexOf(open, at);
        int after = text.IndexOf(close, at);
        return (before > 1 && text[before - 1] == '、' && text[before - 2] == '）') || (after >= 0 && after + 1 < text.Length && text[after + 1] == '（');
    }
}
