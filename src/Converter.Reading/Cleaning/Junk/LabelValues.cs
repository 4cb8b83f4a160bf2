using Converter.Documents;
using Converter.Reading.Cleaning.Rules;

namespace Converter.Reading.Cleaning.Junk;

/// <summary>
/// Finds what a site set on a line of its own above the text: the value of a label (发布时间： and below it 2025-05-22 10:03), and the time a
/// page was made, to the minute.
/// </summary>
internal static class LabelValues
{
    private const int LongestLabel = 8;
    private const int LongestValue = 20;
    private const int LeastDays = 3;
    private const LineForm Own = LineForm.Title | LineForm.Addressee | LineForm.Marker | LineForm.DocNumber | LineForm.Sentence | LineForm.Label;

    private static readonly string[] Takers = ["时间：", "日期：", "位置：", "来源：", "作者：", "编辑：", "次数：", "浏览量：", "阅读量：", "机构：", "单位："];

    /// <summary>Marks the lines.</summary>
    /// <param name="sheet">The text, the labels of a site marked already.</param>
    public static void Find(JunkSheet sheet)
    {
        int end = Edges.Of(sheet).HeadEnd;
        MarkClock(sheet, end);
        MarkDays(sheet);
        for (int index = 1; index < end && !sheet.Profiles[index].Has(LineForm.Addressee | LineForm.Marker); index++)
        {
            LineProfile profile = sheet.Profiles[index];
            if (!sheet.IsJunk(index) && IsTaker(sheet, index - 1) && profile.Length is > 0 and <= LongestValue && !profile.Has(Own))
            {
                sheet.Mark(index, StructureRules.Head, new Message(
                    $"第 {sheet.Lines[index - 1].Number} 行“{sheet.Profiles[index - 1].Key}”的内容",
                    $"what line {sheet.Lines[index - 1].Number}, '{sheet.Profiles[index - 1].Key}', announces"));
            }
            else if (ForeignSigns.IsStamp(profile) && profile.Has(LineForm.HoldsDate) && (IsMachineTime(profile) || BesideForeign(sheet, index, end) || IsBelowTitle(sheet, index, end)))
            {
                sheet.Mark(index, StructureRules.Head, new Message("精确到分钟的发布时间", "the time of publishing, to the minute"));
                MarkLabel(sheet, index - 1, profile);
            }
            else if (IsMachineDay(profile) && BesideForeign(sheet, index, end))
            {
                sheet.Mark(index, StructureRules.Head, new Message("网页文字旁的发布日期", "the day of publishing, beside lines of the site"));
            }
        }
    }

    private static bool BesideForeign(JunkSheet sheet, int index, int end) =>
        HeadSpan.IsForeign(sheet, index - 1) || (index + 1 < end && HeadSpan.IsForeign(sheet, index + 1));

    // ……的通知 / 2010年3月4日 09:12 / 各单位：: no document has its time between title and addressee.
    private static bool IsBelowTitle(JunkSheet sheet, int index, int end) =>
        sheet.Profiles[index - 1].Has(LineForm.Title) && index + 1 <= end && index + 1 < sheet.Lines.Length && sheet.Profiles[index + 1].Has(LineForm.Addressee);

    // 2015-10-30 10:03, where minutes have 2015年10月30日10:03.
    private static bool IsMachineTime(LineProfile profile) => !profile.Key.Contains('年');

    // 时间： above it is the label of the page, too.
    private static void MarkLabel(JunkSheet sheet, int index, LineProfile value)
    {
        string label = sheet.Profiles[index].Key.ToString();
        if (IsMachineTime(value) && label.Length is > 0 and <= LongestLabel && Array.Exists(Takers, taker => label.EndsWith(taker, StringComparison.Ordinal)))
        {
            sheet.Mark(index, StructureRules.Head, new Message("发布时间前的网页标签", "the label of the page before the time of publishing"));
        }
    }

    // 2015-10-30: so a site writes a day; a document has 2015年10月30日.
    private static bool IsMachineDay(LineProfile profile) =>
        profile.Length is >= 8 and <= 10 && profile.Has(LineForm.Date) && !profile.Key.ContainsAnyExcept("0123456789-/") && profile.Key.ContainsAny('-', '/');

    // 2023年03月29日 星期三 above everything else: the clock of the site.
    private static void MarkClock(JunkSheet sheet, int end)
    {
        LineProfile first = end > 1 ? sheet.Profiles[0] : default;
        if (first.Length is > 0 and <= LongestValue && first.Has(LineForm.HoldsDate) && !first.Has(Own | LineForm.Clauses) && first.Key.Contains("星期", StringComparison.Ordinal))
        {
            sheet.Mark(0, StructureRules.Head, new Message("网页顶端的当天日期", "the day a page shows at its top"));
        }
    }

    // 2024-09-29 / 2024-09-23 / 2024-09-22: the days of other pages, one below the other; a document has one day.
    private static void MarkDays(JunkSheet sheet)
    {
        Edges edges = Edges.Of(sheet);
        int start = 0;
        for (int index = 0; index <= sheet.Lines.Length; index++)
        {
            if (index < sheet.Lines.Length && edges.Holds(Zone.Edges, index) && IsMachineDay(sheet.Profiles[index]))
            {
                continue;
            }

            for (int day = start; index - start >= LeastDays && day < index; day++)
            {
                sheet.Mark(day, StructureRules.Tail, new Message($"{index - start} 行日期相连，是别的网页的日期", $"{index - start} days one below the other, of other pages"));
            }

            start = index + 1;
        }
    }

    private static bool IsTaker(JunkSheet sheet, int index)
    {
        string label = sheet.Profiles[index].Key.ToString();
        return label.Length is > 0 and <= LongestLabel && sheet.IsJunk(index) && Array.Exists(Takers, taker => label.EndsWith(taker, StringComparison.Ordinal));
    }
}
