using System.Globalization;
using System.Text;
using Converter.Documents;
using static Converter.Reading.Proofing.Characters;

namespace Converter.Reading.Proofing.Rules;

/// <summary>The attachment note and the attachments: rules 26 to 29.</summary>
internal static class Attachments
{
    // No title is longer; what is, is not worth the comparison of every character with every other.
    private const int LongestTitle = 300;
    private static readonly string[] s_remarks = ["（略）", "（另发）", "（附后）", "（另附）"];

    /// <summary>26: colon, number with a dot, no 《》, no mark at the end (GB/T 9704 7.3.4).</summary>
    public static void Note(ProofContext context, FindingList findings)
    {
        foreach (AttachmentItem item in context.Attachments)
        {
            Paragraph paragraph = item.Paragraph;
            if (item.WordEnd >= 0 && paragraph.At(item.WordEnd) != '：')
            {
                bool isHalf = paragraph.At(item.WordEnd) == ':';
                findings.Add(paragraph, 0, item.WordEnd + (isHalf ? 1 : 0), isHalf ? "附件：" : null, "附件：", "colon", isHalf ? 0 : 1);
            }

            if (item.Number > 0 && paragraph.At(item.MarkAt) is '、' or '．')
            {
                findings.Add(paragraph, item.MarkAt, 1, ".", variant: "dot", doubt: paragraph.At(item.MarkAt) == '、' ? 0 : 2);
            }

            string name = item.Name.ToString();
            bool isOneLine = item.LastLine == paragraph;
            if (name.StartsWith('《') && name.IndexOf('》', StringComparison.Ordinal) is int close && close > 0 && name[(close + 1)..].Trim('；', '。', '，') == "")
            {
                findings.Add(paragraph, item.NameStart, isOneLine ? close + 1 : 1, isOneLine ? name[1..close] : null, name[1..close], "book", 1);
            }

            string last = item.LastLine.Text;
            if (name.Length > 0 && last[^1] is '；' or '。' or '，' or ';' or ',' or '、')
            {
                findings.Add(item.LastLine, last.Length - 1, 1, string.Empty);
            }
        }
    }

    /// <summary>27: a single attachment has no number.</summary>
    public static void Single(ProofContext context, FindingList findings)
    {
        foreach (IGrouping<int, AttachmentItem> note in context.Attachments.GroupBy(item => item.Paragraph.Section))
        {
            if (note.ToList() is [{ Number: 1 } item])
            {
                findings.Add(item.Paragraph, item.NumberStart, item.NameStart - item.NumberStart, string.Empty);
            }
        }
    }

    /// <summary>28: the label of an attachment is 附件 and an Arabic number, without a mark (7.3.7).</summary>
    public static void Label(ProofContext context, FindingList findings)
    {
        foreach (Paragraph paragraph in context.Of(Role.Attachment))
        {
            (int _, int numberEnd) = NumberOf(paragraph.Text);
            if (numberEnd == paragraph.Text.Length - 1 && paragraph.Text[numberEnd] is '：' or ':' or '.' or '、' or '。')
            {
                findings.Add(paragraph, numberEnd, 1, string.Empty);
            }
            else if (paragraph.At(2) is var first && IsHanNumeral(first))
            {
                int end = RunEnd(paragraph.Text, 2, IsHanNumeral);
                string number = HanNumber.Parse(paragraph.Text.AsSpan(2, end - 2)).ToString(CultureInfo.InvariantCulture);
                findings.Add(paragraph, 2, end - 2, end == paragraph.Text.Length ? number : null, number, "numeral");
            }
        }
    }

    /// <summary>29: number and title of an attachment agree with the note (7.3.7).</summary>
    public static void Match(ProofContext context, FindingList findings)
    {
        List<AttachmentItem> items = [.. context.Attachments.Where(item => item.Paragraph.Section == 0)];
        if (items.Count == 0)
        {
            return;
        }

        List<string> written = [.. items.Select(item => item.Name.ToString())];
        List<string> names = [.. written.Select(Bare)];
        HashSet<string> known = new(names, StringComparer.Ordinal);
        for (int i = 0; i < context.Paragraphs.Length; i++)
        {
            if (context.Paragraphs[i].Role != Role.Attachment || TitleAfter(context, i) is not { Length: > 0 } title)
            {
                continue;
            }

            (int number, int _) = NumberOf(context.Paragraphs[i].Text);
            number = number == 0 && items.Count == 1 ? 1 : number;
            if (number >= 1 && number <= names.Count && Bare(title) is var bare && bare != names[number - 1])
            {
                bool isOrder = known.Contains(bare);
                bool isPart = IsPart(names[number - 1], bare) || IsPart(bare, names[number - 1]);
                bool isCertain = isOrder || (!isPart && AreAlike(bare, names[number - 1]));
                Paragraph place = context.Paragraphs[i + 1];
                findings.Add(
                    place,
                    0,
                    place.Text.Length,
                    wanted: written[number - 1],
                    variant: isOrder ? "order" : null,
                    doubt: isCertain ? 0 : 1);
            }
        }
    }

    private static (int Number, int End) NumberOf(string label)
    {
        int start = RunEnd(label, label.StartsWith("附件", StringComparison.Ordinal) ? 2 : 0, IsBlank);
        int end = RunEnd(label, start, IsDigit);
        return int.TryParse(label.AsSpan(start, end - start), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? (number, end) : (0, end);
    }

    private static string TitleAfter(ProofContext context, int label)
    {
        StringBuilder title = new();
        for (int i = label + 1; i < context.Paragraphs.Length && context.Paragraphs[i].Role == Role.Title; i++)
        {
            title.Append(context.Paragraphs[i].Text);
        }

        return title.ToString();
    }

    // Half of the characters in common: a slip in the title. Less: rather a line that was taken for the title.
    private static bool AreAlike(string first, string second) =>
        Math.Max(first.Length, second.Length) <= LongestTitle && first.Count(second.Contains) * 2 >= Math.Max(first.Length, second.Length);

    private static bool IsPart(string part, string whole) => whole.Length <= LongestTitle && whole.Contains(part, StringComparison.Ordinal);

    private static string Bare(string name)
    {
        foreach (string remark in s_remarks)
        {
            name = name.EndsWith(remark, StringComparison.Ordinal) ? name[..^remark.Length] : name;
        }

        return string.Concat(name.Where(c => IsHan(c) || char.IsAsciiLetterOrDigit(c)));
    }
}
