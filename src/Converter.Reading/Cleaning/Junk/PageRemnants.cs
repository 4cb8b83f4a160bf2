using System.Numerics;
using Converter.Documents;
using Converter.Reading.Cleaning.Lines;
using Converter.Reading.Cleaning.Rules;

namespace Converter.Reading.Cleaning.Junk;

/// <summary>Finds what the pages of a printed document left in its text: page numbers, running heads and feet, watermarks.</summary>
internal static class PageRemnants
{
    // Between two bare page numbers lies at least this much text, in characters.
    private const int LeastPage = 150;

    // A number set in the middle or on the outer side of a page.
    private const int DeepIndent = 8;
    private const int LongestRunningHead = 40;
    private const int LeastWatermark = 3;

    // A shorter line before it may be a heading, which has no full stop either.
    private const int LeastCutLine = 30;

    /// <summary>Condemns the remnants.</summary>
    public static void Find(JunkSheet sheet)
    {
        FindNumbers(sheet);
        FindRepeated(sheet);
    }

    private static void FindNumbers(JunkSheet sheet)
    {
        List<(int Index, PageNumber Number)> bare = [];
        for (int index = 0; index < sheet.Lines.Length; index++)
        {
            PageNumber number = PageNumber.Parse(sheet.Profiles[index].Key);
            if (number.IsAdorned)
            {
                MarkNumber(sheet, index, number);
            }
            else if (number.Value > 0)
            {
                bare.Add((index, number));
            }
        }

        MarkTotals(sheet, bare);
        MarkSequences(sheet, bare);
        MarkLast(sheet, bare);
        MarkFirst(sheet, bare);
    }

    // The number of the first page above the title.
    private static void MarkFirst(JunkSheet sheet, List<(int Index, PageNumber Number)> bare)
    {
        if (bare.Count > 0 && bare[0] is { Index: 0, Number: { Value: 1, Total: 0 } } && sheet.Lines.Length > 1 && sheet.Profiles[1].Has(LineForm.Title))
        {
            MarkNumber(sheet, 0, bare[0].Number);
        }
    }

    // The number of the only page at the very end, behind a sentence, a date or a label; the last cell of a table stands behind other cells.
    private static void MarkLast(JunkSheet sheet, List<(int Index, PageNumber Number)> bare)
    {
        if (bare.Count == 0 || bare[^1].Index == 0 || bare[^1].Index != sheet.Lines.Length - 1)
        {
            return;
        }

        (int index, PageNumber number) = bare[^1];
        LineProfile before = sheet.Profiles[index - 1];
        bool only = number.Value == 1 && (before.EndsSentence || before.Has(LineForm.HoldsDate | LineForm.Label));
        if (only || sheet.Profiles[index].Key.Contains('/'))
        {
            MarkNumber(sheet, index, number);
        }
    }

    // 1/6, 2/6: a number of its own on each page with the same total.
    private static void MarkTotals(JunkSheet sheet, List<(int Index, PageNumber Number)> bare)
    {
        for (int at = 1; at < bare.Count; at++)
        {
            (int before, PageNumber first) = bare[at - 1];
            (int index, PageNumber number) = bare[at];
            if (number.Total > 2 && number.Total == first.Total && number.Value == first.Value + 1 && index > before + 1)
            {
                MarkNumber(sheet, before, first);
                MarkNumber(sheet, index, number);
            }
        }
    }

    private static void MarkSequences(JunkSheet sheet, List<(int Index, PageNumber Number)> bare)
    {
        int from = 0;
        while (from < bare.Count)
        {
            int to = from + 1;
            while (to < bare.Count && bare[to].Number.Value == bare[to - 1].Number.Value + 1
                && TextBetween(sheet, bare[to - 1].Index, bare[to].Index) >= LeastPage)
            {
                to++;
            }

            if (IsPaging(sheet, bare, from, to))
            {
                for (int at = from; at < to; at++)
                {
                    MarkNumber(sheet, bare[at].Index, bare[at].Number);
                }
            }

            from = to;
        }
    }

