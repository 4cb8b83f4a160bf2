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
    private const LineForm Own = LineForm.Title | LineForm.Addressee | LineForm.Marker | LineForm.DocNumber | LineForm.Sentence | LineForm.Label;

    private static readonly string[] Takers = ["时间：", "日期：", "来源：", "作者：", "编辑：", "次数：", "浏览量：", "阅读量：", "机构：", "单位："];

    /// <summary>Marks the lines.</summary>
    /// <param name="sheet">The text, the labels of a site marked already.</param>
    public static void Find(JunkSheet sheet)
    {
        int end = Edges.Of(sheet).HeadEnd;
        for (int index = 1; index < end && !sheet.Profiles[index].Has(LineForm.Addressee | LineForm.Marker); index++)
        {
            LineProfile profile = sheet.Profiles[index];
            if (!sheet.IsJunk(index) && IsTaker(sheet, index - 1) && profile.Length is > 0 and <= LongestValue && !profile.Has(Own))
            {
                sheet.Mark(index, StructureRules.Head, new Message(
                    $"第 {sheet.Lines[index - 1].Number} 行“{sheet.Profiles[index - 1].Key}”的内容",
                    $"what line {sheet.Lines[index - 1].Number}, '{sheet.Profiles[index - 1].Key}', announces"));
            }
            else if (ForeignSigns.IsStamp(profile) && profile.Has(LineForm.HoldsDate))
            {
                sheet.Mark(index, StructureRules.Head, new Message("精确到分钟的发布时间", "the time of publishing, to the minute"));
            }
        }
    }

    private static bool IsTaker(JunkSheet sheet, int index)
    {
        string label = sheet.Profiles[index].Key.ToString();
        return label.Length is > 0 and <= LongestLabel && sheet.IsJunk(index) && Array.Exists(Takers, taker => label.EndsWith(taker, StringComparison.Ordinal));
    }
}
