using System.Collections.Immutable;
using Converter.Styles;
using Converter.Typesetting.Pages;

namespace Converter.Typesetting.Lines;

/// <summary>A line whose glyphs have their places across the page; only its height is still open.</summary>
/// <param name="X">Left edge, from the left edge of the paper.</param>
/// <param name="Size">The largest type size in it.</param>
/// <param name="Runs">The glyphs; empty for a blank line.</param>
/// <param name="Remark">Why it ends where it does and what was adjusted.</param>
internal sealed record SetLine(Length X, Length Size, ImmutableArray<GlyphRun> Runs, string Remark)
{
    /// <summary>Underlines and emphasis dots.</summary>
    public ImmutableArray<LineStroke> Strokes { get; init; } = [];
}
