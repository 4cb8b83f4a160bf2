using System.Collections.Immutable;
using Converter.Styles;
using Converter.Styles.Styling;
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

    /// <summary>The picture of a cell that begins here and stands at <see cref="X"/>; <see langword="null"/> for a line of text.</summary>
    public StyledCellPicture? Picture { get; init; }

    /// <summary>Whether it is one more line of the picture above.</summary>
    public bool GoesOn { get; init; }
}
