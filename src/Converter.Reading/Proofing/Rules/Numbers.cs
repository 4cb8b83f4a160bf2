using System.Buffers;
using System.Globalization;
using Converter.Documents;
using static Converter.Reading.Proofing.Characters;

namespace Converter.Reading.Proofing.Rules;

/// <summary>Numbers and units: rules 44, 47 to 52.</summary>
internal static class Numbers
{
    private const string Classifiers = "个天年次人名家米里倍种成件台辆周吨亩元户万千百十小分公岁";
    private const string UnitsAfterDecimal = "%％个万亿倍元吨米克度亩公千平分";
    private const int LongestGuess = 20;

    private static readonly SearchValues<char> s_wide = SearchValues.Create("０１２３４５６７８９％");

    private static readonly (string Wrong, string Right)[] s_units =
    [
        ("公分", "厘米"), ("平米", "平方米"), ("立米", "立方米"), ("公尺", "米"), ("KG", "kg"), ("Kg", "kg"), ("KM", "km"), ("Km", "km"),
    ];

    /// <summary>44: two numbers side by side that mean “about” have no 、 (GB/T 15834 4.5.3.4).</summary>
    public static void Approximate(ProofContext context, FindingList findings)
    {
        foreach (Paragraph paragraph in context.Holding(Marks.Pause))
        {
            string text = paragraph.Text;
            for (int at = text.IndexOf('、', StringComparison.Ordinal); at >= 0; at = text.IndexOf('、', at + 1))
            {
                int first = HanDigits.IndexOf(paragraph.At(at - 1), StringComparison.Ordinal);
                int second = HanDigits.IndexOf(paragraph.At(at + 1), StringComparison.Ordinal);
                char before = paragraph.At(at - 2);
                bool isPair = first >= 0 && second == first + 1 && before is not ('第' or '、' or '〇') && !IsHanNumeral(before);
                char unit = paragraph.At(at + 2);
                bool isGrade = unit == '年' && paragraph.At(at + 3) == '级';
                if (isPair && at > 1 && unit != '\0' && Classifiers.Contains(unit) && !isGrade)
                {
                    findings.Add(paragraph, at - 1, 3, string.Concat(text[at - 1].ToString(), text[at + 1].ToString()));
                }
            }
        }
    }

    /// <summary>47: digits and % are half-width (GB/T 15835).</summary>
    public static void DigitWidth(ProofContext context, FindingList findings)
    {
        foreach (Paragraph paragraph in context.Holding(Marks.WideDigit))
        {
            string text = paragraph.Text;
            int at = 0;
            for (int step = text.AsSpan().IndexOfAny(s_wide); step >= 0; step = text.AsSpan(at).IndexOfAny(s_wide))
            {
                int start = at + step;
                at = RunEnd(text, start, c => s_wide.Contains(c) || c == '．');
                string narrow = string.Create(at - start, (text, start), static (span, from) =>
                {
                    for (int i = 0; i < span.Length; i++)
                    {
                        span[i] = Narrow(from.text[from.start + i]);
                    }
                });
                findings.Add(paragraph, start, at - start, narrow, doubt: narrow == "%" ? 1 : 0);
            }
        }
    }

    /// <summary>48: a number is not cut apart by the end of a line or paragraph.</summary>
    public static void Broken(ProofContext context, FindingList findings)
    {
        for (int i = 1; i < context.Paragraphs.Length; i++)
        {
            Paragraph first = context.Paragraphs[i - 1];
            Paragraph second = context.Paragraphs[i];
            bool isCut = first.Role == Role.Body && second.Role == Role.Body && first.Text.Length > LongestGuess && IsDigit(first.Text[^1]);
            int end = isCut ? RunEnd(second.Text, 0, IsDigit) : 0;
            if (end > 0 && second.At(end) is '年' or '月' or '日' or '%' or '％' or '号' or '万' or '亿')
            {
                int start = RunStart(first.Text, first.Text.Length, IsDigit);
                findings.Add(first, start, first.Text.Length - start, wanted: string.Concat(first.Text.AsSpan(start), second.Text.AsSpan(0, end + 1)));
            }
        }
    }

