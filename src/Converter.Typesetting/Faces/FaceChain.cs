using Converter.Fonts;
using Converter.Typesetting.Characters;

namespace Converter.Typesetting.Faces;

/// <summary>A face in a chain.</summary>
/// <param name="Id">Index of the face in its <see cref="FontResolver"/>.</param>
/// <param name="Face">The face.</param>
/// <param name="Thickened">Whether it stands in for a bold that it does not have.</param>
internal readonly record struct ChainedFace(ushort Id, IFontFace Face, bool Thickened);

/// <summary>Faces in the order in which they are asked for a character. Answers are kept, so that a face is asked once for each.</summary>
internal sealed class FaceChain
{
    private const int PageBits = 6;
    private const int PageSize = 1 << PageBits;
    private const int PageCount = 0x10000 >> PageBits;
    private readonly ChainedFace[] _faces;
    private readonly GlyphChoice[]?[] _pages = new GlyphChoice[PageCount][];
    private readonly Dictionary<int, GlyphChoice> _rare = [];

    /// <summary>A chain.</summary>
    /// <param name="faces">The faces, the preferred one first; at least one.</param>
    public FaceChain(ChainedFace[] faces) => _faces = faces;

    /// <summary>The glyph of a character: from the first face that has it, or glyph 0 of the first face.</summary>
    /// <param name="codePoint">Unicode code point or lone surrogate.</param>
    public GlyphChoice Of(int codePoint)
    {
        if (codePoint > char.MaxValue)
        {
            return OfRare(codePoint);
        }

        GlyphChoice[] page = _pages[codePoint >> PageBits] ??= new GlyphChoice[PageSize];
        ref GlyphChoice choice = ref page[codePoint & (PageSize - 1)];
        if (choice.UnitsPerEm == 0)
        {
            choice = Choose(codePoint);
        }

        return choice;
    }

    private GlyphChoice OfRare(int codePoint)
    {
        if (!_rare.TryGetValue(codePoint, out GlyphChoice choice))
        {
            choice = Choose(codePoint);
            _rare.Add(codePoint, choice);
        }

        return choice;
    }

    private GlyphChoice Choose(int codePoint)
    {
        foreach (ChainedFace candidate in _faces)
        {
            ushort glyph = candidate.Face.GlyphOf(codePoint);
            if (glyph != 0)
            {
                bool isMark = CharacterTable.ClassOf(codePoint).IsFullWidthMark();
                return Choice(candidate, glyph) with { Ink = isMark ? candidate.Face.InkOf(glyph) : null };
            }
        }

        return Choice(_faces[0], 0);
    }

    private static GlyphChoice Choice(ChainedFace face, ushort glyph) =>
        new(face.Id, glyph, face.Face.AdvanceOf(glyph), Math.Max(1, face.Face.UnitsPerEm), face.Thickened);
}
