using Converter.Pdf.Encryption;
using Converter.Pdf.Filters;
using Converter.Pdf.Objects;

namespace Converter.Pdf.FileStructure;

/// <summary>
/// A file as it is being written (ISO 32000-1, 7.5): header, body, and at the end cross-reference table and trailer. Objects may be
/// referred to before they are written.
/// </summary>
internal sealed class PdfFile : IDisposable
{
    private const int FlushAt = 1 << 18;

    private readonly Stream? _target;
    private readonly PdfCompression _compression;
    private readonly PdfBuffer _buffer = new(1 << 16);
    private readonly PdfBuffer _packed = new(1 << 16);
    private readonly CrossReferenceTable _objects = new();
    private readonly FileIdentifier _identifier = new();
    private StandardSecurityHandler? _security;
    private int _encryption;
    private long _flushed;
    private int _identified;

    /// <param name="target">Where to; <see langword="null"/> where the file is kept, for <see cref="ToArray"/>.</param>
    /// <param name="options">Label and compression.</param>
    public PdfFile(Stream? target, PdfOptions options)
    {
        _target = target;
        _compression = options.Compression;
        _buffer.Put(options.Conformance == PdfConformance.A1b ? "%PDF-1.4\n"u8 : "%PDF-1.7\n"u8);

        // Four bytes above 127 tell transfer programs that the file is not text (7.5.2; ISO 19005-1, 6.1.2).
        _buffer.Put([(byte)'%', 0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
    }

    /// <summary>Whether the least time is asked for, so that what was compressed before is taken as it is.</summary>
    public bool IsFast => _compression == PdfCompression.Fast;

    /// <summary>Sets aside the number of an object that will be written later.</summary>
    public int Reserve() => _objects.Reserve();

    /// <summary>Sets aside so many numbers in a row.</summary>
    /// <returns>The first of them.</returns>
    public int Reserve(int count) => _objects.Reserve(count);

    /// <summary>Whether strings and streams are encrypted.</summary>
    public bool IsEncrypted => _security is not null;

    /// <summary>From here on strings and streams are encrypted; what is written already must have had none.</summary>
    /// <param name="security">By what.</param>
    public void Encrypt(StandardSecurityHandler security)
    {
        _encryption = security.Write(this);
        _security = security;
        _buffer.Security = security;
    }

    /// <summary>Begins an indirect object (7.3.10); what follows in the buffer is its value, up to <see cref="End"/>.</summary>
    public PdfBuffer Begin(int id)
    {
        _objects.Locate(id, _flushed + _buffer.Length);
        return _buffer.Integer(id).Put(" 0 obj\n"u8);
    }

    /// <summary>Ends the object begun last.</summary>
    public void End()
    {
        _buffer.Put("\nendobj\n"u8);
        _identifier.Add(_buffer.Written[_identified..]);
        _identified = _buffer.Length;
        if (_buffer.Length >= FlushAt)
        {
            Flush();
        }
    }

    /// <summary>A stream object (7.3.8), compressed as the options say.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="entries">Entries of its dictionary besides length and filter.</param>
    /// <param name="data">What it holds.</param>
    /// <param name="compress">False for what a program that knows no PDF is to read: metadata (ISO 19005-1, 6.7.2).</param>
    public void Stream(int id, ReadOnlySpan<byte> entries, ReadOnlySpan<byte> data, bool compress = true)
    {
        if (_compression != PdfCompression.None && compress)
        {
            _packed.Clear();
            Flate.Encode(data, _packed, _compression);
            StreamDeflated(id, entries, _packed.Written);
        }
        else
        {
            Begin(id).Put("<< "u8).Put(entries);
            Store(data);
        }
    }

    /// <summary>An empty buffer for data that is compressed elsewhere, up to <see cref="StreamDeflated"/>.</summary>
    public PdfBuffer BeginDeflated()
    {
        _packed.Clear();
        return _packed;
    }

    /// <summary>A stream object whose data is a zlib stream (RFC 1950) already, as the filter FlateDecode takes it (7.4.4).</summary>
    /// <param name="id">Its number.</param>
    /// <param name="entries">Entries of its dictionary besides length and filter.</param>
    /// <param name="deflated">What it holds, compressed.</param>
    public void StreamDeflated(int id, ReadOnlySpan<byte> entries, ReadOnlySpan<byte> deflated) =>
        StreamFiltered(id, entries, "/Filter /FlateDecode "u8, deflated);

    /// <summary>A stream object whose data a filter takes as it is.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="entries">Entries of its dictionary besides length and filter.</param>
    /// <param name="filter">The entry of the filter.</param>
    /// <param name="data">What it holds.</param>
    public void StreamFiltered(int id, ReadOnlySpan<byte> entries, ReadOnlySpan<byte> filter, ReadOnlySpan<byte> data)
    {
        Begin(id).Put("<< "u8).Put(entries).Put(filter);
        Store(data);
    }

    /// <summary>Ends the file with cross-reference table and trailer (7.5.4, 7.5.5).</summary>
    public void Close(int catalog, int information)
    {
        long start = _flushed + _buffer.Length;
        _objects.Write(_buffer);
        _buffer.Put("trailer\n<< /Size "u8).Integer(_objects.Size).Put(" /Root "u8).Reference(catalog);
        _buffer.Put(" /Info "u8).Reference(information);
        if (_encryption != 0)
        {
            _buffer.Put(" /Encrypt "u8).Reference(_encryption);
        }

        _buffer.Put(" /ID ["u8);
        _identifier.Write(_buffer);
        _identifier.Write(_buffer);
        _buffer.Put("] >>\nstartxref\n"u8).Integer(start).Put("\n%%EOF\n"u8);
        Flush();
    }

    /// <summary>The file, closed and kept.</summary>
    public byte[] ToArray() => _buffer.Written.ToArray();

    public void Dispose()
    {
        _buffer.Dispose();
        _packed.Dispose();
        _security?.Dispose();
    }

    private void Store(ReadOnlySpan<byte> stored)
    {
        if (_security is not null)
        {
            stored = _security.Encrypt(stored);
        }

        _buffer.Put("/Length "u8).Integer(stored.Length).Put(" >>\nstream\n"u8).Put(stored).Put("\nendstream"u8);
        End();
    }

    private void Flush()
    {
        if (_target is not null)
        {
            _target.Write(_buffer.Written);
            _flushed += _buffer.Length;
            _buffer.Clear();
            _identified = 0;
        }
    }
}