    // Numbers alone on their lines may also number sections or fill a table: one of them must cut a sentence or stand apart.
    private static bool IsPaging(JunkSheet sheet, List<(int Index, PageNumber Number)> bare, int from, int to)
    {
        int apart = 0;
        bool cuts = false;
        for (int at = from; at < to; at++)
        {
            int index = bare[at].Index;
            SourceLine line = sheet.Lines[index];
            apart += line.Indent >= DeepIndent || AtPageBreak(sheet, index) ? 1 : 0;
            cuts |= CutsSentence(sheet, index);
        }

        return to - from >= 2 ? cuts || 2 * apart >= to - from : apart > 0 && (cuts || sheet.Wrapping.IsWrapped);
    }

    private static bool CutsSentence(JunkSheet sheet, int index) =>
        index > 0 && index + 1 < sheet.Lines.Length && (sheet.Profiles[index - 1].Length >= LeastCutLine || sheet.IsRunningText(index - 1))
        && !sheet.Profiles[index - 1].EndsSentence && sheet.Profiles[index - 1].Key.Length > 0
        && !sheet.Profiles[index + 1].Has(LineForm.Marker);

    private static bool AtPageBreak(JunkSheet sheet, int index)
    {
        int from = index == 0 ? 0 : sheet.Lines[index - 1].Content.End;
        int to = index + 1 == sheet.Lines.Length ? sheet.Source.Text.Length : sheet.Lines[index + 1].Content.Start;
        return sheet.Source.Text.AsSpan(from, to - from).Contains('\f');
    }

    private static int TextBetween(JunkSheet sheet, int from, int to)
    {
        int length = 0;
        for (int index = from + 1; index < to && length < LeastPage; index++)
        {
            length += sheet.Profiles[index].Length;
        }

        return length;
    }

    private static void MarkNumber(JunkSheet sheet, int index, PageNumber number) =>
        sheet.Mark(index, StructureRules.PageNumber, new Message($"页码 {number.Value}", $"page number {number.Value}"));

    private static void FindRepeated(JunkSheet sheet)
    {
        Dictionary<string, List<int>> byForm = [];
        Dictionary<string, List<int>>.AlternateLookup<ReadOnlySpan<char>> places = byForm.GetAlternateLookup<ReadOnlySpan<char>>();

        // Most forms stand once and are remembered by a number alone. The number is the same in every run, so that the places come in the same order.
        Dictionary<uint, int> first = [];
        Span<char> buffer = stackalloc char[LongestRunningHead + 1];
        Span<char> earlier = stackalloc char[LongestRunningHead + 1];
        for (int index = 0; index < sheet.Lines.Length; index++)
        {
            LineProfile profile = sheet.Profiles[index];
            if (profile.Key.Length is >= 2 and <= LongestRunningHead && !sheet.IsJunk(index) && !sheet.Wrapping.IsInside(index)
                && MayRunOverPages(profile) && !IsRow(sheet, index))
            {
                ReadOnlySpan<char> form = WithoutDigits(profile.Key, buffer);
                uint number = NumberOf(form);
                if (!first.TryAdd(number, index))
                {
                    int before = first[number];
                    if (before >= 0)
                    {
                        Note(places, WithoutDigits(sheet.Profiles[before].Key, earlier), before);
                        first[number] = -1;
                    }

                    Note(places, form, index);
                }
            }
        }

        foreach (List<int> repeated in byForm.Values)
        {
            if (repeated.Count > 1)
            {
                Judge(sheet, repeated);
            }
        }
    }

    private static void Note(Dictionary<string, List<int>>.AlternateLookup<ReadOnlySpan<char>> places, ReadOnlySpan<char> form, int index)
    {
        ref List<int>? known = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(places, form, out _);
        (known ??= []).Add(index);
    }

    private static uint NumberOf(ReadOnlySpan<char> form)
    {
        uint number = (uint)form.Length;
        foreach (char character in form)
        {
            number = (BitOperations.RotateLeft(number, 5) ^ character) * 0x9E3779B1;
        }

        return number;
    }

