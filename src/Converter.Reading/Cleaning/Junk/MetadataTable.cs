using Converter.Documents;
using Converter.Reading.Cleaning.Rules;

namespace Converter.Reading.Cleaning.Junk;

/// <summary>Finds the table of metadata that government sites set above a document (索引号、主题分类、发布日期 …).</summary>
internal static class MetadataTable
{
    // Such a table stands among the first lines.
    private const int HeadLines = 30;

    // Lines without a label (values in cells of their own) that may stand between two lines with one.
    private const int LargestGap = 2;
    private const int LeastLabels = 3;
    private const int LongestLabel = 8;

    /// <summary>Condemns the lines of the table.</summary>
    public static void Find(JunkSheet sheet)
    {
        HashSet<string> labels = [];
        int strong = 0;
        int first = -1;
        int last = -1;
        int end = Math.Min(HeadLines, sheet.Lines.Length);
        for (int index = 0; index <= end; index++)
        {
            bool labelled = index < end && CollectLabels(sheet.Rules.List, sheet.Profiles[index].Key, labels, ref strong);
            if (labelled)
            {
                first = first < 0 ? index : first;
                last = index;
            }
            else if (first >= 0 && (index == end || index - last > LargestGap))
            {
                MarkBlock(sheet, first, last, labels.Count, strong);
                labels.Clear();
                (first, strong) = (-1, 0);
            }
        }
    }

    private static void MarkBlock(JunkSheet sheet, int first, int last, int labels, int strong)
    {
        if (strong == 0 || (labels < LeastLabels && strong < 2))
        {
            return;
        }

        for (int index = first; index <= last; index++)
        {
            sheet.Mark(index, StructureRules.MetadataTable, new Message(
                $"文件信息表的一行（共 {labels} 种标签）", $"a line of the metadata table, which has {labels} labels"));
        }
    }

    private static bool CollectLabels(RuleList list, string key, HashSet<string> labels, ref int strong)
    {
        bool found = false;
        for (int at = 0; at <= key.Length; at++)
        {
            if (at == key.Length ? key.Length <= LongestLabel + 2 : key[at] == '：')
            {
                found |= CollectLabel(list, key.AsSpan(0, at).Trim("【】"), labels, ref strong);
            }
        }

        return found;
    }

    private static bool CollectLabel(RuleList list, ReadOnlySpan<char> before, HashSet<string> labels, ref int strong)
    {
        for (int length = Math.Min(LongestLabel, before.Length); length >= 2; length--)
        {
            string label = before[^length..].ToString();
            bool isStrong = list.StrongLabels.Contains(label);
            if (isStrong || list.WeakLabels.Contains(label))
            {
                strong += labels.Add(label) && isStrong ? 1 : 0;
                return true;
            }
        }

        return false;
    }
}
