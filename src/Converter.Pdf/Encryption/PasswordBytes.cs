using System.Text;

namespace Converter.Pdf.Encryption;

/// <summary>Passwords as readers see them: as UTF-8, cut at 127 bytes (ISO 32000-2, 7.6.4.3.3).</summary>
internal static class PasswordBytes
{
    /// <summary>The most bytes that count.</summary>
    public const int Longest = 127;

    /// <summary>
    /// The bytes. The standard has passwords prepared by SASLprep (RFC 4013) first, which some readers do and some do not; it leaves the
    /// characters alone that <see cref="PdfProtection.Fault"/> lets through.
    /// </summary>
    public static byte[] Of(string password)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(password);
        return bytes.Length > Longest ? bytes[..Longest] : bytes;
    }
}
