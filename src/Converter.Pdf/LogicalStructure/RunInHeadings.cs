using Converter.Typesetting.Pages;

namespace Converter.Pdf.LogicalStructure;

/// <summary>Finds, glyph by glyph, where a run-in heading (段内标题) ends inside its paragraph.</summary>
internal sealed class RunInHeadings
{
    private int _block = -1;
    private int _at;

    /// <summary>How many of the next glyphs of a paragraph belong to its heading.</summary>
    /// <param name="block">Index of the paragraph; a new one begins at its first character.</param>
    /// <param name="text">Its characters. Blanks that the composition left out at line ends are passed over.</param>
    /// <param name="headLength">Length of the heading in <paramref name="text"/>.</param>
    /// <param name="glyphs">The next glyphs.</param>
    public int Take(int block, string text, int headLength, ReadOnlySpan<PlacedGlyph> glyphs)
    {
        if (block != _block)
        {
            _block = block;
            _at = 0;
        }

        int taken = 0;
        while (taken < glyphs.Length && _at < headLength)
        {
            int character = glyphs[taken].CodePoint;
            while (_at < headLength && char.IsWhiteSpace(text[_at]) && text[_at] != character)
            {
                _at++;
            }

            if (_at >= headLength)
            {
                break;
            }

            _at += character > 0xFFFF ? 2 : 1;
            taken++;
        }

        return taken;
    }
}
