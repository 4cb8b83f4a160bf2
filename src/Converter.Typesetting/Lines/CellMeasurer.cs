using System.Collections.Immutable;
using Converter.Styles;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;
using Converter.Typesetting.Characters;
using Converter.Typesetting.Faces;

namespace Converter.Typesetting.Lines;

/// <summary>
/// Chooses the glyph of every cell and measures it. Text of the base size stands on the columns of the grid: every advance is scaled
/// by column over size (28 columns of 156 mm are 1.3 % narrower than 28 characters of 16 pt).
/// </summary>
internal sealed class CellMeasurer(FontResolver fonts, PageFormat page)
{
    /// <summary>Half of an em is the blank of a full-width mark (GB/T 15834 5.1.10); a mark narrower than this share of an em has none.</summary>
    private const int FullWidthPerMille = 900;
    private const int WholeScale = 100;
    private const int IdeographicSpace = 0x3000;

    /// <summary>The em of a type size as composition counts it.</summary>
    public Length EmOf(Length size) => size == page.BaseSize ? page.CharacterPitch : size;

    /// <summary>Measures the cells of a paragraph.</summary>
    /// <param name="cells">The cells, classes and scripts settled.</param>
    /// <param name="runs">The runs of the paragraph.</param>
    public void Measure(Span<Cell> cells, ImmutableArray<StyledRun> runs)
    {
        int run = -1;
        StyleFaces faces = null!;
        long em = 0;
        foreach (ref Cell cell in cells)
        {
            if (cell.Run != run)
            {
                run = cell.Run;
                faces = fonts.Of(runs[run].Style);
                em = EmOf(runs[run].Style.Size.Length).Units * runs[run].Style.Scale / WholeScale;
            }

            GlyphChoice glyph = Choose(faces, cell, runs);
            Take(ref cell, glyph, em);
            faces.Usage.Count(glyph.Face);
        }
    }

    private static GlyphChoice Choose(StyleFaces faces, in Cell cell, ImmutableArray<StyledRun> runs)
    {
        FaceChain chain = cell.Western ? faces.Western : faces.Chinese;
        GlyphChoice glyph = chain.Of(cell.CodePoint);
        if (!glyph.IsMissing)
        {
            return glyph;
        }

        if (cell.Class is CharacterClass.Space or CharacterClass.Joined || cell.CodePoint == IdeographicSpace)
        {
            return chain.Of(' ');
        }

        CountMissing(faces.Usage, cell.CodePoint, cell.Run, cell.Index, runs);
        return glyph;
    }

    private static void CountMissing(TypefaceUsage usage, int codePoint, int run, int index, ImmutableArray<StyledRun> runs) =>
        usage.CountMissing(codePoint, () => RunPlaces.SourceOffset(runs, run, index));

    private static void Take(ref Cell cell, GlyphChoice glyph, long em)
    {
        cell.Em = em;
        cell.Face = glyph.Face;
        cell.Glyph = glyph.Glyph;
        cell.Thickened = glyph.Thickened;
        cell.LeftBlank = 0;
        cell.RightBlank = 0;
        cell.Origin = 0;

        // Rounded down, so that a line of whole columns is never a unit too wide.
        cell.Width = glyph.IsMissing || cell.CodePoint == IdeographicSpace ? em : glyph.Advance * em / glyph.UnitsPerEm;
        switch (cell.Class)
        {
            case CharacterClass.Joined:
                cell.Width = 0;
                break;
            case CharacterClass.MiddleDot when !cell.Western:
                cell.Origin = ((em / 2) - cell.Width) / 2;
                cell.Width = em / 2;
                break;
            case CharacterClass.Opening when IsFullWidth(cell):
                cell.LeftBlank = BlankOf(glyph.Ink?.Left, glyph, em);
                break;
            case CharacterClass.Closing or CharacterClass.Pause or CharacterClass.Stop when IsFullWidth(cell):
                cell.RightBlank = BlankOf(glyph.Advance - glyph.Ink?.Right, glyph, em);
                break;
            default:
                break;
        }
    }

    /// <summary>Half of an em, but no more than the face leaves blank beside the outline: a mark is never cut into.</summary>
    private static long BlankOf(int? blank, in GlyphChoice glyph, long em) =>
        blank is { } units ? Math.Clamp(units * em / glyph.UnitsPerEm, 0, em / 2) : em / 2;

    private static bool IsFullWidth(in Cell cell) => cell.Width * 1000 >= cell.Em * FullWidthPerMille;
}
