using System.Globalization;
using System.Text;

namespace Converter.Pdf.Tests.Reading;

/// <summary>A name, without its solidus.</summary>
internal sealed record PdfName(string Value);

/// <summary>A reference to an indirect object.</summary>
internal sealed record PdfReference(int Id);

/// <summary>An operator of a content stream.</summary>
internal sealed record PdfOperator(string Name);

/// <summary>A string of bytes.</summary>
internal sealed record PdfString(byte[] Bytes)
{
    /// <summary>The string as a text string (ISO 32000-1, 7.9.2.2).</summary>
    public string Text => Bytes is [0xFE, 0xFF, ..]
        ? Encoding.BigEndianUnicode.GetString(Bytes, 2, Bytes.Length - 2)
        : Encoding.Latin1.GetString(Bytes);
}

/// <summary>A stream with its bytes as stored.</summary>
internal sealed record PdfStream(PdfDictionary Dictionary, byte[] Stored);

/// <summary>A dictionary; asking for an entry follows references.</summary>
internal sealed class PdfDictionary(PdfFileReader? file)
{
    public Dictionary<string, object?> Entries { get; } = new(StringComparer.Ordinal);

    public object? this[string key] => Entries.TryGetValue(key, out object? value) ? file?.Resolve(value) ?? value : null;

    public PdfDictionary? Dictionary(string key) => this[key] as PdfDictionary ?? (this[key] as PdfStream)?.Dictionary;

    public PdfStream? Stream(string key) => this[key] as PdfStream;

    public string? Name(string key) => (this[key] as PdfName)?.Value;

    public string? Text(string key) => (this[key] as PdfString)?.Text;

    public double? Number(string key) => this[key] is IConvertible number ? number.ToDouble(CultureInfo.InvariantCulture) : null;

    public int? Reference(string key) => (Entries.GetValueOrDefault(key) as PdfReference)?.Id;

    /// <summary>The numbers of the objects that an array refers to, in order.</summary>
    public IEnumerable<int> References(string key) => this[key] is List<object?> list ? list.OfType<PdfReference>().Select(reference => reference.Id) : [];

    /// <summary>The entries of an array, references followed; nothing where there is no array.</summary>
    public IReadOnlyList<object?> Array(string key) =>
        this[key] is List<object?> list ? [.. list.Select(value => file is null ? value : file.Resolve(value))] : [];
}
