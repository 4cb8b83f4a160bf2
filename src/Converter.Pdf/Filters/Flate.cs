using System.Buffers.Binary;
using System.IO.Compression;
using Converter.Pdf.Objects;

namespace Converter.Pdf.Filters;

/// <summary>The filter FlateDecode (ISO 32000-1, 7.4.4; RFC 1950), the encoding side.</summary>
internal static class Flate
{
    public static void Encode(ReadOnlySpan<byte> data, PdfBuffer target, PdfCompression compression)
    {
        if (compression == PdfCompression.Small)
        {
            EncodeSmall(data, target);
            return;
        }

        // Deflate with a window of 32 KB, fastest level.
        target.Put([0x78, 0x01]);
        HuffmanDeflate.Encode(data, target);
        BinaryPrimitives.WriteUInt32BigEndian(target.Room(sizeof(uint)), Adler32.Of(data));
        target.Advance(sizeof(uint));
    }

    private static void EncodeSmall(ReadOnlySpan<byte> data, PdfBuffer target)
    {
        using MemoryStream packed = new((data.Length / 2) + 64);
        using (ZLibStream deflater = new(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            deflater.Write(data);
        }

        target.Put(packed.GetBuffer().AsSpan(0, (int)packed.Length));
    }
}
