using Converter.Reading.Outline.Enumerators;
using Converter.Reading.Outline.Facts;
using Converter.Reading.Outline.Lines;
using Converter.Reading.Outline.Roles;

namespace Converter.Reading.Outline.Series;

/// <summary>
/// Decides, a series at a time, whether numbered paragraphs are headings: one series, one treatment. Short topic phrases speak for it,
/// full statements and list items against it; the same family elsewhere in the text has a small voice.
/// </summary>
internal sealed class HeadingJudge(Surroundings around, SeriesItem?[] items)
{
    private const int LongestTopic = 18;
    private const int LongestHeading = 60;
    private readonly TextLine[] _lines = around.Lines;
    private readonly ReferenceList _references = new(around.Lines);

    /// <summary>Sets the score of every series and the verdict of its items.</summary>
    /// <param name="all">The series.</param>
    public void Judge(List<NumberSeries> all)
    {
        List<List<NumberSeries>> groups = Groups(all);
        Dictionary<(EnumeratorFamily Family, int Depth), (double Sum, int Count)> families = [];
        foreach (List<NumberSeries> group in groups)
        {
            double own = OwnScore(group);
            foreach (NumberSeries series in group)
            {
                series.Score = own;
            }

            (double sum, int count) = families.GetValueOrDefault(KeyOf(group));
            families[KeyOf(group)] = (sum + Math.Clamp(own, -3, 3), count + 1);
        }

        foreach (List<NumberSeries> group in groups)
        {
            (double sum, int count) = families[KeyOf(group)];
            double own = group[0].Score;
            double others = count > 1 ? (sum - Math.Clamp(own, -3, 3)) / (count - 1) : 0;
            foreach (NumberSeries series in group)
            {
                Decide(series, own + (0.25 * others));
            }
        }
    }

    private static (EnumeratorFamily Family, int Depth) KeyOf(List<NumberSeries> group) => (group[0].First.Family, group[0].First.Depth);

    private static void Decide(NumberSeries series, double score)
    {
        series.Score = score;
        foreach (SeriesItem item in series.Items)
        {
            item.IsHeading = score > 0 && !item.IsInline;
        }
    }

    // Series that go on with each other's numbers are judged together.
    private static List<List<NumberSeries>> Groups(List<NumberSeries> all)
    {
        List<List<NumberSeries>> groups = [];
        foreach (NumberSeries series in all)
        {
            if (series.GoesOnFrom?.Group is { } group)
            {
                series.Group = group;
                group.Add(series);
            }
            else
            {
                series.Group = new List<NumberSeries>(1) { series };
                groups.Add(series.Group);
            }
        }

        return groups;
    }

    private double OwnScore(List<NumberSeries> group)
    {
        double sum = 0;
        int count = 0;
        foreach (NumberSeries series in group)
        {
            foreach (SeriesItem item in series.Items)
            {
                if (!item.IsInline)
                {
                    sum += ItemScore(item) + MarkScore(item.Line);
                    count++;
                }
            }
        }

        if (count == 0 || _references.Holds(group[0].Items))
        {
            return -5;
        }

        EnumeratorFamily family = group[0].First.Family;
        double single = count > 1 ? 0 : family == EnumeratorFamily.Sequencer ? -3 : -0.7;
        List<SeriesItem> first = group[0].Items;
        bool sequence = first.Count > 1 && first[0].Marker.Value == 1 && first[1].Marker.Value == 2;
        double loose = family is EnumeratorFamily.Decimal or EnumeratorFamily.DigitBare && !sequence && !OpensDecimals(first[0]) ? -2 : 0;
        double provision = group[0].Parent?.Marker.Family == EnumeratorFamily.Article ? -2 : 0;
        return Families.Prior(family) + (sum / count) + single + loose + provision;
    }

    // 1 总则 / 1.1 编制目的
    private bool OpensDecimals(SeriesItem item) =>
        item.Marker.Family == EnumeratorFamily.DigitBare && item.Line.Index + 1 < _lines.Length
        && _lines[item.Line.Index + 1].Marker is { Family: EnumeratorFamily.Decimal, Depth: 2 } below && below.Prefix == item.Marker.Value + 1;

    private double ItemScore(SeriesItem item)
    {
        TextLine line = item.Line;
        Opening opening = Opening.Of(line, item.Marker.End);
        int length = line.Length - opening.Start;
        if (opening.Stop < line.Length)
        {
            int head = opening.Colon > 0 ? opening.Colon : opening.Stop;
            return IsUnfinished(line, opening) ? -1.5 : RunInScore(line, opening.Start, head);
        }

        return line.End switch
        {
            EndMark.None when around.LastOf(line).End == EndMark.Semicolon => -3.0,
            EndMark.None => length <= 40 ? 3.0 : length <= 70 ? 1.0 : -1.5,
            EndMark.Sentence when IsUnfinished(line, opening) => -1.5,
            EndMark.Sentence when opening.Colon > 0 => RunInScore(line, opening.Start, opening.Colon),
            EndMark.Sentence => StatementScore(item, length),
            EndMark.Colon when !HasItemsInside(item) && GenreWords.ContainsAny(line.Text, GenreWords.Current.ListOpeners) => -1.5,
            EndMark.Colon => length <= 14 && HasTextOfItsOwn(item) ? 2.5 : length <= 14 || HasItemsInside(item) ? 1.0 : -1.5,
            _ => -3.0,
        };
    }

