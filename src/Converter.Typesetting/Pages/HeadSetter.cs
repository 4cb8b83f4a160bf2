using System.Collections.Immutable;
using Converter.Styles;
using Converter.Styles.Styling;
using Converter.Typesetting.Lines;

namespace Converter.Typesetting.Pages;

/// <summary>A line at a height of its own.</summary>
/// <param name="Block">Index of its block.</param>
/// <param name="Line">The line.</param>
/// <param name="Top">Upper edge of its em box, from the top of the paper.</param>
internal readonly record struct FixedLine(int Block, SetLine Line, Length Top);

/// <summary>Sets the paragraphs of the head (GB/T 9704 7.2) at the places that they have.</summary>
internal static class HeadSetter
{
    /// <summary>The lines of the head, in the order of the blocks.</summary>
    public static ImmutableArray<FixedLine> Set(StyledDocument document, ParagraphSetter setter)
    {
        ImmutableArray<FixedLine>.Builder placed = ImmutableArray.CreateBuilder<FixedLine>();
        List<SetLine> lines = [];
        for (int block = 0; block < document.Blocks.Length; block++)
        {
            if (document.Blocks[block] is StyledParagraph { Place: { Preprinted: false } place } paragraph)
            {
                lines.Clear();
                DividedLine.Set(setter, paragraph, place.Left, place.Width, lines);
                for (int i = 0; i < lines.Count; i++)
                {
                    SetLine line = place.Spread ? Spread(lines[i], place.Left, place.Width) : lines[i];
                    placed.Add(new FixedLine(block, line, place.Top + (place.LinePitch * i)));
                }
            }
        }

        return placed.ToImmutable();
    }

    /// <summary>Spreads the glyphs of a line over a column: the first at its left edge, the last at its right one.</summary>
    private static SetLine Spread(SetLine line, Length left, Length width)
    {
        int gaps = line.Runs.Sum(run => run.Glyphs.Length) - 1;
        if (gaps < 1)
        {
            return line;
        }

        PlacedGlyph last = line.Runs[^1].Glyphs[^1];
        Length free = left + width - last.X - last.Advance;
        Length shift = left - line.X;
        int index = 0;
        return line with
        {
            X = left,
            Runs = [.. line.Runs.Select(run => run with { Glyphs = [.. run.Glyphs.Select(Moved)] })],
        };

        PlacedGlyph Moved(PlacedGlyph glyph) => glyph with { X = glyph.X + shift + ((free - shift) * index++ / gaps) };
    }
}
