using System.Buffers.Binary;
using System.Security.Cryptography;
using Converter.Pdf.FileStructure;
using Converter.Pdf.Objects;
using Converter.Typesetting.Pages;

namespace Converter.Pdf.Encryption;

/// <summary>
/// The standard security handler in revision 6 with AES-256 (ISO 32000-2, 7.6.4): the encryption dictionary, and the encryption of
/// strings and streams (7.6.3.3, AESV3).
/// </summary>
internal sealed class StandardSecurityHandler : IDisposable
{
    private const int VectorLength = 16;

    /// <summary>Bits that are always set, among them 10: programs for the blind may take out the text (ISO 14289-1, 7.16).</summary>
    private const int AlwaysAllowed = unchecked((int)0xFFFFF0C0) | (1 << 9);

    private readonly Aes _aes = Aes.Create();
    private readonly FileKey _secrets;
    private readonly PdfProtection _protection;
    private ulong _count;

    /// <param name="document">The pages, from whose text the secrets of the file are derived.</param>
    /// <param name="protection">Passwords and permissions.</param>
    public StandardSecurityHandler(TypesetDocument document, PdfProtection protection)
    {
        _protection = protection;
        _secrets = FileKey.Of(document, protection);
        _aes.Key = _secrets.Key.ToArray();
    }

    /// <summary>
    /// The data of a string or stream, encrypted, behind its initialization vector. The vector is a keyed digest of the data and of how
    /// many were encrypted before, so that it is never the same twice and yet not left to chance.
    /// </summary>
    public byte[] Encrypt(ReadOnlySpan<byte> data)
    {
        byte[] encrypted = new byte[VectorLength + _aes.GetCiphertextLengthCbc(data.Length, PaddingMode.PKCS7)];
        using IncrementalHash digest = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _secrets.VectorKey);
        Span<byte> number = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(number, _count++);
        digest.AppendData(number);
        digest.AppendData(data);
        digest.GetHashAndReset().AsSpan(0, VectorLength).CopyTo(encrypted);
        _aes.EncryptCbc(data, encrypted.AsSpan(0, VectorLength), encrypted.AsSpan(VectorLength), PaddingMode.PKCS7);
        return encrypted;
    }

    /// <summary>Writes the encryption dictionary (table 20 and 21), whose strings are not encrypted themselves.</summary>
    /// <returns>Its number.</returns>
    public int Write(PdfFile file)
    {
        byte[] user = PasswordBytes.Of(_protection.UserPassword);
        byte[] owner = PasswordBytes.Of(_protection.OwnerPassword);
        (byte[] userEntry, byte[] userKey) = Entries(user, _secrets.Salts(0), []);
        (byte[] ownerEntry, byte[] ownerKey) = Entries(owner, _secrets.Salts(1), userEntry);
        int permissions = AlwaysAllowed | (int)_protection.Permissions;
        int id = file.Reserve();
        PdfBuffer buffer = file.Begin(id).Put("<< /Filter /Standard /V 5 /R 6 /Length 256 /P "u8).Integer(permissions);
        buffer.Put(" /CF << /StdCF << /Type /CryptFilter /CFM /AESV3 /AuthEvent /DocOpen /Length 32 >> >> /StmF /StdCF /StrF /StdCF"u8);
        buffer.Put(" /U "u8).HexString(userEntry);
        buffer.Put(" /UE "u8).HexString(userKey);
        buffer.Put(" /O "u8).HexString(ownerEntry);
        buffer.Put(" /OE "u8).HexString(ownerKey);
        buffer.Put(" /Perms "u8).HexString(PermissionsEntry(permissions));
        buffer.Put(" >>"u8);
        file.End();
        return id;
    }

    public void Dispose() => _aes.Dispose();

    /// <summary>The entries U and UE (algorithm 8), or O and OE (algorithm 9).</summary>
    private (byte[] Entry, byte[] Key) Entries(byte[] password, ReadOnlySpan<byte> salts, ReadOnlySpan<byte> userEntry)
    {
        ReadOnlySpan<byte> validation = salts[..8];
        ReadOnlySpan<byte> key = salts[8..];
        byte[] entry = [.. PasswordHash.Of(password, validation, userEntry), .. validation, .. key];
        using Aes aes = Aes.Create();
        aes.Key = PasswordHash.Of(password, key, userEntry);
        return (entry, aes.EncryptCbc(_secrets.Key, new byte[VectorLength], PaddingMode.None));
    }

    /// <summary>The entry Perms (algorithm 10). Its last four bytes may be anything; here they are zeros.</summary>
    private byte[] PermissionsEntry(int permissions)
    {
        byte[] plain = [0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, (byte)'T', (byte)'a', (byte)'d', (byte)'b', 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32LittleEndian(plain, permissions);
        return _aes.EncryptEcb(plain, PaddingMode.None);
    }
}
