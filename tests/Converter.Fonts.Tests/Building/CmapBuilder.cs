using static Converter.Fonts.Tests.Building.FontBuilder;

namespace Converter.Fonts.Tests.Building;

/// <summary>Writes the table cmap.</summary>
internal static class CmapBuilder
{
    public static byte[] Table(params (int Platform, int Encoding, byte[] Subtable)[] subtables)
    {
        List<byte> records = [.. Numbers16(0, (ushort)subtables.Length)];
        List<byte> data = [];
        foreach ((int platform, int encoding, byte[] subtable) in subtables)
        {
            records.AddRange(Numbers16((ushort)platform, (ushort)encoding));
            records.AddRange(Numbers32((uint)(4 + (8 * subtables.Length) + data.Count)));
            data.AddRange(subtable);
        }

        return [.. records, .. data];
    }

    /// <summary>One segment for each character: half of them by their delta, half by the glyph array.</summary>
    public static byte[] Format4(IReadOnlyList<(int Code, int Glyph)> map)
    {
        int count = map.Count + 1;
        List<ushort> ends = [], starts = [], deltas = [], ranges = [], glyphs = [];
        for (int i = 0; i < map.Count; i++)
        {
            bool isByArray = i % 2 == 1;
            starts.Add((ushort)map[i].Code);
            ends.Add((ushort)map[i].Code);
            deltas.Add(isByArray ? (ushort)0 : (ushort)(map[i].Glyph - map[i].Code));
            ranges.Add(isByArray ? (ushort)(2 * (count - i + glyphs.Count)) : (ushort)0);
            if (isByArray)
            {
                glyphs.Add((ushort)map[i].Glyph);
            }
        }

        starts.Add(0xFFFF);
        ends.Add(0xFFFF);
        deltas.Add(1);
        ranges.Add(0);
        ushort length = (ushort)(16 + (8 * count) + (2 * glyphs.Count));
        return Numbers16([4, length, 0, (ushort)(2 * count), 0, 0, 0, .. ends, 0, .. starts, .. deltas, .. ranges, .. glyphs]);
    }

    public static byte[] Format6(int first, params ushort[] glyphs) =>
        Numbers16([6, (ushort)(10 + (2 * glyphs.Length)), 0, (ushort)first, (ushort)glyphs.Length, .. glyphs]);

    public static byte[] Format12(IReadOnlyList<(int Code, int Glyph)> map) =>
    [
        .. Numbers16(12, 0),
        .. Numbers32((uint)(16 + (12 * map.Count)), 0, (uint)map.Count),
        .. map.SelectMany(pair => Numbers32((uint)pair.Code, (uint)pair.Code, (uint)pair.Glyph)),
    ];

    /// <summary>One variation selector without any sequence.</summary>
    public static byte[] Format14() => [.. Numbers16(14), .. Numbers32(21, 1), 0, 0xFE, 0, .. Numbers32(0, 0)];
}
