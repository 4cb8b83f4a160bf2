using Converter.Fonts.Files;

namespace Converter.Fonts.Tables;

/// <summary>Reads a subtable of format 4 of the OpenType table <c>cmap</c>: segments of the Basic Multilingual Plane.</summary>
internal static class CmapSegments
{
    private const int SymbolStart = 0xF000;

    /// <summary>Takes the segments into a map.</summary>
    /// <param name="subtable">From its start to the end of the table: lengths of large subtables are often wrong.</param>
    /// <param name="map">The map.</param>
    /// <param name="isSymbol">Whether characters of the symbol range F000–F0FF also answer for 00–FF.</param>
    /// <exception cref="FontFormatException">The table ends within the segments.</exception>
    public static void Read(FontBytes subtable, CharacterMap map, bool isSymbol)
    {
        int count = subtable.U16(6) / 2;
        FontBytes ends = subtable.Slice(14, 2 * count);
        FontBytes starts = subtable.Slice(16 + (2 * count), 2 * count);
        FontBytes deltas = subtable.Slice(16 + (4 * count), 2 * count);
        int rangesAt = 16 + (6 * count);
        FontBytes ranges = subtable.Slice(rangesAt, 2 * count);

        // Segments rise; one that begins before the end of the one before it is cut, which bounds the work.
        int next = 0;
        for (int i = 0; i < count; i++)
        {
            (int start, int end) = (starts.U16(2 * i), ends.U16(2 * i));
            int range = ranges.U16(2 * i);
            for (int code = Math.Max(start, next); code <= end; code++)
            {
                int glyph = GlyphAt(subtable, code, deltas.U16(2 * i), range == 0 ? 0 : rangesAt + (2 * i) + range + (2 * (code - start)));
                map.Add(code, glyph);
                if (isSymbol && code >= SymbolStart)
                {
                    map.Add(code - SymbolStart, glyph);
                }
            }

            next = Math.Max(next, end + 1);
        }
    }

    /// <summary>The glyph of a character: by the delta alone, or by the glyph array at a place of the subtable.</summary>
    private static int GlyphAt(FontBytes subtable, int code, int delta, int place)
    {
        if (place == 0)
        {
            return (code + delta) & 0xFFFF;
        }

        // The last segment (FFFF) of many fonts points nowhere.
        if (place + 2 > subtable.Length)
        {
            return 0;
        }

        int glyph = subtable.U16(place);
        return glyph == 0 ? 0 : (glyph + delta) & 0xFFFF;
    }
}
