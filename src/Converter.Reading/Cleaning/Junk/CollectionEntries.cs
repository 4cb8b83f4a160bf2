using Converter.Documents;
using Converter.Reading.Cleaning.Rules;

namespace Converter.Reading.Cleaning.Junk;

/// <summary>
/// Finds the lines by which a page of model texts counts them (述职报告篇1, 【范文二】, 篇三：……), and above the first the headline of the page.
/// One line alone counts only at the head; further down the numbers must go on.
/// </summary>
internal static class CollectionEntries
{
    private const int Longest = 45;
    private const int LeastName = 4;
    private const double Welcome = 0.2;
    private const int LongestButton = 6;
    private const string Numerals = "一二三四五六七八九十";
    private const string Brackets = "（）【】『』〈〉";

    private static readonly string[] Counters = ["篇", "范文"];

    /// <summary>Marks the lines.</summary>
    /// <param name="sheet">The text.</param>
    /// <param name="evidence">The words found, line by line.</param>
    public static void Find(JunkSheet sheet, LineEvidence?[] evidence)
    {
        int head = Edges.Of(sheet).HeadEnd;
        int reached = 0;
        int first = -1;
        for (int index = 0; index < sheet.Lines.Length; index++)
        {
            ReadOnlySpan<char> key = sheet.Profiles[index].Key;
            if (key.Length is < 2 or > Longest || !Parse(key, out int number, out ReadOnlySpan<char> name) || number != reached + 1)
            {
                continue;
            }

            reached = number;
            if (number == 1)
            {
                first = index;
                if (index < head && IsNamedAbove(sheet, index, name))
                {
                    Mark(sheet, index);
                }
            }
            else
            {
                Mark(sheet, first);
                Mark(sheet, index);
            }
        }

        if (first >= 0 && sheet.IsJunk(first))
        {
            MarkHeadlines(sheet, evidence, first);
        }
    }

    private static void Mark(JunkSheet sheet, int index) => sheet.Mark(index, StructureRules.Collection, new Message(
        "范文合集中一篇的编号", "the number of a text in a collection of model texts"));

    // The headlines of the page and its word of welcome above; where no title follows below, one headline is all the title there is.
    private static void MarkHeadlines(JunkSheet sheet, LineEvidence?[] evidence, int first)
    {
        int below = first + 1;
        while (below < sheet.Lines.Length && sheet.IsJunk(below))
        {
            below++;
        }

        _ = Parse(sheet.Profiles[first].Key, out _, out ReadOnlySpan<char> name);
        bool titled = below < sheet.Lines.Length && sheet.Profiles[below].Has(LineForm.Title) && HeadSpan.TextFollows(sheet, below);
        int title = titled ? below : OnlyTitle(sheet, first, name);
        for (int index = first - 1; title >= 0 && index >= 0; index--)
        {
            LineProfile profile = sheet.Profiles[index];
            bool button = profile.Length is > 0 and <= LongestButton && !profile.IsProtected;
            bool welcome = button || (ForeignSigns.Words(sheet, evidence, index) >= Welcome && !profile.Has(LineForm.Marker));
            if (index != title && !sheet.IsJunk(index) && (welcome || (!sheet.IsRunningText(index) && IsNameOf(profile.Key, name))))
            {
                sheet.Mark(index, StructureRules.PageHeadline, new Message(
                    $"范文合集的标题或导语，第 {sheet.Lines[title].Number} 行是文件的标题",
                    $"the headline of the collection or its word of welcome; line {sheet.Lines[title].Number} is the title of the document"));
            }
        }
    }

    // The name alone, or else the headline that holds it.
    private static int OnlyTitle(JunkSheet sheet, int first, ReadOnlySpan<char> name)
    {
        int title = -1;
        for (int index = first - 1; index >= 0; index--)
        {
            ReadOnlySpan<char> key = sheet.Profiles[index].Key;
            if (!sheet.IsJunk(index) && !sheet.IsRunningText(index) && IsNameOf(key, name) && (title < 0 || key.SequenceEqual(name)))
            {
                title = index;
            }
        }

        return title;
    }

    private static bool IsNamedAbove(JunkSheet sheet, int index, ReadOnlySpan<char> name)
    {
        while (--index >= 0)
        {
            if (IsNameOf(sheet.Profiles[index].Key, name))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNameOf(ReadOnlySpan<char> line, ReadOnlySpan<char> name) =>
        name.Length >= LeastName && line.Length >= LeastName && (line.Contains(name, StringComparison.Ordinal) || name.Contains(line, StringComparison.Ordinal));

    // ……篇1 · ……范文一 · ……（篇二） · 【篇三】…… · 篇四：……
    private static bool Parse(ReadOnlySpan<char> key, out int number, out ReadOnlySpan<char> name)
    {
        foreach (string counter in Counters)
        {
            int at = key.LastIndexOf(counter, StringComparison.Ordinal);
            if (at < 0)
            {
                continue;
            }

            int end = at + counter.Length;
            number = ReadNumber(key[end..], out int length);
            end += length;
            bool closed = end < key.Length && Brackets.Contains(key[end]);
            int opening = at > 0 && Brackets.Contains(key[at - 1]) ? at - 1 : at;
            ReadOnlySpan<char> rest = key[(end + (closed ? 1 : 0))..].TrimStart('：');
            bool atEnd = rest.IsEmpty;
            bool atStart = opening == 0 && (closed || (end < key.Length && key[end] == '：'));
            name = atEnd ? key[..opening] : rest;
            if (length > 0 && (atEnd || atStart))
            {
                return true;
            }
        }

        number = 0;
        name = default;
        return false;
    }

    // 1 to 99 in figures, to twenty in Han.
    private static int ReadNumber(ReadOnlySpan<char> text, out int length)
    {
        length = 0;
        int number = 0;
        while (length < text.Length && length < 2 && char.IsAsciiDigit(text[length]))
        {
            number = (10 * number) + text[length++] - '0';
        }

        if (length > 0)
        {
            return number;
        }

        while (length < text.Length && length < 3 && Numerals.IndexOf(text[length], StringComparison.Ordinal) is var digit and >= 0)
        {
            number = digit == 9 ? 10 * Math.Max(1, number) : number + digit + 1;
            length++;
        }

        return number;
    }
}
