using System.Collections.Immutable;
using Converter.Documents;
using Converter.Reading.Outline.Facts;
using Converter.Reading.Outline.Leads;
using Converter.Reading.Outline.Lines;
using Converter.Reading.Outline.Roles;
using Converter.Reading.Outline.Series;

namespace Converter.Reading.Outline.Output;

/// <summary>Puts roles, headings and lead phrases together, a line at a time, with the evidence for them.</summary>
/// <param name="all">The lines.</param>
/// <param name="roles">Their roles.</param>
/// <param name="tree">The headings.</param>
/// <param name="corrections">What a person has decided, by index of the line.</param>
/// <param name="withReasons">Whether the evidence is wanted.</param>
internal sealed class LineReadings(Surroundings all, RoleVerdict[] roles, OutlineTree tree, Dictionary<int, LineCorrection> corrections, bool withReasons)
{
    /// <summary>Number of lines.</summary>
    public int Count => roles.Length;

    /// <summary>A line.</summary>
    /// <param name="index">Its index.</param>
    public TextLine LineOf(int index) => all.Lines[index];

    /// <summary>The role of a line; whether a numbered paragraph is a heading is decided by its series.</summary>
    /// <param name="index">Its index.</param>
    public Role RoleOf(int index) => IsNumbered(index) ? (tree.Levels[index] > 0 ? Role.Heading : Role.Body) : roles[index].Role;

    /// <summary>All that was decided about a line.</summary>
    /// <param name="index">Its index.</param>
    public LineReading Of(int index)
    {
        bool corrected = corrections.Count > 0 && corrections.ContainsKey(index);
        LineReading reading = Of(index, corrected);
        return withReasons ? reading with { Reasons = Reasons(reading.Line, roles[index].Role, tree.Items[index], corrected) } : reading;
    }

    private LineReading Of(int index, bool corrected)
    {
        TextLine line = all.Lines[index];
        SeriesItem? item = tree.Items[index];
        Role role = RoleOf(index);
        int head = role == Role.Heading ? tree.Heads[index] : 0;
        bool hasLeads = role == Role.Body || head > 0;
        double seriesConfidence = IsNumbered(index) ? 1 / (1 + Math.Exp(-Math.Abs(item!.Series.Score) * 1.5)) : 1;
        return new LineReading(line, role)
        {
            Level = tree.Levels[index],
            HeadLength = head,
            Leads = hasLeads ? LeadFinder.Find(line, Start(line, item, role, head)) : [],
            Confidence = corrected ? 1 : roles[index].Confidence * seriesConfidence,
        };
    }

    private bool IsNumbered(int index) => roles[index].Role is Role.Body or Role.Heading && tree.Items[index] is not null;

    // The enumerator of a numbered paragraph is no lead, unless its row goes on inside the paragraph.
    private static int Start(TextLine line, SeriesItem? item, Role role, int head) =>
        role == Role.Heading ? head : item is { IsInline: false } ? item.Marker.End : line.From;

    private ImmutableArray<Reason> Reasons(TextLine line, Role role, SeriesItem? item, bool corrected)
    {
        if (corrected)
        {
            return [Evidence.Of("correction")];
        }

        List<Reason> reasons = RoleEvidence.Reasons(all, line, role);
        if (item is not null && role is Role.Body or Role.Heading)
        {
            reasons.InsertRange(0, SeriesReasons(item));
        }

        return [.. reasons];
    }

    private static IEnumerable<Reason> SeriesReasons(SeriesItem item)
    {
        yield return Evidence.Of(item.Series.Score > 0 ? "series.topic" : "series.statement");
        yield return Evidence.Of(item.Series.Items.Count > 1 ? "marker.sequence" : "marker.single");
        if (item.Line.Marks is { OutlineLevel: > 0 })
        {
            yield return MarkEvidence.SeriesStyle;
        }
        else if (item.Line.MarkedLead > 0)
        {
            yield return MarkEvidence.SeriesLead;
        }

        if (item.IsInline)
        {
            yield return Evidence.Of("inline.leads");
        }
    }
}
