using Converter.Documents;
using static Converter.Reading.Proofing.Characters;

namespace Converter.Reading.Proofing.Rules;

/// <summary>Document numbers, in the head and where they are cited: rules 16 to 19.</summary>
internal static class DocumentNumbers
{
    /// <summary>16: the year stands in 〔〕 (GB/T 9704 7.2.5).</summary>
    public static void Brackets(ProofContext context, FindingList findings)
    {
        foreach ((Paragraph paragraph, DocumentNumber number) in context.DocumentNumbers)
        {
            if (paragraph.Text[number.Open] != '〔' || paragraph.Text[number.Close] != '〕')
            {
                findings.Add(paragraph, number.Open, number.Close + 1 - number.Open, $"〔{number.Year}〕");
            }
        }
    }

    /// <summary>17: the year in full, no 第, no zeros before the number (7.2.5).</summary>
    public static void Form(ProofContext context, FindingList findings)
    {
        foreach ((Paragraph paragraph, DocumentNumber number) in context.DocumentNumbers)
        {
            bool isShort = number.Year.Length == 2;
            bool isPadded = number.Number.StartsWith('0') && number.Number.Trim('0').Length > 0;
            if (number.HasOrdinal || isPadded || isShort)
            {
                string right = isShort ? $"〔20{number.Year}〕{number.Number.TrimStart('0')}号" : number.Right;

                // Which century a short year is of, the text does not say.
                findings.Add(paragraph, number.Open, number.End - number.Open, isShort ? null : right, wanted: right);
            }
        }
    }

    /// <summary>18: no blanks inside.</summary>
    public static void Spaces(ProofContext context, FindingList findings)
    {
        foreach ((Paragraph paragraph, DocumentNumber number) in context.DocumentNumbers)
        {
            if (number.HasBlanks)
            {
                int start = RunStart(paragraph.Text, number.Open, IsBlank);
                string open = paragraph.Text[number.Open].ToString();
                string close = paragraph.Text[number.Close].ToString();
                string right = $"{open}{number.Year}{close}{(number.HasOrdinal ? "第" : string.Empty)}{number.Number}号";
                findings.Add(paragraph, start, number.End - start, right);
            }
        }
    }

    /// <summary>19: a document is cited by its title first, the number after it in brackets.</summary>
    public static void CiteTitle(ProofContext context, FindingList findings)
    {
        foreach ((Paragraph paragraph, DocumentNumber number) in context.DocumentNumbers)
        {
            if (paragraph.Role is not (Role.Body or Role.Heading))
            {
                continue;
            }

            int code = RunStart(paragraph.Text, number.Open, IsHan);
            char before = paragraph.At(code - 1);
            if (before is not ('（' or '(' or '》' or '、' or '，' or '；'))
            {
                findings.Add(paragraph, number.Open, number.End - number.Open);
            }
        }
    }
}
