using Converter.Documents;
using Converter.Reading.Cleaning.Lines;
using Converter.Reading.Cleaning.Rules;

namespace Converter.Reading.Cleaning.Junk;

/// <summary>
/// Finds the table of metadata that government sites set above a document (索引号、主题分类、发布日期 …): a block of lines with labels, each
/// followed by its value on the same line or on the next.
/// </summary>
internal sealed class MetadataTable
{
    // Such a table stands among the first lines.
    private const int HeadLines = 40;
    private const int LeastLabels = 3;
    private const int LongestLabel = 8;
    private const int LeastTitle = 6;
    private const string TitleLabel = "标题：";

    private readonly JunkSheet _sheet;
    private readonly HashSet<string> _labels = [];
    private readonly List<int> _block = [];
    private int _strong;
    private int _inOwnCells;
    private int _labelled;

    private MetadataTable(JunkSheet sheet) => _sheet = sheet;

    /// <summary>Condemns the lines of the table.</summary>
    public static void Find(JunkSheet sheet)
    {
        MetadataTable table = new(sheet);
        bool valueExpected = false;
        for (int index = 0; index < Math.Min(HeadLines, sheet.Lines.Length); index++)
        {
            LineProfile profile = sheet.Profiles[index];
            if (!profile.Has(LineForm.Sentence) && (table.CollectLabels(profile.Key, out bool endsInLabel) || table.CollectCells(index)))
            {
                table._labelled++;
                table._inOwnCells += endsInLabel && profile.Key.Count('：') <= 1 ? 1 : 0;
                table._block.Add(index);
                valueExpected = endsInLabel;
            }
            else if (valueExpected)
            {
                table._block.Add(index);
                valueExpected = false;
            }
            else
            {
                table.Close();
            }
        }

        table.Close();
    }

    private void Close()
    {
        if (_strong >= 2 || (_strong == 1 && _labels.Count >= LeastLabels))
        {
            DropForeignValue();
            foreach (int index in _block)
            {
                if (HoldsOnlyTitle(index))
                {
                    continue;
                }

                _sheet.Mark(index, StructureRules.MetadataTable, new Message(
                    $"文件信息表的一行（共 {_labels.Count} 种标签）", $"a line of the metadata table, which has {_labels.Count} labels"));
            }
        }

        _labels.Clear();
        _block.Clear();
        (_strong, _inOwnCells, _labelled) = (0, 0, 0);
    }

    // The line after a last label without a value is its value only where values stand on lines of their own throughout;
    // after an empty 主题词： the document itself begins.
    private void DropForeignValue()
    {
        LineProfile last = _sheet.Profiles[_block[^1]];
        bool isLabel = CollectLabels(last.Key, out _) || CollectCells(_block[^1]);
        bool value = last.Has(LineForm.Date) || (_inOwnCells > 0 && _inOwnCells == _labelled && !last.Has(LineForm.Title) && !StandsAbove(last.Key));
        if (!isLabel && !value)
        {
            _block.RemoveAt(_block.Count - 1);
        }
    }

    // 标题：……会议纪要 above a text that does not have it once more: the table holds the only title there is.
    private bool HoldsOnlyTitle(int index)
    {
        ReadOnlySpan<char> key = _sheet.Profiles[index].Key;
        if (!key.StartsWith(TitleLabel, StringComparison.Ordinal) || key.Length < TitleLabel.Length + LeastTitle || key[TitleLabel.Length..].Contains('：'))
        {
            return false;
        }

        ReadOnlySpan<char> title = key[TitleLabel.Length..];
        for (int line = 0; line < Math.Min(_block[^1] + HeadLines, _sheet.Lines.Length); line++)
        {
            ReadOnlySpan<char> other = _sheet.Profiles[line].Key;
            if (line != index && other.Length >= LeastTitle && (other.Contains(title, StringComparison.Ordinal) || title.StartsWith(other, StringComparison.Ordinal)))
            {
                return false;
            }
        }

        return true;
    }

    // The headline of the page once more: the title of the document.
    private bool StandsAbove(ReadOnlySpan<char> key)
    {
        for (int index = 0; index < _block[0]; index++)
        {
            if (_sheet.Profiles[index].Key.SequenceEqual(key))
            {
                return true;
            }
        }

        return false;
    }

    private bool CollectLabels(ReadOnlySpan<char> key, out bool endsInLabel)
    {
        bool found = false;
        endsInLabel = false;
        for (int at = 0; at < key.Length; at++)
        {
            if (key[at] == '：' && CollectLabel(key[..at]))
            {
                found = true;
                endsInLabel = at == key.Length - 1;
            }
        }

        ReadOnlySpan<char> whole = key.Trim("【】");
        if (!found && whole.Length <= LongestLabel && IsLabel(whole.ToString(), out bool strong))
        {
            Collect(whole.ToString(), strong);
            return endsInLabel = true;
        }

        return found;
    }

    // 索引号 〈tab〉 0001/2022 〈tab〉 公开方式 〈tab〉 主动公开: every other cell is a label; strokes or blanks may part the cells, too.
    private bool CollectCells(int index)
    {
        SourceLine line = _sheet.Lines[index];
        string content = _sheet.Source.Text.Substring(line.Content.Start, line.Content.Length);
        char divider = content.Contains('\t', StringComparison.Ordinal) ? '\t' : content.Contains('|', StringComparison.Ordinal) ? '|' : ' ';
        string[] cells = content.Split(divider, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        bool found = false;
        for (int cell = 0; cell + 1 < cells.Length; cell += 2)
        {
            string label = LineKey.Of(cells[cell]);
            if (IsLabel(label, out bool strong))
            {
                Collect(label, strong);
                found = true;
            }
        }

        return found;
    }

    private bool CollectLabel(ReadOnlySpan<char> before)
    {
        for (int length = Math.Min(LongestLabel, before.Length); length >= 2; length--)
        {
            string label = before[^length..].Trim("【】").ToString();
            if (IsLabel(label, out bool strong))
            {
                Collect(label, strong);
                return true;
            }
        }

        return false;
    }

    private bool IsLabel(string label, out bool strong)
    {
        strong = _sheet.Rules.List.StrongLabels.Contains(label);
        return strong || _sheet.Rules.List.WeakLabels.Contains(label);
    }

    private void Collect(string label, bool strong) => _strong += _labels.Add(label) && strong ? 1 : 0;
}
