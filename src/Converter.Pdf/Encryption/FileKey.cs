using System.Buffers.Binary;
using System.Security.Cryptography;
using Converter.Typesetting.Pages;

namespace Converter.Pdf.Encryption;

/// <summary>
/// The secrets of one file: its key, and the bytes that others would take from chance. They are derived from the passwords and the
/// text, so that equal input gives equal bytes. Whoever knows the text and guesses at a password has to go through
/// <see cref="Rounds"/> rounds for each guess, more than the standard's own hash costs.
/// </summary>
internal sealed class FileKey
{
    private const int Rounds = 50_000;
    private const int KeyLength = 32;
    private const int SaltLength = 8;

    private readonly byte[] _bytes;

    private FileKey(byte[] bytes) => _bytes = bytes;

    /// <summary>The file encryption key (ISO 32000-2, 7.6.4.3).</summary>
    public ReadOnlySpan<byte> Key => _bytes.AsSpan(0, KeyLength);

    /// <summary>The key of the initialization vectors.</summary>
    public ReadOnlySpan<byte> VectorKey => _bytes.AsSpan(KeyLength, KeyLength);

    /// <summary>The validation salt and the key salt, for the user (0) and the owner (1).</summary>
    public ReadOnlySpan<byte> Salts(int who) => _bytes.AsSpan((2 * KeyLength) + (who * 2 * SaltLength), 2 * SaltLength);

    public static FileKey Of(TypesetDocument document, PdfProtection protection)
    {
        byte[] user = PasswordBytes.Of(protection.UserPassword);
        byte[] owner = PasswordBytes.Of(protection.OwnerPassword);
        byte[] secret = [(byte)user.Length, .. user, (byte)owner.Length, .. owner, .. BitConverter.GetBytes((int)protection.Permissions)];
        return new FileKey(Rfc2898DeriveBytes.Pbkdf2(secret, TextDigest(document), Rounds, HashAlgorithmName.SHA256, (2 * KeyLength) + (4 * SaltLength)));
    }

    private static byte[] TextDigest(TypesetDocument document)
    {
        using IncrementalHash digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        digest.AppendData("Converter.Pdf.Encryption.FileKey 1"u8);
        Span<byte> codePoint = stackalloc byte[sizeof(int)];
        foreach (TypesetLine line in document.Pages.SelectMany(static page => page.Lines))
        {
            foreach (GlyphRun run in line.Runs)
            {
                foreach (PlacedGlyph glyph in run.Glyphs)
                {
                    BinaryPrimitives.WriteInt32LittleEndian(codePoint, glyph.CodePoint);
                    digest.AppendData(codePoint);
                }
            }
        }

        return digest.GetHashAndReset();
    }
}
