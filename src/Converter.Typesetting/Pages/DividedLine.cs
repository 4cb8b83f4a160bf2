using System.Collections.Immutable;
using Converter.Styles;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;
using Converter.Typesetting.Lines;

namespace Converter.Typesetting.Pages;

/// <summary>Sets a line of several parts, each at its stop, as 印发机关 and 印发日期 (GB/T 9704 7.4.3).</summary>
internal static class DividedLine
{
    /// <summary>Sets a paragraph; one that is not divided, or whose parts do not fit side by side, as any other.</summary>
    /// <param name="setter">What sets paragraphs.</param>
    /// <param name="paragraph">The paragraph.</param>
    /// <param name="left">Left edge of its column.</param>
    /// <param name="width">Width of that column.</param>
    /// <param name="into">Takes the lines.</param>
    public static void Set(ParagraphSetter setter, StyledParagraph paragraph, Length left, Length width, List<SetLine> into)
    {
        if (paragraph.Stops.IsEmpty || !SetParts(setter, paragraph, left, left + width, into))
        {
            setter.Set(paragraph, left, width, into);
        }
    }

    private static bool SetParts(ParagraphSetter setter, StyledParagraph paragraph, Length left, Length right, List<SetLine> into)
    {
        ImmutableArray<LineStop> stops = paragraph.Stops;
        List<SetLine> parts = [];
        Length end = left;
        bool fits = true;
        if (stops[0].From > 0)
        {
            Length start = left + (paragraph.LeftIndent ?? paragraph.Style.LeftIndent).Length;
            parts.Add(setter.SetSingle(Part(paragraph, 0, stops[0].From), natural => Placed(start, natural)));
        }

        for (int i = 0; i < stops.Length; i++)
        {
            LineStop stop = stops[i];
            int to = i + 1 < stops.Length ? stops[i + 1].From : int.MaxValue;
            parts.Add(setter.SetSingle(Part(paragraph, stop.From, to), natural => Placed(left + stop.Position - Before(stop, natural), natural)));
        }

        if (fits)
        {
            into.Add(parts[0] with { Runs = [.. parts.SelectMany(part => part.Runs)] });
        }

        return fits;

        Length Placed(Length place, Length natural)
        {
            fits &= place >= end && place + natural <= right;
            end = place + natural;
            return place;
        }
    }

    /// <summary>How much of a part stands to the left of its stop.</summary>
    private static Length Before(LineStop stop, Length natural) => stop.Alignment switch
    {
        Alignment.Right => natural,
        Alignment.Center => natural / 2,
        _ => Length.Zero,
    };

    /// <summary>The runs of a stretch of the characters, blanks at its end left out.</summary>
    private static ImmutableArray<StyledRun> Part(StyledParagraph paragraph, int from, int to)
    {
        ImmutableArray<StyledRun>.Builder part = ImmutableArray.CreateBuilder<StyledRun>();
        int at = 0;
        foreach (StyledRun run in paragraph.Runs)
        {
            int start = Math.Max(0, from - at);
            int end = Math.Min(run.Text.Length, to - at);
            int trimmed = end > start ? start + run.Text.Text.AsSpan(start, end - start).TrimEnd().Length : start;
            if (trimmed > start)
            {
                part.Add(run with { Text = run.Text.Slice(start, trimmed - start) });
            }

            at += run.Text.Length;
        }

        return part.ToImmutable();
    }
}
