using System.Buffers;
using System.Buffers.Text;
using Converter.Pdf.Encryption;

namespace Converter.Pdf.Objects;

/// <summary>Bytes in the syntax of PDF objects (ISO 32000-1, 7.3), growing in pooled memory.</summary>
internal sealed class PdfBuffer : IBufferWriter<byte>, IDisposable
{
    private const int LongestNumber = 24;

    private byte[] _bytes;

    public PdfBuffer(int capacity = 4096) => _bytes = ArrayPool<byte>.Shared.Rent(capacity);

    public int Length { get; private set; }

    /// <summary>How strings are encrypted; <see langword="null"/> where they are not.</summary>
    public StandardSecurityHandler? Security { get; set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
    }

    /// <summary>Room for so many bytes behind the written ones; <see cref="Advance"/> says how many were used.</summary>
    public Span<byte> Room(int count)
    {
        if (_bytes.Length - Length < count)
        {
            Grow(count);
        }

        return _bytes.AsSpan(Length);
    }

    public void Advance(int count) => Length += count;

    public Span<byte> GetSpan(int sizeHint = 0) => Room(Math.Max(sizeHint, 1));

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Room(Math.Max(sizeHint, 1));
        return _bytes.AsMemory(Length);
    }

    public PdfBuffer Put(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        Length += bytes.Length;
        return this;
    }

    public PdfBuffer Put(byte value)
    {
        Room(1)[0] = value;
        Length++;
        return this;
    }

    /// <summary>An integer (7.3.3).</summary>
    public PdfBuffer Integer(long value)
    {
        Utf8Formatter.TryFormat(value, Room(LongestNumber), out int written);
        Length += written;
        return this;
    }

    /// <summary>A number in thousandths (7.3.3), without needless zeros: 16000 is written 16.</summary>
    public PdfBuffer Thousandths(long value) => Decimal(value, 1000);

    /// <summary>A number in units of 1/<paramref name="scale"/>, a power of ten.</summary>
    public PdfBuffer Decimal(long value, long scale)
    {
        if (value < 0)
        {
            Put((byte)'-');
            value = -value;
        }

        (long whole, long fraction) = Math.DivRem(value, scale);
        if (whole != 0 || fraction == 0)
        {
            Integer(whole);
        }

        if (fraction != 0)
        {
            Put((byte)'.');
        }

        while (fraction != 0)
        {
            scale /= 10;
            (long digit, fraction) = Math.DivRem(fraction, scale);
            Put((byte)('0' + digit));
        }

        return this;
    }

    private void Grow(int count)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, Length + count));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
