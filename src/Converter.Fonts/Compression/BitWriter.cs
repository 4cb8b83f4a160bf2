using System.Buffers.Binary;

namespace Converter.Fonts.Compression;

/// <summary>Writes bits from the lowest bit of each byte on, as deflate has them.</summary>
/// <param name="bytes">Where to; as long as <see cref="RoomFor"/> says.</param>
internal sealed class BitWriter(byte[] bytes)
{
    // Words are written whole, so that up to two of them stand behind the end.
    private const int Behind = 16;

    private readonly byte[] _bytes = bytes;
    private ulong _pending;
    private int _pendingCount;
    private int _at;

    /// <summary>How much room writing so many bytes takes.</summary>
    public static int RoomFor(int count) => count + Behind;

    /// <summary>Number of bits written.</summary>
    public int BitCount => (8 * _at) + _pendingCount;

    /// <summary>Writes up to 32 bits.</summary>
    /// <param name="bits">The bits, the first lowest; none above <paramref name="count"/>.</param>
    /// <param name="count">How many.</param>
    public void Write(uint bits, int count)
    {
        _pending |= (ulong)bits << _pendingCount;
        _pendingCount += count;
        if (_pendingCount >= 32)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(_bytes.AsSpan(_at), (uint)_pending);
            _pending >>= 32;
            _pendingCount -= 32;
            _at += 4;
        }
    }

    /// <summary>Writes a stretch of bits.</summary>
    /// <param name="bits">The bits; whole words are read, so at least 8 bytes stand behind the last of them.</param>
    /// <param name="count">How many.</param>
    public void Write(ReadOnlySpan<byte> bits, int count)
    {
        int read = 0;
        for (; count - (8 * read) >= 64; read += 8)
        {
            ulong word = BinaryPrimitives.ReadUInt64LittleEndian(bits[read..]);
            BinaryPrimitives.WriteUInt64LittleEndian(_bytes.AsSpan(_at), _pending | (word << _pendingCount));
            _pending = _pendingCount == 0 ? 0 : word >> (64 - _pendingCount);
            _at += 8;
        }

        for (int left = count - (8 * read); left > 0; left -= 32, read += 4)
        {
            int taken = Math.Min(left, 32);
            uint part = BinaryPrimitives.ReadUInt32LittleEndian(bits[read..]);
            Write(taken == 32 ? part : part & ((1u << taken) - 1), taken);
        }
    }

    /// <summary>Writes the bytes by their codes.</summary>
    public void Write(ReadOnlySpan<byte> literals, LiteralCode code)
    {
        ReadOnlySpan<ushort> bits = code.Bits;
        ReadOnlySpan<byte> lengths = code.Lengths;
        (ulong pending, int pendingCount, int at) = (_pending, _pendingCount, _at);
        foreach (byte literal in literals)
        {
            pending |= (ulong)bits[literal] << pendingCount;
            pendingCount += lengths[literal];
            if (pendingCount >= 32)
            {
                BinaryPrimitives.WriteUInt32LittleEndian(_bytes.AsSpan(at), (uint)pending);
                pending >>= 32;
                pendingCount -= 32;
                at += 4;
            }
        }

        (_pending, _pendingCount, _at) = (pending, pendingCount, at);
    }

    /// <summary>Fills up the last byte with zeros and begins a new one.</summary>
    public void Align()
    {
        if (BitCount % 8 != 0)
        {
            Write(0, 8 - (BitCount % 8));
        }
    }

    /// <summary>What was written, the last byte filled up with zeros.</summary>
    public ReadOnlyMemory<byte> Written()
    {
        BinaryPrimitives.WriteUInt64LittleEndian(_bytes.AsSpan(_at), _pending);
        return _bytes.AsMemory(0, (BitCount + 7) / 8);
    }
}
