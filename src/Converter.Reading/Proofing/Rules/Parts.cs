using Converter.Documents;
using static Converter.Reading.Proofing.Characters;

namespace Converter.Reading.Proofing.Rules;

/// <summary>Addressee, note, signers and copy number: rules 25, 30, 32 and 33.</summary>
internal static class Parts
{
    private const int CopyNumberLength = 6;

    /// <summary>25: the addressee ends with a full-width colon and stands flush left (GB/T 9704 7.3.2).</summary>
    public static void Addressee(ProofContext context, FindingList findings)
    {
        for (int i = 0; i < context.Paragraphs.Length; i++)
        {
            Paragraph paragraph = context.Paragraphs[i];
            bool goesOn = i + 1 < context.Paragraphs.Length && context.Paragraphs[i + 1].Role == Role.Addressee;
            if (paragraph.Role != Role.Addressee || paragraph.Text.Length == 0)
            {
                continue;
            }

            if (!goesOn && paragraph.Text[^1] is not ('：' or '！'))
            {
                bool hasMark = paragraph.Text[^1] is ':' or '，' or ',' or '。' or '；' or ';';
                int end = paragraph.Text.Length - (hasMark ? 1 : 0);
                findings.Add(paragraph, end, hasMark ? 1 : 0, "：", doubt: context.IsOfficial || paragraph.Text[^1] == ':' ? 0 : 1);
            }

            if (context.IsOfficial && context.LineOf(paragraph) is { Indent: > 0 })
            {
                findings.Add(paragraph, 0, 1, variant: "indented", doubt: 1);
            }
        }
    }

    /// <summary>30: a note stands in full-width brackets (7.3.6).</summary>
    public static void NoteBrackets(ProofContext context, FindingList findings)
    {
        foreach (Paragraph paragraph in context.Of(Role.Note))
        {
            string text = paragraph.Text;
            if (text.Length > 0 && (text[0] != '（' || text[^1] != '）'))
            {
                int start = text[0] is '（' or '(' or '[' or '【' ? 1 : 0;
                int end = text.Length - (text.Length > 1 && text[^1] is '）' or ')' or ']' or '】' ? 1 : 0);
                findings.Add(paragraph, 0, text.Length, $"（{text[start..Math.Max(start, end)]}）");
            }
        }
    }

    /// <summary>32: names of signers are set apart by a blank, not by 、 (7.2.6).</summary>
    public static void Signers(ProofContext context, FindingList findings)
    {
        foreach (Paragraph paragraph in context.Of(Role.DocNumber))
        {
            int start = paragraph.Text.IndexOf("签发人", StringComparison.Ordinal);
            for (int at = start < 0 ? -1 : paragraph.Text.IndexOf('、', start); at >= 0; at = paragraph.Text.IndexOf('、', at + 1))
            {
                findings.Add(paragraph, at, 1, "\u3000");
            }
        }
    }

    /// <summary>33: a copy number has six digits (7.2.1).</summary>
    public static void CopyNumber(ProofContext context, FindingList findings)
    {
        foreach (Paragraph paragraph in context.Of(Role.DocNumber))
        {
            int start = paragraph.Text.StartsWith("份号：", StringComparison.Ordinal) ? 3 : 0;
            int end = RunEnd(paragraph.Text, start, IsDigit);
            int length = end - start;
            if (length > 0 && end == paragraph.Text.Length && length != CopyNumberLength)
            {
                string number = paragraph.Text[start..end];
                findings.Add(paragraph, start, length, length < CopyNumberLength ? number.PadLeft(CopyNumberLength, '0') : null);
            }
        }
    }
}
