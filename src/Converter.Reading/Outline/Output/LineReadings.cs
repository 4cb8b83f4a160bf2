using System.Collections.Immutable;
using Converter.Documents;
using Converter.Reading.Outline.Facts;
using Converter.Reading.Outline.Leads;
using Converter.Reading.Outline.Lines;
using Converter.Reading.Outline.Roles;
using Converter.Reading.Outline.Series;

namespace Converter.Reading.Outline.Output;

/// <summary>Puts roles, headings and lead phrases together, with the evidence for them.</summary>
internal static class LineReadings
{
    /// <summary>The readings of all lines.</summary>
    public static LineReading[] Make(Surroundings all, RoleVerdict[] roles, OutlineTree tree, Dictionary<int, LineCorrection> corrections, bool withReasons)
    {
        LineReading[] readings = new LineReading[roles.Length];
        for (int index = 0; index < roles.Length; index++)
        {
            bool corrected = corrections.Count > 0 && corrections.ContainsKey(index);
            LineReading reading = Make(all.Lines[index], roles[index], tree, corrected);
            readings[index] = withReasons ? reading with { Reasons = Reasons(all, reading.Line, roles[index].Role, tree.Items[index], corrected) } : reading;
        }

        return readings;
    }

    private static LineReading Make(TextLine line, RoleVerdict verdict, OutlineTree tree, bool corrected)
    {
        SeriesItem? item = tree.Items[line.Index];
        int level = tree.Levels[line.Index];
        bool numbered = verdict.Role is Role.Body or Role.Heading && item is not null;
        Role role = numbered ? (level > 0 ? Role.Heading : Role.Body) : verdict.Role;
        int head = role == Role.Heading ? tree.Heads[line.Index] : 0;
        bool hasLeads = role == Role.Body || head > 0;
        double seriesConfidence = numbered ? 1 / (1 + Math.Exp(-Math.Abs(item!.Series.Score) * 1.5)) : 1;
        return new LineReading(line, role)
        {
            Level = level,
            HeadLength = head,
            Leads = hasLeads ? LeadFinder.Find(line, Start(line, item, role, head)) : [],
            Confidence = corrected ? 1 : verdict.Confidence * seriesConfidence,
        };
    }

    // The enumerator of a numbered paragraph is no lead, unless its row goes on inside the paragraph.
    private static int Start(TextLine line, SeriesItem? item, Role role, int head) =>
        role == Role.Heading ? head : item is { IsInline: false } ? item.Marker.End : line.From;

    private static ImmutableArray<Reason> Reasons(Surroundings all, TextLine line, Role role, SeriesItem? item, bool corrected)
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
