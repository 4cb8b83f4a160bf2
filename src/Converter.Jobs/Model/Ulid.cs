using System.Security.Cryptography;

namespace Converter.Jobs.Model;

/// <summary>Identifiers that sort by time and cannot be guessed: 48 bits of milliseconds, 80 bits of chance, in Crockford's base 32.</summary>
public static class Ulid
{
    private const string Digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 26;

    /// <summary>A new identifier.</summary>
    /// <param name="time">The clock.</param>
    public static string New(TimeProvider time) => Several(time, 1)[0];

    /// <summary>New identifiers that follow one another.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="count">How many.</param>
    public static string[] Several(TimeProvider time, int count)
    {
        UInt128 first = (UInt128)(ulong)time.GetUtcNow().ToUnixTimeMilliseconds() << 80;
        Span<byte> chance = stackalloc byte[10];
        RandomNumberGenerator.Fill(chance);
        // Room to count upwards without a carry into the time.
        chance[0] &= 0x7F;
        UInt128 low = 0;
        foreach (byte part in chance)
        {
            low = (low << 8) | part;
        }

        return [.. Enumerable.Range(0, count).Select(at => Write((first | low) + (UInt128)at))];
    }

    /// <summary>An identifier that follows from what it is for: the time of another one, and 80 bits of a digest.</summary>
    /// <param name="other">The other identifier.</param>
    /// <param name="digest">The digest, at least ten bytes.</param>
    public static string Of(string other, ReadOnlySpan<byte> digest)
    {
        UInt128 low = 0;
        foreach (byte part in digest[..10])
        {
            low = (low << 8) | part;
        }

        const int TimeDigits = 10;
        return string.Concat(other.AsSpan(0, TimeDigits), Write(low).AsSpan(TimeDigits));
    }

    /// <summary>The 128 bits of an identifier as 32 hexadecimal digits, such as a trace is numbered by.</summary>
    /// <param name="id">The identifier.</param>
    public static string HexOf(string id)
    {
        UInt128 value = 0;
        foreach (char digit in id)
        {
            value = (value << 5) | (uint)Digits.IndexOf(digit, StringComparison.Ordinal);
        }

        return value.ToString("x32", System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Whether a text has the form of an identifier.</summary>
    /// <param name="text">The text.</param>
    public static bool IsOne(string text) => text.Length == Length && text.All(c => Digits.Contains(c, StringComparison.Ordinal));

    private static string Write(UInt128 value) => string.Create(Length, value, static (text, rest) =>
    {
        for (int at = text.Length - 1; at >= 0; at--)
        {
            text[at] = Digits[(int)(rest & 31)];
            rest >>= 5;
        }
    });
}
