using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Converter.Pdf.Tests.Reading;

/// <summary>
/// Reads a PDF file by its cross-reference table, strictly, sharing no code with the writer. Made for the files of this project: no
/// object streams, no updates, generation 0.
/// </summary>
internal sealed class PdfFileReader
{
    private readonly byte[] _bytes;
    private readonly Dictionary<int, object?> _objects = [];

    public PdfFileReader(byte[] bytes)
    {
        _bytes = bytes;
        string end = Encoding.Latin1.GetString(bytes, Math.Max(0, bytes.Length - 64), Math.Min(64, bytes.Length));
        int start = end.LastIndexOf("startxref\n", StringComparison.Ordinal);
        Require(start >= 0, "no startxref");
        string number = end[(start + 10)..end.IndexOf('\n', start + 10)];
        Offsets = ReadTable(int.Parse(number, CultureInfo.InvariantCulture), out int trailerAt);
        PdfLexer lexer = new(bytes, trailerAt, this);
        lexer.Expect("trailer");
        Trailer = (PdfDictionary)lexer.Next()!;
        Require(Trailer.Number("Size") == Offsets.Count, "Size of the trailer is not the number of entries");
    }

    /// <summary>Where each object begins; entry 0 is the free one.</summary>
    public IReadOnlyList<int> Offsets { get; }

    public PdfDictionary Trailer { get; }

    public PdfDictionary Catalog => Trailer.Dictionary("Root") ?? throw new InvalidDataException("no catalogue");

    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>All indirect objects.</summary>
    public IEnumerable<object?> All => Enumerable.Range(1, Offsets.Count - 1).Select(id => Resolve(new PdfReference(id)));

    /// <summary>The pages in order, with the numbers of their objects.</summary>
    public IEnumerable<(int Id, PdfDictionary Page)> Pages => PagesBelow(Catalog.Reference("Pages")!.Value);

    /// <summary>The dictionary of a number.</summary>
    public PdfDictionary Object(int id) => Resolve(new PdfReference(id)) as PdfDictionary ?? throw new InvalidDataException($"object {id}");

    /// <summary>The object that a reference means; anything else is itself.</summary>
    public object? Resolve(object? value)
    {
        if (value is not PdfReference reference)
        {
            return value;
        }

        if (!_objects.TryGetValue(reference.Id, out object? found))
        {
            Require(reference.Id > 0 && reference.Id < Offsets.Count, $"object {reference.Id} is not in the file");
            found = ReadObject(reference.Id);
            _objects.Add(reference.Id, found);
        }

        return found;
    }

    /// <summary>The bytes of a stream, filters undone; the check sum at the end of the data is required.</summary>
    public static byte[] Decode(PdfStream stream)
    {
        if (stream.Dictionary.Name("Filter") is not { } filter)
        {
            return stream.Stored;
        }

        Require(filter == "FlateDecode", $"filter {filter}");
        using MemoryStream plain = new();
        using ZLibStream inflater = new(new MemoryStream(stream.Stored), CompressionMode.Decompress);
        inflater.CopyTo(plain);
        Require(Adler32(plain.ToArray()).SequenceEqual(stream.Stored[^4..]), "check sum of a compressed stream");
        return plain.ToArray();
    }

    private static byte[] Adler32(byte[] data)
    {
        uint low = 1;
        uint high = 0;
        foreach (byte value in data)
        {
            low = (low + value) % 65521;
            high = (high + low) % 65521;
        }

        return [(byte)(high >> 8), (byte)high, (byte)(low >> 8), (byte)low];
    }

    private IEnumerable<(int Id, PdfDictionary Page)> PagesBelow(int id)
    {
        PdfDictionary node = (PdfDictionary)Resolve(new PdfReference(id))!;
        if (node.Name("Type") == "Page")
        {
            return [(id, node)];
        }

        return ((List<object?>)node["Kids"]!).SelectMany(kid => PagesBelow(((PdfReference)kid!).Id));
    }

    private List<int> ReadTable(int at, out int end)
    {
        PdfLexer lexer = new(_bytes, at, this);
        lexer.Expect("xref");
        Require((long)lexer.Next()! == 0, "the table does not begin with object 0");
        int count = (int)(long)lexer.Next()!;
        int first = lexer.At + 1;
        List<int> offsets = [];
        for (int i = 0; i < count; i++)
        {
            string entry = Encoding.ASCII.GetString(_bytes, first + (i * 20), 20);
            Require(entry[10] == ' ' && entry[16] == ' ' && entry.EndsWith(i == 0 ? "f \n" : "n \n", StringComparison.Ordinal), $"entry {i}: {entry}");
            offsets.Add(int.Parse(entry[..10], CultureInfo.InvariantCulture));
        }

        end = first + (count * 20);
        return offsets;
    }

    private object? ReadObject(int id)
    {
        PdfLexer lexer = new(_bytes, Offsets[id], this);
        lexer.Expect(FormattableString.Invariant($"{id} 0 obj"));
        object? value = lexer.Next();
        if (value is PdfDictionary dictionary && dictionary.Number("Length") is { } length && Encoding.ASCII.GetString(_bytes, lexer.At, 8) == "\nstream\n")
        {
            int start = lexer.At + 8;
            value = new PdfStream(dictionary, _bytes[start..(start + (int)length)]);
            lexer = new PdfLexer(_bytes, start + (int)length, this);
            lexer.Expect("endstream");
        }

        lexer.Expect("endobj");
        return value;
    }

    private static void Require(bool holds, string reason)
    {
        if (!holds)
        {
            throw new InvalidDataException(reason);
        }
    }
}
