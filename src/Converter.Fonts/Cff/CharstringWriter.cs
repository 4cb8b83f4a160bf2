using System.Buffers.Binary;

namespace Converter.Fonts.Cff;

/// <summary>Writes a Type 2 charstring, each number in its shortest form. Used again for glyph after glyph.</summary>
internal sealed class CharstringWriter
{
    private byte[] _bytes = new byte[1024];

    /// <summary>Number of bytes written.</summary>
    public int Length { get; private set; }

    /// <summary>What was written.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>Begins anew.</summary>
    public void Clear() => Length = 0;

    /// <summary>Takes back what was written from a place on.</summary>
    public void Truncate(int length) => Length = length;

    /// <summary>Writes bytes as they are.</summary>
    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(Length));
        Length += bytes.Length;
    }

    /// <summary>Writes an operator of one byte.</summary>
    public void Operator(byte code)
    {
        Reserve(1);
        _bytes[Length++] = code;
    }

    /// <summary>Writes a number given in fixed-point form, 16 bits before and 16 behind the point.</summary>
    public void Number(int value)
    {
        Reserve(5);
        int whole = value >> 16;
        if ((value & 0xFFFF) != 0)
        {
            _bytes[Length] = 255;
            BinaryPrimitives.WriteInt32BigEndian(_bytes.AsSpan(Length + 1), value);
            Length += 5;
        }
        else if (whole is >= -107 and <= 107)
        {
            _bytes[Length++] = (byte)(whole + 139);
        }
        else if (whole is >= 108 and <= 1131)
        {
            Pair(247, whole - 108);
        }
        else if (whole is >= -1131 and <= -108)
        {
            Pair(251, -whole - 108);
        }
        else
        {
            _bytes[Length] = 28;
            BinaryPrimitives.WriteInt16BigEndian(_bytes.AsSpan(Length + 1), (short)whole);
            Length += 3;
        }
    }

    private void Pair(int first, int rest)
    {
        _bytes[Length++] = (byte)(first + (rest >> 8));
        _bytes[Length++] = (byte)rest;
    }

    private void Reserve(int count)
    {
        if (Length + count > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, Length + count));
        }
    }
}
