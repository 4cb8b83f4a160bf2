using System.Buffers.Binary;

namespace Converter.Documents.Pictures;

/// <summary>Reads numbers from a file, in either order of bytes. Beyond the end it throws, which whoever reads a file takes for its being damaged.</summary>
/// <param name="bytes">The file.</param>
/// <param name="isBigEndian">Whether the high byte stands first.</param>
internal readonly ref struct ByteReader(ReadOnlySpan<byte> bytes, bool isBigEndian = false)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public int Length => _bytes.Length;

    public byte Byte(int at) => _bytes[at];

    public ushort UInt16(int at) => isBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(_bytes[at..]) : BinaryPrimitives.ReadUInt16LittleEndian(_bytes[at..]);

    public short Int16(int at) => (short)UInt16(at);

    public uint UInt32(int at) => isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(_bytes[at..]) : BinaryPrimitives.ReadUInt32LittleEndian(_bytes[at..]);

    public int Int32(int at) => (int)UInt32(at);

    public float Single(int at) => BitConverter.UInt32BitsToSingle(UInt32(at));

    public ReadOnlySpan<byte> Slice(int at, int length) => _bytes.Slice(at, length);

    public ReadOnlySpan<byte> From(int at) => _bytes[at..];

    /// <summary>Whether an exception tells of a file that ends too early or says impossible things.</summary>
    public static bool IsDamage(Exception exception) => exception is ArgumentException or IndexOutOfRangeException or InvalidDataException or OverflowException or IOException;
}
