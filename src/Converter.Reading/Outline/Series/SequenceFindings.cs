using Converter.Documents;
using Converter.Reading.Outline.Enumerators;

namespace Converter.Reading.Outline.Series;

/// <summary>Reports numbers that are missing, doubled or out of order; the levels stay as nesting has them.</summary>
internal static class SequenceFindings
{
    /// <summary>The findings of all series of two members and more.</summary>
    public static IEnumerable<Diagnostic> Of(List<NumberSeries> all)
    {
        foreach (NumberSeries series in all)
        {
            for (int index = 1; index < series.Items.Count; index++)
            {
                int before = series.Items[index - 1].Marker.Value;
                int value = series.Items[index].Marker.Value;
                if (value != before + 1 && value != Enumerator.Last)
                {
                    yield return Finding(series.Items[index], before, value);
                }
            }
        }
    }

    private static Diagnostic Finding(SeriesItem item, int before, int value)
    {
        (string code, string chinese, string english) = value switch
        {
            _ when value == before => ("outline.number-double", "编号重复", "A number is doubled"),
            _ when value > before => ("outline.number-gap", "编号跳号", "A number is skipped"),
            1 => ("outline.number-restart", "编号重新从一开始", "The numbers begin again"),
            _ => ("outline.number-order", "编号次序颠倒", "The numbers are out of order"),
        };
        Severity severity = value == 1 ? Severity.Info : Severity.Warning;
        int offset = item.Line.Clean.Text.SourceOffset(item.Marker.Start);
        string text = item.Line.Clean.Text.Text.Substring(item.Marker.Start, item.Marker.Length);
        return new Diagnostic(
            code,
            severity,
            item.Line.Source.PositionOf(offset),
            new Message($"{chinese}：“{text}”前面一项是 {before}。", $"{english}: the item before “{text}” is {before}."),
            new Message("请核对编号或是否漏了一项。", "Check the number, or whether an item is missing."));
    }
}
