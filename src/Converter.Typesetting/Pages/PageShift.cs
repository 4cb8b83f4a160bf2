using System.Collections.Immutable;
using Converter.Styles;

namespace Converter.Typesetting.Pages;

/// <summary>Moves everything on a page sideways: even pages of paper that is printed on both sides have their binding margin on the right.</summary>
internal static class PageShift
{
    /// <summary>The page, moved.</summary>
    /// <param name="page">The page.</param>
    /// <param name="by">How far to the right; negative to the left.</param>
    public static TypesetPage By(TypesetPage page, Length by) => by == Length.Zero ? page : page.IsTurned ? Turned(page, by) : page with
    {
        Lines = [.. page.Lines.Select(line => By(line, by))],
        Rules = [.. page.Rules.Select(rule => rule with { X1 = rule.X1 + by, X2 = rule.X2 + by })],
        Pictures = [.. page.Pictures.Select(picture => picture with { X = picture.X + by })],
        PageNumber = page.PageNumber is { } number ? By(number, by) : null,
    };

    /// <summary>What is sideways on the upright sheet is downwards on the turned one.</summary>
    private static TypesetPage Turned(TypesetPage page, Length by) => page with
    {
        Lines = [.. page.Lines.Select(line => line with { Baseline = line.Baseline + by })],
        Rules = [.. page.Rules.Select(rule => rule with { Y1 = rule.Y1 + by, Y2 = rule.Y2 + by })],
        Pictures = [.. page.Pictures.Select(picture => picture with { Y = picture.Y + by })],
        PageNumber = page.PageNumber is { } number ? By(number, by) : null,
    };

    private static TypesetLine By(TypesetLine line, Length by) => line with { X = line.X + by, Runs = [.. line.Runs.Select(run => By(run, by))] };

    private static GlyphRun By(GlyphRun run, Length by)
    {
        ImmutableArray<PlacedGlyph>.Builder glyphs = ImmutableArray.CreateBuilder<PlacedGlyph>(run.Glyphs.Length);
        foreach (PlacedGlyph glyph in run.Glyphs)
        {
            glyphs.Add(glyph with { X = glyph.X + by });
        }

        return run with { Glyphs = glyphs.MoveToImmutable() };
    }
}
