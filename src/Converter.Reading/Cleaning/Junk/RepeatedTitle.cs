using Converter.Documents;
using Converter.Reading.Cleaning.Rules;

namespace Converter.Reading.Cleaning.Junk;

/// <summary>
/// Finds the document's own title by its repetition: a page sets the title as its headline, in its path or in a word of welcome, then lines of
/// its own, and the title once more above the text.
/// </summary>
internal static class RepeatedTitle
{
    private const int Deepest = 20;
    private const int LeastTitle = 8;
    private const int LeastLine = 4;
    private const int LongestTitle = 60;
    private const int MostLines = 3;
    private const double LeastPart = 0.3;
    private const LineForm Unlike = LineForm.FileName | LineForm.Url | LineForm.Bars | LineForm.Clock | LineForm.Marker | LineForm.Label
        | LineForm.Sentence | LineForm.Breadcrumb | LineForm.DocNumber | LineForm.Addressee | LineForm.Date | LineForm.LabelPairs;

    /// <summary>Marks the headlines above the own title.</summary>
    /// <param name="sheet">The text.</param>
    /// <param name="evidence">The words found, line by line.</param>
    /// <returns>Index of the headline, and of the first line of the own title; -1 where none is repeated.</returns>
    public static (int Headline, int Own) Find(JunkSheet sheet, LineEvidence?[] evidence)
    {
        int end = 0;
        while (end < Math.Min(Deepest, sheet.Lines.Length) && MayStandAbove(sheet, evidence, end))
        {
            end++;
        }

        (int Headline, int Own) found = (-1, -1);
        for (int last = end - 1; last > 0; last--)
        {
            if (!IsNameable(sheet, last) || !HeadSpan.TextFollows(sheet, last))
            {
                continue;
            }

            string title = string.Empty;
            for (int first = last; first > Math.Max(0, last - MostLines) && !sheet.IsJunk(first); first--)
            {
                title = string.Concat(sheet.Profiles[first].Key, title);
                int headline = title.Length is >= LeastTitle and <= LongestTitle ? FindHeadline(sheet, evidence, first, title) : -1;
                found = headline >= 0 ? (headline, first) : found;
            }

            if (found.Own >= 0)
            {
                return found;
            }
        }

        return found;
    }

    /// <summary>Whether the longest common row of characters, gaps allowed, is most of the shorter one.</summary>
    /// <param name="one">A bare line.</param>
    /// <param name="other">Another.</param>
    public static bool IsAlike(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        Span<int> row = stackalloc int[other.Length + 1];
        row.Clear();
        foreach (char character in one)
        {
            int corner = 0;
            for (int at = 0; at < other.Length; at++)
            {
                int above = row[at + 1];
                row[at + 1] = character == other[at] ? corner + 1 : Math.Max(above, row[at]);
                corner = above;
            }
        }

        return 4 * row[other.Length] >= 3 * Math.Min(one.Length, other.Length);
    }

    // The same words above, and between the two a line that no cover sheet has. The topmost of them is the answer.
    private static int FindHeadline(JunkSheet sheet, LineEvidence?[] evidence, int own, string title)
    {
        bool foreign = false;
        bool other = false;
        bool numbered = true;
        int found = -1;
        for (int index = own - 1; index >= 0; index--)
        {
            string line = sheet.Profiles[index].Key.ToString();
            bool repeats = line.Length >= title.Length && title.Length >= LeastPart * line.Length && line.Contains(title, StringComparison.Ordinal);

            // 网站 > 栏目 > 标题 / 标题: the end of the path is the title of the page.
            bool path = repeats && sheet.Profiles[index].Has(LineForm.Breadcrumb) && line.EndsWith(title, StringComparison.Ordinal);
            if (repeats && (foreign || path || (line == title && (index == own - 1 || ((other || numbered) && SiteAbove(sheet, index))))))
            {
                found = index;
                if (!sheet.IsJunk(index))
                {
                    sheet.Mark(index, StructureRules.PageHeadline, new Message(
                        $"网页标题，第 {sheet.Lines[own].Number} 行是文件自己的标题",
                        $"the headline of the page; line {sheet.Lines[own].Number} is the document's own title"));
                }
            }

            foreign |= IsForeign(sheet, evidence, index, title);
            numbered &= sheet.Profiles[index].Has(LineForm.DocNumber);
            other |= !repeats && !IsCover(sheet.Profiles[index]);
        }

        return found;
    }

    private static bool SiteAbove(JunkSheet sheet, int index)
    {
        while (index >= 0 && !HeadSpan.IsForeign(sheet, index))
        {
            index--;
        }

        return index >= 0;
    }

    // What stands on a cover sheet between the title and the first page.
    private static bool IsCover(LineProfile profile) =>
        profile.Key.Length == 0 || ForeignSigns.IsOrgan(profile.Key) || ForeignSigns.IsDay(profile) || ForeignSigns.IsHeadMark(profile.Key)
        || profile.Has(LineForm.DocNumber | LineForm.Label | LineForm.Title) || profile.Key[0] == '（';

    private static bool IsForeign(JunkSheet sheet, LineEvidence?[] evidence, int index, string title)
    {
        LineProfile profile = sheet.Profiles[index];
        return HeadSpan.IsForeign(sheet, index) || ForeignSigns.IsStamp(profile)
            || ForeignSigns.Words(sheet, evidence, index) + ForeignSigns.Forms(profile) >= 0.4
            || (profile.Length > title.Length && profile.Has(LineForm.Sentence) && profile.Key.Contains(title, StringComparison.Ordinal));
    }

    private static bool IsNameable(JunkSheet sheet, int index) =>
        !sheet.IsJunk(index) && sheet.Profiles[index].Length is >= LeastLine and <= LongestTitle && !sheet.Profiles[index].Has(Unlike);

    // Above a title stand no salutation, no marker and no running text but a site's.
    private static bool MayStandAbove(JunkSheet sheet, LineEvidence?[] evidence, int index) =>
        sheet.IsJunk(index)
        || !(sheet.Profiles[index].Has(LineForm.Addressee | LineForm.Marker)
            || (sheet.IsRunningText(index) && ForeignSigns.Words(sheet, evidence, index) < 0.3));
}
