using static Converter.Fonts.Tests.Building.FontBuilder;

namespace Converter.Fonts.Tests.Building;

/// <summary>Writes small name-keyed CFF fonts.</summary>
internal static class CffBuilder
{
    /// <summary>A font.</summary>
    /// <param name="globalSubroutines">The global subroutines.</param>
    /// <param name="glyphs">String identifiers of the names and charstrings; the first is .notdef with 0.</param>
    public static byte[] Table(byte[][] globalSubroutines, params (int Name, byte[] Charstring)[] glyphs)
    {
        byte[] charset = [0, .. Numbers16([.. glyphs.Skip(1).Select(glyph => (ushort)glyph.Name)])];
        byte[] before = [1, 0, 4, 4, .. Index("Test"u8.ToArray())];
        byte[] between = [.. Index(), .. Index(globalSubroutines)];
        int charsetAt = before.Length + Index(new byte[17]).Length + between.Length;
        byte[] charstrings = Index([.. glyphs.Select(glyph => glyph.Charstring)]);
        int privateAt = charsetAt + charset.Length + charstrings.Length;
        byte[] top =
        [
            29, .. Numbers32((uint)charsetAt), 15,
            29, .. Numbers32((uint)(charsetAt + charset.Length)), 17,
            139, 28, .. Numbers16((ushort)privateAt), 18,
        ];
        return [.. before, .. Index(top), .. between, .. charset, .. charstrings];
    }

    /// <summary>A number up to ±107 as a charstring has it.</summary>
    public static byte N(int value) => (byte)(value + 139);

    private static byte[] Index(params byte[][] entries)
    {
        if (entries.Length == 0)
        {
            return [0, 0];
        }

        List<ushort> offsets = [1];
        foreach (byte[] entry in entries)
        {
            offsets.Add((ushort)(offsets[^1] + entry.Length));
        }

        return [.. Numbers16((ushort)entries.Length), 2, .. Numbers16([.. offsets]), .. entries.SelectMany(entry => entry)];
    }
}
