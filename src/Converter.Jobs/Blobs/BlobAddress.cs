using System.Security.Cryptography;

namespace Converter.Jobs.Blobs;

/// <summary>The address of content: its SHA-256.</summary>
public static class BlobAddress
{
    /// <summary>The address of content.</summary>
    /// <param name="content">The bytes.</param>
    /// <returns>64 hexadecimal digits, in small letters.</returns>
    public static string Of(ReadOnlyMemory<byte> content) => System.Convert.ToHexStringLower(SHA256.HashData(content.Span));

    /// <summary>Stores content whose address nobody has reckoned yet.</summary>
    /// <param name="blobs">Where to.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="cancel">Calls it off.</param>
    /// <returns>Its address, pinned until the pin is disposed of.</returns>
    public static Task<Pin> PutAsync(this IBlobStore blobs, ReadOnlyMemory<byte> content, CancellationToken cancel) =>
        blobs.PutAsync(content, Of(content), cancel);
}
