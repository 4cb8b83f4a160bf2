using System.Buffers.Binary;
using System.Text;
using Converter.Fonts.Tests.Readers;

namespace Converter.Fonts.Tests.Building;

/// <summary>Puts font files together from tables. Checksums are left at 0: a reader must not mind.</summary>
internal sealed class FontBuilder(uint version)
{
    private const uint CffVersion = 0x4F54544F;
    private const uint TrueTypeVersion = 0x00010000;

    private readonly SortedDictionary<string, byte[]> _tables = new(StringComparer.Ordinal);

    public IEnumerable<string> Tags => _tables.Keys;

    public byte[] this[string tag]
    {
        get => _tables[tag];
        set => _tables[tag] = value;
    }

    /// <summary>The tables of a plain font file.</summary>
    public static FontBuilder From(byte[] file)
    {
        FontBuilder font = new(BinaryPrimitives.ReadUInt32BigEndian(file));
        foreach (string tag in BigEndian.Tables(file).Keys)
        {
            font[tag] = BigEndian.Table(file, tag);
        }

        return font;
    }

    /// <summary>A small font that shows the characters of a text and maps them by formats 4 and 12 of the table cmap.</summary>
    public static FontBuilder Small(FontFace face, string text)
    {
        FontBuilder whole = From(File.ReadAllBytes(face.Path));
        SubsetFont subset = face.Subset([.. text.Select(c => face.GlyphOf(c))]);
        FontBuilder small = subset.IsTrueType ? From(subset.Program.ToArray()) : FromCff(subset, face, whole);
        small["OS/2"] = whole["OS/2"];
        small["name"] = whole["name"];
        small["post"] = whole["post"][..32];
        List<(int Code, int Glyph)> map = [.. text.Distinct().Order()
            .Where(c => face.GlyphOf(c) != 0)
            .Select(c => ((int)c, (int)subset.CidOf[face.GlyphOf(c)]))];
        small["cmap"] = CmapBuilder.Table((3, 1, CmapBuilder.Format4(map)), (3, 10, CmapBuilder.Format12(map)));
        return small;
    }

    /// <summary>The bytes of a plain font file.</summary>
    public byte[] Build() => Collection(this);

    /// <summary>The bytes of a plain file for one font, of a collection for several.</summary>
    public static byte[] Collection(params FontBuilder[] fonts)
    {
        int header = fonts.Length == 1 ? 0 : 12 + (4 * fonts.Length);
        int tablesAt = header + fonts.Sum(font => 12 + (16 * font._tables.Count));
        using MemoryStream directories = new();
        using MemoryStream tables = new();
        if (header > 0)
        {
            directories.Write("ttcf\0\x01\0\0"u8);
            directories.Write(Numbers32((uint)fonts.Length));
            uint at = (uint)header;
            foreach (FontBuilder font in fonts)
            {
                directories.Write(Numbers32(at));
                at += (uint)(12 + (16 * font._tables.Count));
            }
        }

        foreach (FontBuilder font in fonts)
        {
            font.WriteTo(directories, tables, tablesAt);
        }

        return [.. directories.ToArray(), .. tables.ToArray()];
    }

    private static FontBuilder FromCff(SubsetFont subset, FontFace face, FontBuilder whole)
    {
        byte[] hhea = [.. whole["hhea"]];
        BinaryPrimitives.WriteUInt16BigEndian(hhea.AsSpan(34), (ushort)subset.CidOf.Count);
        byte[] maxp = [.. whole["maxp"]];
        BinaryPrimitives.WriteUInt16BigEndian(maxp.AsSpan(4), (ushort)subset.CidOf.Count);
        return new FontBuilder(CffVersion)
        {
            ["CFF "] = subset.Program.ToArray(),
            ["head"] = whole["head"],
            ["hhea"] = hhea,
            ["maxp"] = maxp,
            ["hmtx"] = [.. subset.CidOf.Keys.SelectMany(glyph => Numbers16((ushort)face.AdvanceOf(glyph), 0))],
        };
    }

    private void WriteTo(MemoryStream directory, MemoryStream tables, int tablesAt)
    {
        directory.Write(Numbers32(version));
        directory.Write(Numbers16((ushort)_tables.Count, 0, 0, 0));
        foreach ((string tag, byte[] table) in _tables)
        {
            directory.Write(Encoding.ASCII.GetBytes(tag));
            directory.Write(Numbers32(0, (uint)(tablesAt + tables.Length), (uint)table.Length));
            tables.Write(table);
            tables.Write(new byte[(4 - (table.Length % 4)) % 4]);
        }
    }

    public static byte[] Numbers16(params ushort[] values) => [.. values.SelectMany(value => new[] { (byte)(value >> 8), (byte)value })];

    public static byte[] Numbers32(params uint[] values) =>
        [.. values.SelectMany(value => new[] { (byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value })];
}
