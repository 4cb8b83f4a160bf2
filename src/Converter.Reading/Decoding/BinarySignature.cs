using System.Collections.Immutable;

namespace Converter.Reading.Decoding;

/// <summary>The first bytes by which files are known that are no text.</summary>
/// <param name="Bytes">The bytes.</param>
/// <param name="Chinese">What such a file is.</param>
/// <param name="English">What such a file is.</param>
internal sealed record BinarySignature(ImmutableArray<byte> Bytes, string Chinese, string English)
{
    private static readonly ImmutableArray<BinarySignature> Known =
    [
        new([0x50, 0x4B, 0x03, 0x04], "压缩文件或 Word、WPS 文档（.zip、.docx、.wps）", "a zip archive or an office document (.zip, .docx)"),
        new([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "旧格式的 Office 或 WPS 文档（.doc、.xls、.wps）", "an old office document (.doc, .xls)"),
        new([.. "%PDF-"u8], "PDF 文件", "a PDF"),
        new([.. "{\\rtf"u8], "RTF 文档", "an RTF document"),
        new([0x89, 0x50, 0x4E, 0x47], "PNG 图片", "a PNG picture"),
        new([0xFF, 0xD8, 0xFF], "JPEG 图片", "a JPEG picture"),
        new([.. "GIF8"u8], "GIF 图片", "a GIF picture"),
        new([0x49, 0x49, 0x2A, 0x00], "TIFF 图片", "a TIFF picture"),
        new([0x4D, 0x4D, 0x00, 0x2A], "TIFF 图片", "a TIFF picture"),
        new([.. "Rar!"u8], "RAR 压缩文件", "a RAR archive"),
        new([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "7z 压缩文件", "a 7z archive"),
        new([0x1F, 0x8B, 0x08], "gzip 压缩文件", "a gzip archive"),
        new([0x7F, 0x45, 0x4C, 0x46], "程序文件", "a program"),
        new([0x4D, 0x5A, 0x90, 0x00], "程序文件", "a program"),
        new([.. "SQLite format 3"u8], "SQLite 数据库", "an SQLite database"),
        new([.. "OTTO"u8, 0x00], "字体文件", "a font"),
        new([0x00, 0x01, 0x00, 0x00, 0x00], "字体文件", "a font"),
    ];

    /// <summary>The signature that a file begins with; <see langword="null"/> where it begins with none.</summary>
    public static BinarySignature? Find(ReadOnlySpan<byte> bytes)
    {
        foreach (BinarySignature signature in Known)
        {
            if (bytes.StartsWith(signature.Bytes.AsSpan()))
            {
                return signature;
            }
        }

        return null;
    }
}
