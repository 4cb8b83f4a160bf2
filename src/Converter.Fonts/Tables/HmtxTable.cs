using Converter.Fonts.Files;

namespace Converter.Fonts.Tables;

/// <summary>The OpenType table <c>hmtx</c>: advance width and left side bearing of each glyph.</summary>
internal sealed class HmtxTable
{
    private readonly FontBytes _table;
    private readonly int _metricCount;
    private readonly ushort[] _advances;

    private HmtxTable(FontBytes table, int metricCount, ushort[] advances)
    {
        _table = table;
        _metricCount = metricCount;
        _advances = advances;
    }

    /// <summary>Reads the table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="metricCount">numberOfHMetrics of <c>hhea</c>.</param>
    /// <param name="glyphCount">numGlyphs of <c>maxp</c>.</param>
    /// <exception cref="FontFormatException">It is too short for the full metrics, or there are none.</exception>
    public static HmtxTable Read(FontBytes table, int metricCount, int glyphCount)
    {
        if (metricCount == 0)
        {
            throw table.Fault("there is no advance width at all");
        }

        ReadOnlySpan<byte> metrics = table.Slice(0, 4 * metricCount).Span;
        ushort[] advances = new ushort[glyphCount];
        for (int glyph = 0; glyph < glyphCount; glyph++)
        {
            int at = 4 * Math.Min(glyph, metricCount - 1);
            advances[glyph] = (ushort)((metrics[at] << 8) | metrics[at + 1]);
        }

        return new HmtxTable(table, metricCount, advances);
    }

    /// <summary>Advance width in font units; that of glyph 0 for a glyph that is not there.</summary>
    public int AdvanceOf(ushort glyph) => _advances[glyph < _advances.Length ? glyph : 0];

    /// <summary>Left side bearing in font units; 0 where the table ends before.</summary>
    public short BearingOf(ushort glyph)
    {
        int at = glyph < _metricCount ? (4 * glyph) + 2 : (4 * _metricCount) + (2 * (glyph - _metricCount));
        return at + 2 <= _table.Length ? _table.I16(at) : (short)0;
    }
}
