using System.Collections.Immutable;
using Converter.Documents;
using Converter.Reading.Cleaning;

namespace Converter.Reading.Outline.Output;

/// <summary>Makes the verdict on every line of the original, with headings and leads exactly as they stand there.</summary>
internal static class VerdictBuilder
{
    /// <summary>The verdicts in order of line number, junk included.</summary>
    public static ImmutableArray<LineVerdict> Build(CleanedText text, LineReading[] readings)
    {
        ImmutableArray<LineVerdict>.Builder verdicts = ImmutableArray.CreateBuilder<LineVerdict>(CountLines(text, readings));
        foreach (LineReading reading in readings)
        {
            Add(text.Source, reading, verdicts);
        }

        foreach (RemovedLine removed in text.Removed)
        {
            verdicts.Add(new LineVerdict(removed.Number, Role.Junk) { Rule = removed.Rule, Confidence = removed.Confidence });
        }

        if (!text.Removed.IsEmpty)
        {
            verdicts.Sort((a, b) => a.Number.CompareTo(b.Number));
        }

        return verdicts.MoveToImmutable();
    }

    private static int CountLines(CleanedText text, LineReading[] readings)
    {
        int count = text.Removed.Length;
        foreach (LineReading reading in readings)
        {
            count += reading.Line.Clean.Parts.Length;
        }

        return count;
    }

    private static void Add(SourceText source, in LineReading reading, ImmutableArray<LineVerdict>.Builder verdicts)
    {
        ImmutableArray<BlockLine> parts = reading.Line.Clean.Parts;
        for (int part = 0; part < parts.Length; part++)
        {
            int end = part + 1 < parts.Length ? parts[part + 1].At : reading.Line.Length;
            verdicts.Add(part == 0 ? First(source, reading, end) : Following(source, reading, parts[part], end));
        }
    }

    private static LineVerdict First(SourceText source, in LineReading reading, int end)
    {
        int number = reading.Line.Clean.Number;
        bool whole = reading.HeadLength == 0 || reading.HeadLength >= end;
        return new LineVerdict(number, reading.Role)
        {
            Level = reading.Level,
            Head = whole ? null : Original(source, reading, number, 0, reading.HeadLength),
            Leads = Leads(source, reading, number, 0, end),
            Confidence = reading.Confidence,
            Reasons = reading.Reasons,
            Picture = reading.Line.Marks?.Picture?.Figure.Description,
        };
    }

    // A line that continues a paragraph is body; one that continues a title, an addressee or a heading is what its first line is.
    private static LineVerdict Following(SourceText source, in LineReading reading, BlockLine part, int end)
    {
        bool heading = reading.Role == Role.Heading && reading.HeadLength == 0;
        Role role = reading.Role == Role.Heading && !heading ? Role.Body : reading.Role;
        return new LineVerdict(part.Number, role)
        {
            Level = heading ? reading.Level : 0,
            Joins = reading.Line.Clean.Number,
            Leads = Leads(source, reading, part.Number, part.At, end),
            Confidence = reading.Confidence,
            Reasons = reading.Reasons,
        };
    }

    // In hard-wrapped text a physical line carries the leads that stand on it, if at least two do.
    private static ImmutableArray<string> Leads(SourceText source, in LineReading reading, int number, int start, int end)
    {
        if (reading.Leads.Length < 2)
        {
            return [];
        }

        ImmutableArray<string>.Builder leads = ImmutableArray.CreateBuilder<string>(reading.Leads.Length);
        foreach (TextRange lead in reading.Leads)
        {
            if (lead.Start >= start && lead.End <= end)
            {
                leads.Add(Original(source, reading, number, lead.Start, lead.Length));
            }
        }

        return leads.Count < 2 ? [] : leads.DrainToImmutable();
    }

    private static string Original(SourceText source, in LineReading reading, int number, int start, int length)
    {
        SourceSpan line = source.LineSpan(number);
        MappedText text = reading.Line.Clean.Text;
        int from = start == 0 ? line.Start : text.SourceOffset(start);
        int to = Math.Clamp(text.SourceOffset(start + length - 1) + 1, from, line.End);
        return source.Text[from..to].Trim();
    }
}
