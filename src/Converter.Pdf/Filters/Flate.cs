using System.IO.Compression;
using Converter.Pdf.Objects;

namespace Converter.Pdf.Filters;

/// <summary>The filter FlateDecode (ISO 32000-1, 7.4.4), the encoding side.</summary>
internal static class Flate
{
    public static void Encode(ReadOnlySpan<byte> data, PdfBuffer target, PdfCompression compression, StreamKind kind)
    {
        ZLibCompressionOptions options = compression == PdfCompression.Small
            ? new() { CompressionLevel = 9 }
            : kind == StreamKind.FontProgram
                ? new() { CompressionLevel = 1, CompressionStrategy = ZLibCompressionStrategy.HuffmanOnly }
                : new() { CompressionLevel = 1 };
        using MemoryStream packed = new((data.Length / 2) + 64);
        using (ZLibStream deflater = new(packed, options, leaveOpen: true))
        {
            deflater.Write(data);
        }

        target.Put(packed.GetBuffer().AsSpan(0, (int)packed.Length));
    }
}