    // What the file says of the look: a heading style, or an opening (or all of a short line) that is set apart.
    private static double MarkScore(TextLine line) => line.Marks switch
    {
        null => 0,
        { OutlineLevel: > 0 } => MarkEvidence.SeriesStyle.Weight,
        { IsBold: true } => MarkEvidence.SeriesLead.Weight,
        _ => line.MarkedLead > 0 ? MarkEvidence.SeriesLead.Weight : 0,
    };

    // A sentence alone on its line: a heading where a text of its own follows, a list item where the next number follows.
    private double StatementScore(SeriesItem item, int length)
    {
        TextLine line = item.Line;
        bool textFollows = !ClosesList(item) && line.Index + 1 < _lines.Length && items[line.Index + 1] is null && !IsAttendance(_lines[line.Index + 1]) && (_lines[line.Index + 1].Length > 30 || _lines[line.Index + 1] is { End: EndMark.Sentence, Length: > 8 });
        bool inside = line.Index + 1 < _lines.Length && items[line.Index + 1] is { } next && next.Series.Parent?.Line == line
            && (next.Line.HasInnerEnd || (next.Marker.Value == 1 && next.Series.Items.Count > 1 && next.Line.End == EndMark.Sentence));
        double statement = length > LongestTopic && line.Text.AsSpan(item.Marker.End).ContainsAny(GenreWords.Current.Statements) ? (length > LongestHeading ? 1.0 : 0.6) : 0;
        return IsClosing(line, item.Marker.End) ? -3.0
            : textFollows || inside ? 2.0 + (length <= 18 ? 0.5 : length <= 30 ? 0 : length <= 60 ? -1 : length <= 80 ? -2 : -3) - statement
            : -1.5 + (length <= 18 ? 0.8 : length <= 30 ? 0 : -2) - statement;
    }

    // 十二、本规定自发布之日起施行。
    private static bool IsClosing(TextLine line, int start) =>
        start < line.Length && line.Text[start] == '本' && GenreWords.EndsWithAny(line.Text.AsSpan().TrimEnd('。'), GenreWords.Current.ProvisionEndings);

    // 参会人员：××、×× behind the last resolution is no text of it.
    private static bool IsAttendance(TextLine line) =>
        GenreWords.StartsWithAny(line.Text, GenreWords.Current.Attendance) && line.Text.AsSpan(0, Math.Min(8, line.Length)).Contains('：');

    // 禁放区域为：……: what stands before the colon wants what follows, it is no topic phrase.
    private static bool IsUnfinished(TextLine line, Opening opening) => opening.Colon > 1 && line.Text[opening.Colon - 2] is '为' or '是' or '有';

    // What follows the last of items that stand close together belongs to none of them.
    private static bool ClosesList(SeriesItem item)
    {
        List<SeriesItem> all = item.Series.Items;
        return all.Count > 1 && all[^1] == item && all[^2].Line.Index == item.Line.Index - 1
            && (all.Count == 2 ? all[0].Line is { End: EndMark.Sentence, HasInnerEnd: false } : all[^3].Line.Index == item.Line.Index - 2);
    }

    // 3、并行作业：and a paragraph or deeper numbers below it.
    private bool HasTextOfItsOwn(SeriesItem item) =>
        !ClosesList(item) && item.Line.Index + 1 < _lines.Length && _lines[item.Line.Index + 1].End is EndMark.Sentence && items[item.Line.Index + 1]?.Series != item.Series;

    // Numbered paragraphs with openings of their own stand under it.
    private bool HasItemsInside(SeriesItem item) =>
        item.Line.Index + 1 < _lines.Length && items[item.Line.Index + 1] is { } next && next.Series.Parent == item && next.Line.End is EndMark.Sentence or EndMark.None;

    private static double RunInScore(TextLine line, int start, int head)
    {
        int length = head - start;
        double score = length switch { <= 16 => 2.5, <= 24 => 1.5, <= 32 => 0.5, <= 45 => -0.5, <= 60 => -1.5, _ => -2.5 };
        ReadOnlySpan<char> phrase = line.Text.AsSpan(start, length);
        bool statement = phrase.ContainsAny(GenreWords.Current.Statements);
        bool digits = phrase.ContainsAnyInRange('0', '9');
        return score - (statement && length > 10 ? 0.6 : 0) - (digits && length > 20 ? 0.4 : 0);
    }
}
