using System.Collections.Immutable;
using Converter.Documents;
using Converter.Reading.Cleaning;

namespace Converter.Reading.Outline.Output;

/// <summary>Makes the verdict on every line of the original, with headings and leads exactly as they stand there.</summary>
/// <param name="text">The cleaned text.</param>
internal sealed class VerdictBuilder(CleanedText text)
{
    private readonly SourceText _source = text.Source;
    private readonly ImmutableArray<LineVerdict>.Builder _verdicts = ImmutableArray.CreateBuilder<LineVerdict>(CountLines(text));

    /// <summary>Adds the verdicts on the lines of a paragraph.</summary>
    /// <param name="reading">What was decided about it.</param>
    public void Add(in LineReading reading)
    {
        if (reading.Line.Clean.PartCount == 1)
        {
            _verdicts.Add(First(reading, reading.Line.Length));
            return;
        }

        ImmutableArray<BlockLine> parts = reading.Line.Clean.Parts;
        for (int part = 0; part < parts.Length; part++)
        {
            int end = part + 1 < parts.Length ? parts[part + 1].At : reading.Line.Length;
            _verdicts.Add(part == 0 ? First(reading, end) : Following(reading, parts[part], end));
        }
    }

    /// <summary>The verdicts in order of line number, junk included, when all paragraphs were added.</summary>
    public ImmutableArray<LineVerdict> ToVerdicts()
    {
        foreach (RemovedLine removed in text.Removed)
        {
            _verdicts.Add(new LineVerdict(removed.Number, Role.Junk) { Rule = removed.Rule, Confidence = removed.Confidence });
        }

        if (!text.Removed.IsEmpty)
        {
            _verdicts.Sort((a, b) => a.Number.CompareTo(b.Number));
        }

        return _verdicts.MoveToImmutable();
    }

    private static int CountLines(CleanedText text)
    {
        int count = text.Removed.Length;
        foreach (CleanLine line in text.Lines)
        {
            count += line.PartCount;
        }

        return count;
    }

    private LineVerdict First(in LineReading reading, int end)
    {
        int number = reading.Line.Clean.Number;
        bool whole = reading.HeadLength == 0 || reading.HeadLength >= end;
        return new LineVerdict(number, reading.Role)
        {
            Level = reading.Level,
            Head = whole ? null : Original(reading, number, 0, reading.HeadLength),
            Leads = Leads(reading, number, 0, end),
            Confidence = reading.Confidence,
            Reasons = reading.Reasons,
            Picture = reading.Line.Marks?.Picture?.Figure.Description,
        };
    }

    // A line that continues a paragraph is body; one that continues a title, an addressee or a heading is what its first line is.
    private LineVerdict Following(in LineReading reading, BlockLine part, int end)
    {
        bool heading = reading.Role == Role.Heading && reading.HeadLength == 0;
        Role role = reading.Role == Role.Heading && !heading ? Role.Body : reading.Role;
        return new LineVerdict(part.Number, role)
        {
            Level = heading ? reading.Level : 0,
            Joins = reading.Line.Clean.Number,
            Leads = Leads(reading, part.Number, part.At, end),
            Confidence = reading.Confidence,
            Reasons = reading.Reasons,
        };
    }

    // In hard-wrapped text a physical line carries the leads that stand on it, if at least two do.
    private ImmutableArray<string> Leads(in LineReading reading, int number, int start, int end)
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
                leads.Add(Original(reading, number, lead.Start, lead.Length));
            }
        }

        return leads.Count < 2 ? [] : leads.DrainToImmutable();
    }

    private string Original(in LineReading reading, int number, int start, int length)
    {
        SourceSpan line = _source.LineSpan(number);
        MappedText text = reading.Line.Clean.Text;
        int from = start == 0 ? line.Start : text.SourceOffset(start);
        int to = Math.Clamp(text.SourceOffset(start + length - 1) + 1, from, line.End);
        return _source.Text[from..to].Trim();
    }
}
