using static Converter.Reading.Proofing.Characters;

namespace Converter.Reading.Proofing.Rules;

/// <summary>37: curly quotation marks in pairs, “ ” outside and ‘ ’ inside (GB/T 15834).</summary>
internal static class Quotes
{
    public static void Pairs(ProofContext context, FindingList findings)
    {
        int stillOpen = 0;
        for (int i = 0; i < context.Paragraphs.Length; i++)
        {
            Paragraph paragraph = context.Paragraphs[i];
            Straight(paragraph, findings);

            // A quotation of several paragraphs opens each of them and closes the last.
            bool goesOn = i + 1 < context.Paragraphs.Length && context.Paragraphs[i + 1].Text.StartsWith('“');
            stillOpen = Curly(paragraph, stillOpen, goesOn, findings);
        }
    }

    private static void Straight(Paragraph paragraph, FindingList findings)
    {
        string text = paragraph.Text;
        int count = paragraph.Holds(Marks.StraightQuote) ? text.AsSpan().Count('"') : 0;
        bool isOpening = true;
        for (int at = count == 0 ? -1 : text.IndexOf('"', StringComparison.Ordinal); at >= 0; at = text.IndexOf('"', at + 1))
        {
            bool isInch = count % 2 == 1 && IsDigit(paragraph.At(at - 1));
            if (!isInch && (TouchesChinese(paragraph.At(at - 1)) || TouchesChinese(paragraph.At(at + 1))))
            {
                findings.Add(paragraph, at, 1, count % 2 == 0 ? (isOpening ? "“" : "”") : null);
            }

            isOpening = !isOpening;
        }
    }

    private static int Curly(Paragraph paragraph, int stillOpen, bool goesOn, FindingList findings)
    {
        string text = paragraph.Text;
        int open = -1;
        bool inSingle = false;
        bool isNested = false;
        int next = paragraph.Holds(Marks.Quotes) ? text.AsSpan().IndexOfAny("“”‘’") : -1;
        while (next >= 0)
        {
            switch (text[next])
            {
                case '‘':
                    inSingle = true;
                    break;
                case '’':
                    inSingle = false;
                    break;
                case '“' when open >= 0 && !inSingle:
                    findings.Add(paragraph, next, 1, variant: "nested", doubt: 1);
                    open = next;
                    isNested = true;
                    break;
                case '“':
                    open = inSingle ? open : next;
                    break;
                case '”' when open < 0 && stillOpen == 0 && !inSingle:
                    findings.Add(paragraph, next, 1, variant: "unopened", doubt: 1);
                    break;
                case '”' when !inSingle:
                    stillOpen = 0;
                    open = -1;
                    break;
            }

            int step = text.AsSpan(next + 1).IndexOfAny("“”‘’");
            next = step < 0 ? -1 : next + 1 + step;
        }

        if (open >= 0 && !goesOn && !isNested)
        {
            findings.Add(paragraph, open, 1, variant: "unclosed", doubt: 1);
        }

        return open >= 0 || (stillOpen > 0 && goesOn) ? 1 : 0;
    }

    private static bool TouchesChinese(char c) => IsHan(c) || c is '，' or '。' or '；' or '：' or '、' or '？' or '！' or '《' or '》' or '（' or '）';
}
