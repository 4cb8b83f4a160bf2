using Converter.Fonts.Files;

namespace Converter.Fonts.Cff;

/// <summary>
/// The charset of a name-keyed font (CFF specification, section 13), as far as finding the parts of an accented character needs it.
/// </summary>
internal static class CffCharset
{
    // Codes of the standard encoding with the string identifiers of their names (CFF specification, appendices A and B): both rise
    // together, in these ranges.
    private static readonly (int First, int Last, int Name)[] StandardEncoding =
    [
        (32, 126, 1), (161, 175, 96), (177, 180, 111), (182, 189, 115), (191, 191, 123), (193, 200, 124), (202, 203, 132),
        (205, 208, 134), (225, 225, 138), (227, 227, 139), (232, 235, 140), (241, 241, 144), (245, 245, 145), (248, 251, 146),
    ];

    /// <summary>The glyph of each code of the standard encoding; 0 where there is none.</summary>
    /// <param name="table">The table <c>CFF </c>.</param>
    /// <param name="at">Where the charset is; 0 … 2 for one of the predefined ones.</param>
    /// <param name="glyphCount">Number of glyphs.</param>
    /// <exception cref="FontFormatException">The charset is broken.</exception>
    public static ushort[] ReadStandardGlyphs(FontBytes table, int at, int glyphCount)
    {
        ushort[] glyphOfName = at > 2 ? ReadNames(table, at, glyphCount) : [.. Enumerable.Range(0, glyphCount).Select(glyph => (ushort)glyph)];
        ushort[] glyphOfCode = new ushort[256];
        foreach ((int first, int last, int name) in StandardEncoding)
        {
            for (int code = first; code <= last; code++)
            {
                int place = name + code - first;
                glyphOfCode[code] = place < glyphOfName.Length ? glyphOfName[place] : (ushort)0;
            }
        }

        return glyphOfCode;
    }

    private static ushort[] ReadNames(FontBytes table, int at, int glyphCount)
    {
        ushort[] glyphOfName = new ushort[ushort.MaxValue + 1];
        int format = table.U8(at++);
        if (format > 2)
        {
            throw table.Fault($"the charset has the unknown format {format}");
        }

        int glyph = 1;
        while (glyph < glyphCount)
        {
            int name = table.U16(at);
            int left = format switch { 0 => 0, 1 => table.U8(at + 2), _ => table.U16(at + 2) };
            at += 2 + format;
            for (; left >= 0 && glyph < glyphCount; left--, name++, glyph++)
            {
                glyphOfName[name & 0xFFFF] = (ushort)glyph;
            }
        }

        return glyphOfName;
    }
}