    /// <summary>49: large numbers in 万 and 亿; 千 and 百 do not follow digits.</summary>
    public static void Large(ProofContext context, FindingList findings)
    {
        foreach (Paragraph paragraph in context.Holding(Marks.Large))
        {
            string text = paragraph.Text;
            int at = 0;
            for (int step = text.AsSpan().IndexOfAny('千', '百'); step >= 0; step = text.AsSpan(at).IndexOfAny('千', '百'))
            {
                int unit = at + step;
                int start = RunStart(text, unit, IsOfLargeNumber);
                at = RunEnd(text, unit, IsOfLargeNumber);
                ReadOnlySpan<char> number = text.AsSpan(start, at - start);
                bool hasDigitBefore = unit > start && IsDigit(text[unit - 1]);
                if (hasDigitBefore && IsDigit(number[0]) && number.IndexOfAny('万', '亿') >= 0)
                {
                    findings.Add(paragraph, start, number.Length);
                }
            }
        }
    }

    /// <summary>50: fixed words keep their Han numerals (GB/T 15835).</summary>
    public static void FixedNumerals(ProofContext context, FindingList findings)
    {
        foreach (Paragraph paragraph in context.Holding(Marks.FixedWord))
        {
            string text = paragraph.Text;
            for (int at = text.IndexOf("中全会", StringComparison.Ordinal); at >= 0; at = text.IndexOf("中全会", at + 3, StringComparison.Ordinal))
            {
                ToHan(paragraph, at, findings);
                ToHan(paragraph, text.LastIndexOf('届', at, Math.Min(at + 1, 5)), findings);
            }

            foreach (string week in (ReadOnlySpan<string>)["星期", "礼拜"])
            {
                for (int at = text.IndexOf(week, StringComparison.Ordinal); at >= 0; at = text.IndexOf(week, at + 2, StringComparison.Ordinal))
                {
                    if (paragraph.At(at + 2) is >= '1' and <= '6' && !IsDigit(paragraph.At(at + 3)))
                    {
                        findings.Add(paragraph, at + 2, 1, HanNumber.Write(text[at + 2] - '0'));
                    }
                }
            }
        }
    }

    /// <summary>51: a 0 stands before the decimal point (GB/T 15835).</summary>
    public static void LeadingZero(ProofContext context, FindingList findings)
    {
        foreach (Paragraph paragraph in context.Holding(Marks.Dot))
        {
            string text = paragraph.Text;
            for (int at = text.IndexOf('.', StringComparison.Ordinal); at >= 0; at = text.IndexOf('.', at + 1))
            {
                int end = RunEnd(text, at + 1, IsDigit);
                char before = paragraph.At(at - 1);
                bool isBare = at > 0 && (IsBlank(before) || before is '（' or '，' or '、' or '～' || (IsHan(before) && !IsHanNumeral(before)));
                if (isBare && end > at + 1 && UnitsAfterDecimal.Contains(paragraph.At(end)))
                {
                    findings.Add(paragraph, at, end - at, string.Concat("0", text.AsSpan(at, end - at)));
                }
            }
        }
    }

    /// <summary>52: legal units (GB/T 9704 clause 9, GB 3100).</summary>
    public static void Units(ProofContext context, FindingList findings)
    {
        foreach (Paragraph paragraph in context.Holding(Marks.Unit))
        {
            foreach ((string wrong, string right) in s_units)
            {
                for (int at = paragraph.Text.IndexOf(wrong, StringComparison.Ordinal); at >= 0; at = paragraph.Text.IndexOf(wrong, at + 2, StringComparison.Ordinal))
                {
                    char before = paragraph.At(at - 1);
                    if ((IsDigit(before) || IsHanNumeral(before) || before is '万' or '千' or '亿') && !char.IsAsciiLetter(paragraph.At(at + 2)))
                    {
                        findings.Add(paragraph, at, 2, right);
                    }
                }
            }
        }
    }

    private static bool IsOfLargeNumber(char c) => IsDigit(c) || c is '.' or '亿' or '万' or '千' or '百';

    private static void ToHan(Paragraph paragraph, int end, FindingList findings)
    {
        int start = end < 0 ? end : RunStart(paragraph.Text, end, IsDigit);
        if (end - start is > 0 and <= 2)
        {
            findings.Add(paragraph, start, end - start, HanNumber.Write(int.Parse(paragraph.Text.AsSpan(start, end - start), CultureInfo.InvariantCulture)));
        }
    }

    private static char Narrow(char c) => c switch { '％' => '%', '．' => '.', >= '０' and <= '９' => (char)(c - '０' + '0'), _ => c };
}
