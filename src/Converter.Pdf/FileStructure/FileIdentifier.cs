using System.Buffers.Binary;
using Converter.Pdf.Objects;

namespace Converter.Pdf.FileStructure;

/// <summary>
/// The identifier of a file (ISO 32000-1, 14.4), made from its bytes alone: no clock, no chance. The hash is 128-bit FNV-1a, taken
/// over words of eight bytes for speed. It tells versions of a document apart and protects against nothing.
/// </summary>
internal sealed class FileIdentifier
{
    private static readonly UInt128 Prime = ((UInt128)1 << 88) + 0x13B;

    private UInt128 _hash = new(0x6C62272E07BB0142, 0x62B821756295C58D);

    public void Add(ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            _hash = (_hash ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes)) * Prime;
        }

        foreach (byte value in bytes)
        {
            _hash = (_hash ^ value) * Prime;
        }
    }

    /// <summary>The identifier as a string of 16 bytes.</summary>
    public void Write(PdfBuffer buffer)
    {
        buffer.Put((byte)'<');
        for (int shift = 112; shift >= 0; shift -= 16)
        {
            buffer.Hex4((int)(ushort)(_hash >> shift));
        }

        buffer.Put((byte)'>');
    }
}
