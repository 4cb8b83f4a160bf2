namespace Converter.Fonts.Files;

/// <summary>
/// The table directory of one face: which tables there are and where (OpenType: “Organization of an OpenType font”).
/// </summary>
internal sealed class TableDirectory
{
    private const uint CollectionTag = 0x74746366; // ttcf
    private const uint TrueTypeVersion = 0x00010000;
    private const uint AppleTrueTypeTag = 0x74727565; // true
    private const uint CffTag = 0x4F54544F; // OTTO
    private const int MaximumFaces = 4096;

    private readonly FontData _data;
    private readonly Dictionary<string, (uint Offset, uint Length)> _tables;

    private TableDirectory(FontData data, Dictionary<string, (uint Offset, uint Length)> tables)
    {
        _data = data;
        _tables = tables;
    }

    /// <summary>Number of faces in a file: 1 unless it is a collection.</summary>
    /// <exception cref="FontFormatException">The file is no font.</exception>
    public static int CountFaces(FontData data)
    {
        FontBytes header = data.Read(0, 12, "");
        if (header.U32(0) != CollectionTag)
        {
            return 1;
        }

        uint count = header.U32(8);
        return count is > 0 and <= MaximumFaces
            ? (int)count
            : throw header.Fault($"the collection claims to hold {count} faces");
    }

    /// <summary>Reads the directory of a face.</summary>
    /// <param name="data">The file.</param>
    /// <param name="face">Index in the collection, 0 for a plain file.</param>
    /// <exception cref="FontFormatException">The file is no font, or ends within the directory.</exception>
    public static TableDirectory Read(FontData data, int face)
    {
        int faces = CountFaces(data);
        if ((uint)face >= (uint)faces)
        {
            throw new FontFormatException("", $"the file has {faces} faces, so there is none with the index {face}");
        }

        FontBytes start = data.Read(0, 4, "");
        uint at = start.U32(0) == CollectionTag ? data.Read(12 + (4 * (uint)face), 4, "").U32(0) : 0;
        FontBytes header = data.Read(at, 12, "");
        if (header.U32(0) is not (TrueTypeVersion or AppleTrueTypeTag or CffTag))
        {
            throw header.Fault("this is not an OpenType or TrueType font");
        }

        int count = header.U16(4);
        FontBytes records = data.Read(at + 12, 16 * (uint)count, "");
        Dictionary<string, (uint, uint)> tables = new(count, StringComparer.Ordinal);
        for (int i = 0; i < count; i++)
        {
            tables.TryAdd(TagAt(records, 16 * i), (records.U32((16 * i) + 8), records.U32((16 * i) + 12)));
        }

        return new TableDirectory(data, tables);
    }

    /// <summary>Whether a table is listed.</summary>
    public bool Has(string table) => _tables.ContainsKey(table);

    /// <summary>A table that the face cannot do without.</summary>
    /// <exception cref="FontFormatException">There is none, or the file ends within it.</exception>
    public FontBytes Need(string table) =>
        Find(table) ?? throw new FontFormatException(table, "the table is missing");

    /// <summary>A table, or <see langword="null"/> where there is none.</summary>
    /// <exception cref="FontFormatException">The file ends within it.</exception>
    public FontBytes? Find(string table) =>
        _tables.TryGetValue(table, out (uint Offset, uint Length) place) ? _data.Read(place.Offset, place.Length, table) : null;

    private static string TagAt(FontBytes records, int at) => string.Create(4, records.Slice(at, 4), static (tag, bytes) =>
    {
        for (int i = 0; i < 4; i++)
        {
            tag[i] = (char)bytes.Span[i];
        }
    });
}
