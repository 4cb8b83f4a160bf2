using Converter.Documents;
using Converter.Reading.Cleaning.Rules;

namespace Converter.Reading.Cleaning.Junk;

/// <summary>
/// Judges what stands behind the last line of the document. The end is where the sum of what follows is the most foreign: each line behind it
/// adds its signs, each line that reads like a document takes away.
/// </summary>
internal static class TailSpan
{
    private const int Deepest = 40;
    private const int RunningText = 60;
    private const int Sentence = 25;
    private const int MostPlain = 6;
    private const double Certain = 1 - 1e-9;
    private const double Suspect = 0.6;

    /// <summary>Marks the lines behind the end of the document.</summary>
    /// <param name="sheet">The text.</param>
    /// <param name="evidence">The words found, line by line.</param>
    public static void Find(JunkSheet sheet, LineEvidence?[] evidence)
    {
        int count = sheet.Lines.Length;
        int closed = Closed(sheet, evidence);
        int best = count;
        double bestSum = 0;
        double sum = 0;
        int plain = 0;
        bool certain = false;
        for (int index = count - 1; index > Math.Max(0, count - Deepest) && !IsText(sheet, evidence, index); index--)
        {
            bool behind = closed >= 0 && index > closed;
            double weight = Weight(sheet, evidence, index, behind);
            plain = weight < Suspect && !sheet.IsJunk(index) ? plain + 1 : 0;
            if (plain > MostPlain)
            {
                break;
            }

            certain |= weight >= Certain;
            sum += weight;
            if (weight > 0 && certain && sum > bestSum)
            {
                (best, bestSum) = (index, sum);
            }
        }

        if (TextBefore(sheet, best))
        {
            Mark(sheet, best);
        }
    }

    private static bool TextBefore(JunkSheet sheet, int end)
    {
        int index = end - 1;
        while (index >= 0 && (sheet.IsJunk(index) || !(sheet.IsRunningText(index) || sheet.Profiles[index].Has(LineForm.Sentence))))
        {
            index--;
        }

        return index >= 0;
    }

    private static void Mark(JunkSheet sheet, int first)
    {
        for (int index = first; index < sheet.Lines.Length; index++)
        {
            if (sheet.Profiles[index].Key.Length > 0)
            {
                sheet.Mark(index, StructureRules.Tail, new Message(
                    $"第 {sheet.Lines[first].Number} 行起在文件末尾之后，各行合起来不像文件",
                    $"from line {sheet.Lines[first].Number} on, behind the end of the document, the lines together are unlike one"));
            }
        }
    }

    // The day of a document, with its notes; what follows is an attachment or foreign.
    private static int Closed(JunkSheet sheet, LineEvidence?[] evidence)
    {
        int count = sheet.Lines.Length;
        for (int index = count - 1; index > Math.Max(0, count - Deepest) && !IsText(sheet, evidence, index); index--)
        {
            if (!sheet.IsJunk(index) && (ForeignSigns.IsDay(sheet.Profiles[index]) || sheet.Profiles[index].Key.StartsWith('附')))
            {
                return ForeignSigns.IsDay(sheet.Profiles[index]) ? index : -1;
            }
        }

        return -1;
    }

    private static bool IsText(JunkSheet sheet, LineEvidence?[] evidence, int index) =>
        !sheet.IsJunk(index) && (sheet.Profiles[index].Length >= RunningText || sheet.Wrapping.IsInside(index)) && sheet.IsRunningText(index)
        && ForeignSigns.Words(sheet, evidence, index) < 0.3;

    private static double Weight(JunkSheet sheet, LineEvidence?[] evidence, int index, bool behind)
    {
        LineProfile profile = sheet.Profiles[index];
        if (sheet.IsJunk(index))
        {
            return sheet.IsJunk(index, "advertising") || sheet.IsJunk(index, "navigation") ? 1 : 0.3;
        }

        if (ForeignSigns.IsStamp(profile))
        {
            return 1;
        }

        double words = ForeignSigns.Words(sheet, evidence, index);
        double own = (Own(profile, behind) + (words == 0 && sheet.HasCells(index) ? 0.8 : 0)) * (words >= Suspect ? 0.25 : 1);
        return Math.Min(1, words) + ForeignSigns.Forms(profile) + (behind ? 0.4 : -0.1) - own;
    }

    private static double Own(LineProfile profile, bool behind)
    {
        double sum = ForeignSigns.IsDay(profile) || profile.Has(LineForm.DocNumber) ? 4 : 0;
        sum += profile.Has(LineForm.Label) ? 2 : 0;
        sum += profile.Has(LineForm.Addressee) ? 1.5 : 0;
        sum += profile.Has(LineForm.Marker) ? 1 : 0;
        sum += profile.Has(LineForm.Sentence) ? profile.Length < Sentence ? 0.7 : behind ? 1 : 2 : 0;
        sum += profile.Has(LineForm.Exclaims) ? 0.7 : 0;
        sum += ForeignSigns.IsOrgan(profile.Key) && !behind ? 1 : 0;
        bool note = profile.Key.Length > 1 && profile.Key[0] == '（' && profile.Key[^1] == '）';
        return sum + (note ? 2 : 0) + (profile.Key.Length == 0 ? 3 : 0);
    }
}
