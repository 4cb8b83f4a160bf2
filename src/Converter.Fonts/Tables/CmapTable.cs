using Converter.Fonts.Files;

namespace Converter.Fonts.Tables;

/// <summary>
/// Reads the OpenType table <c>cmap</c>: the subtables of formats 0, 4, 6, 10, 12 and 13 that map Unicode. Format 14 (variation
/// sequences) and legacy encodings are passed over.
/// </summary>
internal static class CmapTable
{
    private const int Unicode = 0;
    private const int Windows = 3;
    private const int VariationSequences = 5;
    private const int MostTried = 8;

    /// <summary>Reads the richest Unicode subtable.</summary>
    /// <param name="table">The table.</param>
    /// <param name="glyphCount">numGlyphs of <c>maxp</c>; glyphs beyond it are not taken.</param>
    /// <exception cref="FontFormatException">None of the subtables can be read.</exception>
    public static CharacterMap Read(FontBytes table, int glyphCount)
    {
        int count = table.U16(2);
        List<(int Rank, bool IsSymbol, int Offset)> subtables = [];
        for (int i = 0; i < count; i++)
        {
            (int platform, int encoding) = (table.U16(4 + (8 * i)), table.U16(6 + (8 * i)));
            int rank = RankOf(platform, encoding);
            if (rank > 0)
            {
                subtables.Add((rank, platform == Windows && encoding == 0, table.Offset32(8 + (8 * i))));
            }
        }

        FontFormatException fault = table.Fault("there is no Unicode character map");
        foreach ((_, bool isSymbol, int offset) in subtables.OrderByDescending(subtable => subtable.Rank).Take(MostTried))
        {
            try
            {
                CharacterMap map = new(glyphCount);
                ReadSubtable(table.From(offset), map, isSymbol);
                return map;
            }
            catch (FontFormatException found)
            {
                fault = found;
            }
        }

        throw fault;
    }

    private static int RankOf(int platform, int encoding) => (platform, encoding) switch
    {
        (Windows, 10) => 6,
        (Unicode, 4 or 6) => 5,
        (Windows, 1) => 4,
        (Unicode, VariationSequences) => 0,
        (Unicode, 3) => 3,
        (Unicode, _) => 2,
        (Windows, 0) => 1,
        _ => 0,
    };

    private static void ReadSubtable(FontBytes subtable, CharacterMap map, bool isSymbol)
    {
        int format = subtable.U16(0);
        switch (format)
        {
            case 0:
                ReadByteArray(subtable, map);
                break;
            case 4:
                CmapSegments.Read(subtable, map, isSymbol);
                break;
            case 6:
                ReadArray(subtable, map, subtable.U16(6), subtable.U16(8), 10);
                break;
            case 10:
                ReadArray(subtable, map, subtable.Offset32(12), subtable.Offset32(16), 20);
                break;
            case 12 or 13:
                ReadGroups(subtable, map, isManyToOne: format == 13);
                break;
            default:
                throw subtable.Fault($"subtables of format {format} are not read");
        }
    }

    /// <summary>Format 0: one byte for each of the first 256 characters.</summary>
    private static void ReadByteArray(FontBytes subtable, CharacterMap map)
    {
        for (int code = 0; code < 256; code++)
        {
            map.Add(code, subtable.U8(6 + code));
        }
    }

    /// <summary>Formats 6 and 10: one range of characters with their glyphs.</summary>
    private static void ReadArray(FontBytes subtable, CharacterMap map, int first, int count, int at)
    {
        FontBytes glyphs = subtable.Slice(at, (int)Math.Min(2L * count, int.MaxValue));
        for (int i = 0; i < count; i++)
        {
            map.Add(first + i, glyphs.U16(2 * i));
        }
    }

    /// <summary>
    /// Formats 12 and 13: groups of characters in rising order. A group that begins before the end of the one before it is cut, so that
    /// no file, however broken, costs more than one pass through Unicode.
    /// </summary>
    private static void ReadGroups(FontBytes subtable, CharacterMap map, bool isManyToOne)
    {
        int count = subtable.Offset32(12);
        FontBytes groups = subtable.Slice(16, (int)Math.Min(12L * count, int.MaxValue));
        uint next = 0;
        for (int i = 0; i < count; i++)
        {
            uint start = groups.U32(12 * i);
            uint end = Math.Min(groups.U32((12 * i) + 4), CharacterMap.LastCodePoint);
            uint glyph = groups.U32((12 * i) + 8);
            for (uint code = Math.Max(start, next); code <= end; code++)
            {
                map.Add((int)code, (int)Math.Min(isManyToOne ? glyph : (ulong)glyph + code - start, int.MaxValue));
            }

            next = Math.Max(next, end + 1);
        }
    }
}
