using System.Buffers;
using System.Globalization;
using static Converter.Reading.Proofing.Characters;

namespace Converter.Reading.Proofing.Rules;

/// <summary>Ranges and spans: rules 45 and 46.</summary>
internal static class Ranges
{
    private const string Units = "个天米人名家次年吨亩公千毫厘分小度元岁倍项户平克升月日时";
    private static readonly SearchValues<char> s_signs = SearchValues.Create("-－~～—–至");

    /// <summary>45: the unit stands with both numbers where one could doubt; ～ or — between (GB/T 15835 5.1).</summary>
    public static void Quantities(ProofContext context, FindingList findings)
    {
        foreach ((Paragraph paragraph, Range range) in All(context))
        {
            string text = paragraph.Text;
            char unit = paragraph.At(range.End);
            bool isCarried = unit is '%' or '％' or '万' or '亿';
            string first = text[range.Start..range.FirstEnd];
            if (isCarried)
            {
                string second = text[range.SecondStart..range.End];
                string sign = IsHyphen(paragraph, range) ? "～" : text[range.FirstEnd].ToString();
                bool isSoft = text[range.FirstEnd] == '至' && unit is '万' or '亿';
                findings.Add(paragraph, range.Start, range.End + 1 - range.Start, $"{first}{unit}{sign}{second}{unit}", doubt: isSoft ? 1 : 0);
            }
            else if (IsHyphen(paragraph, range) && Units.Contains(unit) && unit is not ('年' or '月' or '日' or '时'))
            {
                findings.Add(paragraph, range.FirstEnd, range.SecondStart - range.FirstEnd, "～", variant: "sign");
            }
        }
    }

    /// <summary>46: a span of time takes — (GB/T 15834 4.13).</summary>
    public static void Spans(ProofContext context, FindingList findings)
    {
        foreach ((Paragraph paragraph, Range range) in All(context))
        {
            if (IsHyphen(paragraph, range) && paragraph.At(range.End) is '年' or '月' or '日')
            {
                findings.Add(paragraph, range.FirstEnd, range.SecondStart - range.FirstEnd, "—");
            }
        }
    }

    private static bool IsHyphen(Paragraph paragraph, Range range) => paragraph.Text[range.FirstEnd] is '-' or '－' or '~' or '–';

    private static IEnumerable<(Paragraph Paragraph, Range Range)> All(ProofContext context)
    {
        foreach (Paragraph paragraph in context.Holding(Marks.Range))
        {
            if (!paragraph.Holds(Marks.Digit))
            {
                continue;
            }

            string text = paragraph.Text;
            int at = 0;
            for (int step = text.AsSpan().IndexOfAny(s_signs); step >= 0; step = text.AsSpan(at).IndexOfAny(s_signs))
            {
                at += step;
                if (TryRead(paragraph, at) is { } range)
                {
                    yield return (paragraph, range);
                }

                at++;
            }
        }
    }

    // Two bare numbers that rise, with one sign between: no telephone number, no article number, no date such as 2026-3-18.
    private static Range? TryRead(Paragraph paragraph, int sign)
    {
        string text = paragraph.Text;
        int start = RunStart(text, sign, c => IsDigit(c) || c == '.');
        int end = RunEnd(text, sign + 1, c => IsDigit(c) || c == '.');
        char before = paragraph.At(start - 1);
        bool isBare = before is not ('-' or '－' or '—' or '～' or '~' or '/' or '〔' or '.') && !char.IsAsciiLetter(before);
        if (start == sign || end == sign + 1 || sign - start > 8 || end - sign > 9 || !isBare)
        {
            return null;
        }

        bool areNumbers = decimal.TryParse(text.AsSpan(start, sign - start), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal first)
            & decimal.TryParse(text.AsSpan(sign + 1, end - sign - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal second);
        return areNumbers && first < second ? new Range(start, sign, sign + 1, end) : null;
    }

    private readonly record struct Range(int Start, int FirstEnd, int SecondStart, int End);
}
