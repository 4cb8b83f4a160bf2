using Converter.Documents;
using Converter.Reading.Cleaning.Rules;

namespace Converter.Reading.Cleaning.Junk;

/// <summary>
/// Finds elements of a page whose words were put on lines of their own: a path (首页 / &gt; / 要闻) and what a pair of brackets holds
/// (【字体： / 大 / 中 / 小 / 】). At the edges of the text only.
/// </summary>
internal static class BrokenElements
{
    private const int LongestPiece = 12;
    private const int LongestChoice = 6;
    private const int MostChoices = 6;
    private const LineForm Own = LineForm.Addressee | LineForm.DocNumber | LineForm.Sentence | LineForm.Marker;

    /// <summary>Marks the lines.</summary>
    /// <param name="sheet">The text.</param>
    public static void Find(JunkSheet sheet)
    {
        Edges edges = Edges.Of(sheet);
        for (int index = 0; index < sheet.Lines.Length; index++)
        {
            if (!edges.Holds(Zone.Edges, index))
            {
                continue;
            }

            if (IsArrow(sheet, index))
            {
                MarkPath(sheet, index, edges);
            }
            else if (sheet.Profiles[index].Length <= LongestChoice && sheet.Profiles[index].Key.Contains('【') && !sheet.Profiles[index].Key.Contains('】'))
            {
                MarkChoices(sheet, index);
            }
        }
    }

    private static bool IsArrow(JunkSheet sheet, int index) => sheet.Profiles[index].Key is ">" or "＞" or "»" or "›" or ">>" or "→";

    // What stands on either side of an arrow is a piece of the path; the last line before the text may be the title.
    private static void MarkPath(JunkSheet sheet, int arrow, Edges edges)
    {
        Message reason = new($"网页路径，第 {sheet.Lines[arrow].Number} 行是其中的箭头", $"a piece of the path of the page, whose arrow is line {sheet.Lines[arrow].Number}");
        sheet.Mark(arrow, StructureRules.Menu, reason);
        for (int index = Math.Max(0, arrow - 1); index <= arrow + 1 && index + 1 < edges.HeadEnd; index++)
        {
            if (sheet.Profiles[index].Length is > 0 and <= LongestPiece && !sheet.Profiles[index].Has(Own))
            {
                sheet.Mark(index, StructureRules.Menu, reason);
            }
        }

        // The name of the column once more.
        int below = arrow + 2;
        if (below + 1 < edges.HeadEnd && sheet.IsJunk(below - 1) && sheet.Profiles[below].Key.SequenceEqual(sheet.Profiles[below - 1].Key))
        {
            sheet.Mark(below, StructureRules.Menu, reason);
        }
    }

    private static void MarkChoices(JunkSheet sheet, int open)
    {
        int close = open + 1;
        int last = Math.Min(sheet.Lines.Length, open + MostChoices + 2);
        while (close < last && sheet.Profiles[close].Key is not "】" && sheet.Profiles[close].Length <= LongestChoice)
        {
            close++;
        }

        for (int index = open; close < last && sheet.Profiles[close].Key is "】" && index <= close; index++)
        {
            sheet.Mark(index, StructureRules.Head, new Message(
                $"第 {sheet.Lines[open].Number} 行起括号里的网页选项，一词一行", $"a choice of the page in brackets from line {sheet.Lines[open].Number} on, a word on each line"));
        }
    }
}
