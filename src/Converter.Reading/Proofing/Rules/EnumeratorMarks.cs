using Converter.Documents;
using static Converter.Reading.Proofing.Characters;

namespace Converter.Reading.Proofing.Rules;

/// <summary>The marks and brackets of enumerators at the start of a paragraph: rules 4 to 10.</summary>
internal static class EnumeratorMarks
{
    private static readonly string[] s_orderWords = ["首先", "其次", "再次", "最后"];

    /// <summary>4: 一、 takes 、 (GB/T 15834 B.3.2).</summary>
    public static void HanNumeralMark(ProofContext context, FindingList findings)
    {
        foreach ((Paragraph paragraph, Enumerator enumerator) in Enumerated(context, EnumeratorFamily.Han))
        {
            if (paragraph.At(enumerator.NumberEnd) != '、')
            {
                findings.Add(paragraph, enumerator.NumberEnd, 1, "、");
            }
        }
    }

    /// <summary>5: nothing after （一） and （1） (B.3.4).</summary>
    public static void MarkAfterBracket(ProofContext context, FindingList findings)
    {
        foreach ((Paragraph paragraph, Enumerator enumerator) in Bracketed(context))
        {
            if (paragraph.At(enumerator.End) is '、' or '.' or '．' or ',' or '，')
            {
                findings.Add(paragraph, enumerator.End, 1, string.Empty);
            }
        }
    }

    /// <summary>6: full-width brackets around the number.</summary>
    public static void BracketWidth(ProofContext context, FindingList findings)
    {
        foreach ((Paragraph paragraph, Enumerator enumerator) in Bracketed(context))
        {
            if (paragraph.At(enumerator.Start) == '(' || paragraph.At(enumerator.NumberEnd) == ')')
            {
                string number = paragraph.Text[enumerator.NumberStart..enumerator.NumberEnd];
                findings.Add(paragraph, enumerator.Start, enumerator.End - enumerator.Start, $"（{number}）");
            }
        }
    }

    /// <summary>7: Arabic numbers take a dot (B.3.3).</summary>
    public static void ArabicMark(ProofContext context, FindingList findings)
    {
        foreach ((Paragraph paragraph, Enumerator enumerator) in Enumerated(context, EnumeratorFamily.Arabic))
        {
            if (paragraph.At(enumerator.NumberEnd) == '、')
            {
                findings.Add(paragraph, enumerator.NumberEnd, 1, ".");
            }
        }
    }

    /// <summary>8: no half brackets, 1） or （1、.</summary>
    public static void HalfBracket(ProofContext context, FindingList findings)
    {
        foreach (Paragraph paragraph in context.Paragraphs)
        {
            if (paragraph.Role is not (Role.Heading or Role.Body))
            {
                continue;
            }

            bool isOpen = paragraph.At(0) is '（' or '(';
            int start = isOpen ? 1 : 0;
            int end = RunEnd(paragraph.Text, start, IsAnyDigit);
            end = end == start ? RunEnd(paragraph.Text, start, IsHanNumeral) : end;
            bool hasNumber = end > start && end - start <= 2;
            bool isHalf = hasNumber && (isOpen ? paragraph.At(end) is '、' or '.' or '．' : paragraph.At(end) is '）' or ')');
            if (isHalf)
            {
                findings.Add(paragraph, 0, end + 1, $"（{paragraph.Text[start..end]}）");
            }
        }
    }

    /// <summary>9: 第一 and 首先 take a comma (B.3.1).</summary>
    public static void OrdinalMark(ProofContext context, FindingList findings)
    {
        foreach (Paragraph paragraph in context.Of(Role.Heading, Role.Body))
        {
            if (paragraph.Enumerator is { Family: EnumeratorFamily.Ordinal } enumerator && paragraph.At(enumerator.NumberEnd) is not ('，' or ','))
            {
                findings.Add(paragraph, enumerator.NumberEnd, 1, "，");
            }

            foreach (string word in s_orderWords)
            {
                bool isWrong = paragraph.Text.StartsWith(word, StringComparison.Ordinal) && paragraph.At(2) == '、';
                if (isWrong && !BeginsWithOrderWord(paragraph.Text.AsSpan(3)))
                {
                    findings.Add(paragraph, 2, 1, "，");
                }
            }
        }
    }

    /// <summary>10: 一是 takes no mark (B.3.7); a comma is tolerated.</summary>
    public static void LeadMark(ProofContext context, FindingList findings)
    {
        foreach (Paragraph paragraph in context.Of(Role.Heading, Role.Body))
        {
            string text = paragraph.Text;
            for (int at = !paragraph.Holds(Marks.Is) ? -1 : text.IndexOf('是', StringComparison.Ordinal); at >= 0; at = text.IndexOf('是', at + 1))
            {
                int start = RunStart(text, at, IsHanNumeral);
                bool opens = start < at && at - start <= 2 && (start == 0 || PhraseEnds.Contains(text[start - 1]));
                if (opens && paragraph.At(at + 1) is '、' or '：' or ':' && HanNumber.Parse(text.AsSpan(start, at - start)) > 0)
                {
                    findings.Add(paragraph, at + 1, 1, string.Empty);
                }
            }
        }
    }

    private static bool BeginsWithOrderWord(ReadOnlySpan<char> text)
    {
        foreach (string word in s_orderWords)
        {
            if (text.StartsWith(word))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<(Paragraph Paragraph, Enumerator Enumerator)> Enumerated(ProofContext context, EnumeratorFamily family) => Enumerated(context, family, family);

    private static IEnumerable<(Paragraph Paragraph, Enumerator Enumerator)> Bracketed(ProofContext context) =>
        Enumerated(context, EnumeratorFamily.BracketedHan, EnumeratorFamily.BracketedArabic);

    private static IEnumerable<(Paragraph Paragraph, Enumerator Enumerator)> Enumerated(ProofContext context, EnumeratorFamily family, EnumeratorFamily other)
    {
        foreach (Paragraph paragraph in context.Numbered)
        {
            if (paragraph.Enumerator is { } enumerator && (enumerator.Family == family || enumerator.Family == other))
            {
                yield return (paragraph, enumerator);
            }
        }
    }
}
