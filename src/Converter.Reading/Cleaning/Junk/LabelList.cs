using Converter.Documents;
using Converter.Reading.Cleaning.Rules;

namespace Converter.Reading.Cleaning.Junk;

/// <summary>
/// Finds the particulars of a file that a library page lists line by line (上传人：… / 文档编号：… / 格式：… / 页数：… / 大小：…): a row of short
/// labels with short values at the head, two of which are certainly the site's.
/// </summary>
internal static class LabelList
{
    private const int LongestLabel = 8;
    private const int LongestLine = 30;
    private const int LeastCertain = 2;
    private const int LeastBullets = 3;
    private const LineForm Own = LineForm.Label | LineForm.Sentence | LineForm.Addressee | LineForm.Marker | LineForm.DocNumber;

    /// <summary>Marks the rows.</summary>
    /// <param name="sheet">The text, the lines with words of a site marked already.</param>
    public static void Find(JunkSheet sheet)
    {
        int end = Edges.Of(sheet).HeadEnd;
        FindBullets(sheet, end);
        int start = 0;
        for (int index = 0; index <= end; index++)
        {
            if (index == end || !IsLabelled(sheet.Profiles[index]))
            {
                Close(sheet, start, index);
                start = index + 1;
            }
        }
    }

    // • 736916953/2024-000372 / • 2024-01-10 15:30:00 / • ……的通知 / • 现行有效: the values of the page without their labels.
    private static void FindBullets(JunkSheet sheet, int end)
    {
        int start = 0;
        for (int index = 0; index <= end; index++)
        {
            if (index < end && IsBullet(sheet.Profiles[index]) && (index == start || sheet.Profiles[index].Key[0] == sheet.Profiles[start].Key[0]))
            {
                continue;
            }

            bool timed = false;
            for (int row = start; row < index; row++)
            {
                timed |= sheet.Profiles[row].Has(LineForm.Clock);
            }

            for (int row = start; timed && index - start >= LeastBullets && row < index; row++)
            {
                sheet.Mark(row, StructureRules.Head, new Message("网页以项目符号列出的文件信息", "a particular of the file, in a row of bullets"));
            }

            start = index + 1;
        }
    }

    private static bool IsBullet(LineProfile profile) =>
        profile.Key.Length > 1 && ForeignSigns.Symbols.Contains(profile.Key[0], StringComparison.Ordinal) && !profile.Has(LineForm.Sentence | LineForm.Addressee);

    private static void Close(JunkSheet sheet, int start, int end)
    {
        int certain = 0;
        for (int index = start; index < end; index++)
        {
            certain += HeadSpan.IsForeign(sheet, index) ? 1 : 0;
        }

        for (int index = start; certain >= LeastCertain && index < end; index++)
        {
            sheet.Mark(index, StructureRules.Head, new Message(
                $"网页逐行列出的文件信息（其中 {certain} 行已认定）", $"a particular of the file, in a row of which {certain} are certainly the site's"));
        }
    }

    private static bool IsLabelled(LineProfile profile)
    {
        ReadOnlySpan<char> key = profile.Key;
        int colon = key.IndexOf('：');
        int label = key.Length > 0 && ForeignSigns.Symbols.Contains(key[0], StringComparison.Ordinal) ? colon - 1 : colon;
        return label is >= 2 and <= LongestLabel && profile.Length <= LongestLine && !profile.Has(Own) && colon < key.Length - 1;
    }
}
