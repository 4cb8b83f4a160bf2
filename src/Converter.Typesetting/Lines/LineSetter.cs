using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Converter.Documents;
using Converter.Fonts;
using Converter.Styles;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;
using Converter.Typesetting.Faces;
using Converter.Typesetting.Pages;

namespace Converter.Typesetting.Lines;

/// <summary>Puts the glyphs of a broken and adjusted line at their places.</summary>
internal sealed class LineSetter(FontResolver fonts)
{
    private const int WholeScale = 100;

    private readonly EmphasisStrokes _strokes = new(fonts);
    private readonly ImmutableArray<GlyphRun>.Builder _runs = ImmutableArray.CreateBuilder<GlyphRun>();

    /// <summary>Sets one line.</summary>
    /// <param name="composition">The paragraph's cells.</param>
    /// <param name="line">The line.</param>
    /// <param name="runs">The paragraph's runs.</param>
    /// <param name="left">Where the line begins, from the left edge of the paper.</param>
    public SetLine Set(Composition composition, in BrokenLine line, ImmutableArray<StyledRun> runs, Length left)
    {
        _runs.Clear();
        _strokes.Clear();
        Length size = Length.Zero;
        long x = left.Units;
        for (int at = line.Start; at < line.End;)
        {
            int end = EndOfRun(composition.Cells, at, line.End);
            CharacterStyle style = runs[composition.Cells[at].Run].Style;
            Length runSize = style.Size.Length;
            size = runSize > size ? runSize : size;
            _runs.Add(SetRun(composition, at, end, line.VisibleEnd, style, ref x));
            at = end;
        }

        return new SetLine(left, size, _runs.ToImmutable(), LineRemark.Of(composition, line)) { Strokes = _strokes.ToImmutable() };
    }

    private static int EndOfRun(ReadOnlySpan<Cell> cells, int start, int end)
    {
        int at = start + 1;
        while (at < end && cells[at].Face == cells[start].Face && cells[at].Run == cells[start].Run && cells[at].Thickened == cells[start].Thickened)
        {
            at++;
        }

        return at;
    }

    private GlyphRun SetRun(Composition composition, int start, int end, int lineEnd, CharacterStyle style, ref long x)
    {
        IFontFace face = fonts.Faces[composition.Cells[start].Face];
        Length size = style.Size.Length;
        PlacedGlyph[] glyphs = new PlacedGlyph[end - start];
        for (int i = start; i < end; i++)
        {
            ref readonly Cell cell = ref composition.Cells[i];
            long advance = face.AdvanceOf(cell.Glyph) * size.Units / Math.Max(1, face.UnitsPerEm) * style.Scale / WholeScale;
            glyphs[i - start] = new PlacedGlyph(cell.Glyph, cell.CodePoint, new Length(x + cell.Origin), new Length(advance));
            long next = x + cell.Width + composition.Seams[i].Kern + composition.Adjustments[i];
            if (i < lineEnd && style.Emphasis != Emphasis.None)
            {
                // The blank of a mark at the end of a line reaches out of the measure.
                long right = i == lineEnd - 1 ? Math.Min(next, x + cell.Width - cell.RightBlank) : next;
                _strokes.Add(cell, new Length(x), new Length(right), style);
            }

            x = next;
        }

        return new GlyphRun(face, size, style.Color, composition.Cells[start].Thickened, ImmutableCollectionsMarshal.AsImmutableArray(glyphs))
        {
            Scale = style.Scale,
        };
    }
}
