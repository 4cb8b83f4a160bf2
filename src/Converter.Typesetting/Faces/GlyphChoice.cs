using Converter.Fonts;

namespace Converter.Typesetting.Faces;

/// <summary>The glyph that draws a character.</summary>
/// <param name="Face">Index of the face in its <see cref="FontResolver"/>.</param>
/// <param name="Glyph">Glyph in the face; 0 where no face has the character.</param>
/// <param name="Advance">Its advance, in font units.</param>
/// <param name="UnitsPerEm">Font units in an em of the face.</param>
/// <param name="Thickened">Whether bold was asked for and the face has no bold of its own.</param>
internal readonly record struct GlyphChoice(ushort Face, ushort Glyph, int Advance, int UnitsPerEm, bool Thickened)
{
    /// <summary>
    /// Where the outline begins and ends, for the full-width marks; <see langword="null"/> for other characters and where the face
    /// cannot tell.
    /// </summary>
    public GlyphInk? Ink { get; init; }

    /// <summary>Whether no face has the character.</summary>
    public bool IsMissing => Glyph == 0;
}
