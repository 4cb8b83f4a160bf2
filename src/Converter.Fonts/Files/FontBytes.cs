using System.Buffers.Binary;

namespace Converter.Fonts.Files;

/// <summary>
/// A stretch of a font file, mostly a table. Every read is checked against its end; numbers are big-endian, as everywhere in OpenType.
/// </summary>
/// <param name="memory">The bytes.</param>
/// <param name="table">Name of the table, for messages.</param>
internal readonly struct FontBytes(ReadOnlyMemory<byte> memory, string table)
{
    /// <summary>Name of the table.</summary>
    public string Table { get; } = table;

    /// <summary>The bytes.</summary>
    public ReadOnlyMemory<byte> Memory { get; } = memory;

    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> Span => Memory.Span;

    /// <summary>Number of bytes.</summary>
    public int Length => Memory.Length;

    /// <summary>An unsigned byte.</summary>
    public byte U8(int at) => Checked(at, 1)[0];

    /// <summary>An unsigned 16-bit number.</summary>
    public ushort U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(Checked(at, 2));

    /// <summary>A signed 16-bit number.</summary>
    public short I16(int at) => BinaryPrimitives.ReadInt16BigEndian(Checked(at, 2));

    /// <summary>An unsigned 32-bit number.</summary>
    public uint U32(int at) => BinaryPrimitives.ReadUInt32BigEndian(Checked(at, 4));

    /// <summary>A signed 32-bit number.</summary>
    public int I32(int at) => BinaryPrimitives.ReadInt32BigEndian(Checked(at, 4));

    /// <summary>An unsigned 32-bit number that must be usable as an offset or a count.</summary>
    public int Offset32(int at)
    {
        uint value = U32(at);
        return value <= int.MaxValue ? (int)value : throw Fault($"the value {value} at {at} is out of range");
    }

    /// <summary>A stretch of these bytes.</summary>
    public FontBytes Slice(int at, int length)
    {
        Checked(at, length);
        return new FontBytes(Memory.Slice(at, length), Table);
    }

    /// <summary>These bytes from a place on.</summary>
    public FontBytes From(int at) => Slice(at, Math.Max(Length - at, 0));

    /// <summary>What to throw where the bytes break the format.</summary>
    public FontFormatException Fault(string reason) => new(Table, reason);

    private ReadOnlySpan<byte> Checked(int at, int length)
    {
        if ((uint)at > (uint)Length || (uint)length > (uint)(Length - at))
        {
            throw Fault($"{length} bytes are needed at {at}, but the table has {Length}");
        }

        return Memory.Span.Slice(at, length);
    }
}
