using Converter.Documents;
using Converter.Reading.Decoding;
using static Converter.Reading.Proofing.Characters;

namespace Converter.Reading.Proofing.Rules;

/// <summary>Captions, layout that was typed, and the characters of the whole: rules 53, 54 and 56.</summary>
internal static class Layout
{
    private const int LongestCaption = 40;
    private const int ShortestSentence = 20;
    private const int WidestGap = 3;
    private const int LongestName = 4;

    // Names of bodies stand side by side with a blank between them.
    private const string BodyEndings = "厅部委局院会府办室社团军党省市县区司处署组";

    /// <summary>53: a caption has no full stop (GB/T 15834 A.1).</summary>
    public static void CaptionEnd(ProofContext context, FindingList findings)
    {
        foreach (Paragraph paragraph in context.Paragraphs)
        {
            string text = paragraph.Text;
            int end = text.Length < 3 || text[0] is not ('图' or '表') ? 0 : RunEnd(text, 1, c => IsDigit(c) || c is '-' or '.');
            bool isCaption = end > 1 && end < text.Length && text.Length <= LongestCaption && (IsBlank(text[end]) || text[end] == '：');
            if (isCaption && text[^1] == '。' && text.IndexOf('。', StringComparison.Ordinal) == text.Length - 1)
            {
                findings.Add(paragraph, text.Length - 1, 1, string.Empty);
            }
        }
    }

    /// <summary>56: official texts are written in the standard characters; told once, at the first that is not (国家通用语言文字法 9).</summary>
    public static void Traditional(ProofContext context, FindingList findings)
    {
        if (!context.Cleaned.IsTraditional)
        {
            return;
        }

        foreach (Paragraph paragraph in context.Paragraphs)
        {
            if (TraditionalHan.IndexIn(paragraph.Text) is var at and >= 0)
            {
                findings.Add(paragraph, at, 1);
                return;
            }
        }
    }

    /// <summary>54: no typed indents and no blank paragraphs for layout; told once, where it begins.</summary>
    public static void ManualIndent(ProofContext context, FindingList findings)
    {
        bool hasIndent = false;
        bool hasBlankLines = false;
        foreach (Paragraph paragraph in context.Paragraphs)
        {
            if (hasIndent && hasBlankLines)
            {
                return;
            }

            if (paragraph.Role is not (Role.Body or Role.Heading) || context.LineOf(paragraph) is not { } line)
            {
                continue;
            }

            if (!hasIndent && line.Indent > 0)
            {
                findings.Add(paragraph, 0, 1);
                hasIndent = true;
            }

            if (!hasBlankLines && line.BlankLinesBefore > 1)
            {
                findings.Add(paragraph, 0, 1, variant: "blank-lines");
                hasBlankLines = true;
            }
        }
    }

    /// <summary>54: the cleaning takes out the blanks that certainly mean nothing; of those in sentences, that part no names and no slogans, each is proposed.</summary>
    public static void InnerBlanks(ProofContext context, FindingList findings)
    {
        foreach (Paragraph paragraph in context.Holding(Marks.Blank))
        {
            bool isSentence = paragraph.Role is Role.Body or Role.Heading && paragraph.Text.Length >= ShortestSentence;
            if (isSentence && paragraph.Text.AsSpan().IndexOfAny("，。；") >= 0)
            {
                InnerBlanks(paragraph, findings);
            }
        }
    }

    private static void InnerBlanks(Paragraph paragraph, FindingList findings)
    {
        string text = paragraph.Text;
        for (int at = text.AsSpan().IndexOfAny(' ', '\u3000'); at >= 0 && at < text.Length;)
        {
            int end = RunEnd(text, at, IsBlank);
            int left = at - RunStart(text, at, IsHan);
            int right = RunEnd(text, end, IsHan) - end;
            bool parts = left == right || BodyEndings.Contains(paragraph.At(at - 1)) || at <= (paragraph.Enumerator?.End ?? 0) || text[0] == '第';
            if (left > 0 && right > LongestName && end - at <= WidestGap && !parts)
            {
                findings.Add(paragraph, at, end - at, string.Empty, variant: "inner");
            }

            int next = text.AsSpan(end).IndexOfAny(' ', '\u3000');
            at = next < 0 ? -1 : end + next;
        }
    }
}
