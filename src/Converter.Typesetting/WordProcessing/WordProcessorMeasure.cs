using Converter.Styles;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;
using Converter.Typesetting.Characters;
using Converter.Typesetting.Faces;
using Converter.Typesetting.Lines;

namespace Converter.Typesetting.WordProcessing;

/// <summary>The advances of a paragraph's characters in a word processor: full type size, and the character spacing given to each.</summary>
internal sealed class WordProcessorMeasure(PageFormat page, FontResolver fonts)
{
    private long[] _natural = [];
    private long[] _widths = [];
    private bool[] _western = [];
    private bool[] _tracked = [];
    private int _count;

    /// <summary>The advances, character spacing included.</summary>
    public ReadOnlySpan<long> Widths => _widths.AsSpan(0, _count);

    /// <summary>Takes the characters of a paragraph, with the spacing of the grid; composition has them in columns of the grid.</summary>
    public void Load(ReadOnlySpan<Cell> cells, StyledParagraph paragraph)
    {
        _count = cells.Length;
        if (_natural.Length < _count)
        {
            int size = Math.Max(_count, _natural.Length * 2);
            (_natural, _widths, _western, _tracked) = (new long[size], new long[size], new bool[size], new bool[size]);
        }

        for (int i = 0; i < _count; i++)
        {
            CharacterStyle style = paragraph.Runs[cells[i].Run].Style;
            bool follows = i > 0 && cells[i].Class == CharacterClass.Space && !_western[i - 1];
            _western[i] = cells[i].Western && !follows;
            long full = FullWidth(cells[i], style, follows);
            _tracked[i] = style.Size.Length == page.BaseSize;
            _natural[i] = _tracked[i] ? full * style.Size.Length.Units / cells[i].Em : full;
        }

        Track(cells, 0, _count, page.Tracking);
    }

    /// <summary>What a character takes up at least, however close it is set.</summary>
    /// <param name="index">Its cell.</param>
    /// <param name="closest">The closest spacing that there is.</param>
    public long LeastWidth(int index, Length closest) => Math.Max(0, _natural[index] + (_tracked[index] ? closest.Units : 0));

    /// <summary>
    /// Gives a stretch of characters a spacing. The last character of a stretch that is drawn in one go (same face, same spacing)
    /// has none: LibreOffice puts the spacing between the characters of such a stretch only (measured).
    /// </summary>
    public void Track(ReadOnlySpan<Cell> cells, int start, int end, Length tracking)
    {
        for (int i = start; i < end; i++)
        {
            bool last = i + 1 == end || cells[i + 1].Run != cells[i].Run || _western[i + 1] != _western[i];
            _widths[i] = _natural[i] + (_tracked[i] && !last ? tracking.Units : 0);
        }
    }

    /// <summary>Width before the spacing; a space that follows a Chinese character is drawn by the Chinese face (measured).</summary>
    private long FullWidth(in Cell cell, CharacterStyle style, bool followsChinese)
    {
        if (cell.Class == CharacterClass.MiddleDot && !cell.Western)
        {
            return cell.Em;
        }

        GlyphChoice space = followsChinese ? fonts.Of(style).Chinese.Of(' ') : default;
        return followsChinese && !space.IsMissing ? space.Advance * cell.Em / space.UnitsPerEm : cell.Width;
    }
}
