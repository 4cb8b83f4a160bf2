using Converter.Fonts.Files;

namespace Converter.Fonts.Cff;

/// <summary>FDSelect: which Font DICT each glyph of a CID-keyed font belongs to (CFF specification, section 19).</summary>
internal static class CffSelect
{
    /// <summary>Reads it.</summary>
    /// <returns>The index of the Font DICT for each glyph; 0 for those the table forgets.</returns>
    /// <exception cref="FontFormatException">It is of an unknown format, too short, or names a Font DICT that is not there.</exception>
    public static byte[] Read(FontBytes table, int at, int glyphCount, int dictCount)
    {
        int format = table.U8(at);
        byte[] dictOf = format switch
        {
            0 => table.Slice(at + 1, glyphCount).Span.ToArray(),
            3 => ReadRanges(table, at, glyphCount),
            _ => throw table.Fault($"FDSelect has the unknown format {format}"),
        };
        return dictOf.AsSpan().ContainsAnyExceptInRange((byte)0, (byte)(dictCount - 1))
            ? throw table.Fault($"FDSelect names a Font DICT beyond the {dictCount} there are")
            : dictOf;
    }

    private static byte[] ReadRanges(FontBytes table, int at, int glyphCount)
    {
        byte[] dictOf = new byte[glyphCount];
        int count = table.U16(at + 1);
        FontBytes ranges = table.Slice(at + 3, (3 * count) + 2);
        int next = 0;
        for (int i = 0; i < count; i++)
        {
            int start = Math.Max(ranges.U16(3 * i), next);
            int end = Math.Min(ranges.U16(3 * (i + 1)), glyphCount);
            if (start < end)
            {
                dictOf.AsSpan(start..end).Fill(ranges.U8((3 * i) + 2));
                next = end;
            }
        }

        return dictOf;
    }
}
