using Converter.Documents;
using Converter.Reading.Cleaning.Rules;

namespace Converter.Reading.Cleaning.Junk;

/// <summary>
/// Short lines of a site in the midst of the text. There the words that count at the edges only count too, but the line must have no form of a
/// document, must not consist of the word alone (which may be a heading) and must stand beside running text.
/// </summary>
internal static class Interruptions
{
    private const int Longest = 26;
    private const double Beside = 0.6;
    private const double Needed = 1 - 1e-9;
    private const LineForm Own = LineForm.Marker | LineForm.Sentence | LineForm.DocNumber | LineForm.Addressee | LineForm.Date | LineForm.Label | LineForm.Title;

    /// <summary>Marks the lines.</summary>
    /// <param name="sheet">The text.</param>
    /// <param name="evidence">The words found, line by line.</param>
    public static void Find(JunkSheet sheet, LineEvidence?[] evidence)
    {
        FindPlayer(sheet);
        Judge(sheet, evidence);

        // What one line shows counts for the line before it.
        Judge(sheet, evidence);
    }

    private static void Judge(JunkSheet sheet, LineEvidence?[] evidence)
    {
        int first = 0;
        while (first < sheet.Lines.Length && sheet.IsJunk(first))
        {
            first++;
        }

        for (int index = 1; index + 1 < sheet.Lines.Length; index++)
        {
            if (MayInterrupt(sheet, index) && BesideText(sheet, index))
            {
                // The first line left may be the title; that lines of the site stand above it says nothing.
                bool beside = sheet.IsJunk(index + 1) || (sheet.IsJunk(index - 1) && index != first);
                double sum = (beside ? Beside : 0) + ForeignSigns.Words(sheet, evidence, index) + ForeignSigns.Forms(sheet.Profiles[index]);
                if (sum >= Needed && sum > Beside && evidence[index]?.IsOneWord(sheet.Profiles[index].Key) != true)
                {
                    sheet.Mark(index, StructureRules.Interruption, new Message(
                        "正文之间的短行，网页用语和样子合起来不像文件", "a short line between the text, whose words and forms together are a site's"));
                }
            }
        }
    }

    // 00:00 / 02:35, the stroke on a line of its own: what a player of the page leaves.
    private static void FindPlayer(JunkSheet sheet)
    {
        for (int index = 1; index + 1 < sheet.Lines.Length; index++)
        {
            if (sheet.Profiles[index].Key is "/" && ForeignSigns.IsStamp(sheet.Profiles[index - 1]) && ForeignSigns.IsStamp(sheet.Profiles[index + 1]))
            {
                for (int part = index - 1; part <= index + 1; part++)
                {
                    sheet.Mark(part, StructureRules.Interruption, new Message("播放器留下的时间", "the times a player left"));
                }
            }
        }
    }

    // What else is taken out between them does not matter, so that a second cleaning sees the same neighbours.
    private static bool BesideText(JunkSheet sheet, int index)
    {
        int above = index - 1;
        while (above >= 0 && sheet.IsJunk(above))
        {
            above--;
        }

        int below = index + 1;
        while (below < sheet.Lines.Length && sheet.IsJunk(below))
        {
            below++;
        }

        return (above >= 0 && sheet.IsRunningText(above)) || (below < sheet.Lines.Length && sheet.IsRunningText(below))
            || ForeignSigns.IsCode(sheet.Profiles[index].Key);
    }

    private static bool MayInterrupt(JunkSheet sheet, int index) =>
        sheet.Profiles[index].Length is > 0 and <= Longest && !sheet.IsJunk(index)
        && (!sheet.Profiles[index].Has(Own) || ForeignSigns.IsCode(sheet.Profiles[index].Key)) && sheet.Profiles[index].Key[0] != '#'
        && !sheet.Wrapping.IsInside(index) && !sheet.HasCells(index);
}