    private static void Judge(JunkSheet sheet, List<int> places)
    {
        int atBreak = places.Count(index => IsAtBreak(sheet, index));
        int cutting = CountCutting(sheet, places);
        bool counts = CountsPages(sheet, places);
        string rule = counts || (3 * atBreak >= 2 * places.Count && atBreak >= 2) ? StructureRules.RunningHead
            : 2 * cutting > places.Count && places.Count >= LeastWatermark ? StructureRules.Watermark : string.Empty;
        if (rule.Length == 0)
        {
            return;
        }

        Message reason = new(
            counts ? $"同样的行出现 {places.Count} 次，行末的页码依次递增" : $"同样的行出现 {places.Count} 次，{Math.Max(atBreak, cutting)} 次在换页处或句子中间",
            counts ? $"the line stands {places.Count} times with the next page number at its end" : $"the line stands {places.Count} times, {Math.Max(atBreak, cutting)} times at a page break or inside a sentence");
        foreach (int index in places)
        {
            // The first one may be the title itself, which the running head repeats.
            if (index == places[0] && !counts && !IsAtBreak(sheet, index) && !CutsSentence(sheet, index))
            {
                continue;
            }

            sheet.Mark(index, rule, reason);
        }
    }

    // Lines of one form right below each other are rows of a document (the days on which it was passed and amended), they cut nothing.
    private static int CountCutting(JunkSheet sheet, List<int> places)
    {
        int cutting = 0;
        for (int at = 0; at < places.Count; at++)
        {
            bool row = (at > 0 && places[at - 1] == places[at] - 1) || (at + 1 < places.Count && places[at + 1] == places[at] + 1);
            cutting += !row && CutsSentence(sheet, places[at]) ? 1 : 0;
        }

        return cutting;
    }

    // 工作要点 第1页 …… 工作要点 第2页: the page number at its end goes up by one from place to place.
    private static bool CountsPages(JunkSheet sheet, List<int> places)
    {
        int before = PageNumber.AtEndOf(sheet.Profiles[places[0]].Key).Value;
        for (int at = 1; at < places.Count && before > 0; at++)
        {
            int value = PageNumber.AtEndOf(sheet.Profiles[places[at]].Key).Value;
            before = value == before + 1 ? value : 0;
        }

        return before > 0 && places.Count >= 2;
    }

    /// <summary>
    /// What ends a sentence, bears a label of the standard (附件1, 抄送 …) or is the day of a document, filled in or not, is text, however often
    /// and wherever it stands.
    /// </summary>
    private static bool MayRunOverPages(LineProfile profile) =>
        !profile.EndsSentence && !profile.Has(LineForm.Label) && !(profile.Key[^1] == '日' && (profile.Has(LineForm.Date) || profile.Key is "年月日"));

    // 21  15052.372  圆曲线终点: a row among rows goes up by ones, too, and repeats its words.
    private static bool IsRow(JunkSheet sheet, int index) =>
        sheet.HasCells(index) && ((index > 0 && sheet.HasCells(index - 1)) || (index + 1 < sheet.Lines.Length && sheet.HasCells(index + 1)));

    private static bool IsAtBreak(JunkSheet sheet, int index) => BesidePageNumber(sheet, index) || AtPageBreak(sheet, index);

    private static bool BesidePageNumber(JunkSheet sheet, int index) =>
        (index > 0 && sheet.IsJunk(index - 1, "page")) || (index + 1 < sheet.Lines.Length && sheet.IsJunk(index + 1, "page"));

    // The line itself, or its characters other than digits and a mark for these.
    private static ReadOnlySpan<char> WithoutDigits(ReadOnlySpan<char> key, Span<char> buffer)
    {
        if (!key.ContainsAnyInRange('0', '9'))
        {
            return key;
        }

        int length = 0;
        foreach (char character in key)
        {
            buffer[length] = character;
            length += char.IsAsciiDigit(character) ? 0 : 1;
        }

        buffer[length] = '#';
        return buffer[..(length + 1)];
    }
}
