namespace Converter.Fonts.Compression;

/// <summary>The checksum at the end of a zlib stream (RFC 1950, section 8.2), with the means to join those of pieces.</summary>
internal static class Adler32
{
    /// <summary>The checksum of no bytes.</summary>
    public const uint Initial = 1;

    private const uint Modulus = 65521;

    // The most bytes that cannot overflow 32 bits before the sums are reduced.
    private const int MostUnreduced = 5552;

    /// <summary>The checksum of bytes.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        (uint low, uint high) = (1, 0);
        while (!bytes.IsEmpty)
        {
            ReadOnlySpan<byte> part = bytes[..Math.Min(bytes.Length, MostUnreduced)];
            foreach (byte value in part)
            {
                low += value;
                high += low;
            }

            low %= Modulus;
            high %= Modulus;
            bytes = bytes[part.Length..];
        }

        return (high << 16) | low;
    }

    /// <summary>The checksum of two pieces, one behind the other.</summary>
    /// <param name="first">The checksum of the first.</param>
    /// <param name="second">The checksum of the second.</param>
    /// <param name="secondLength">Number of bytes of the second.</param>
    public static uint Join(uint first, uint second, int secondLength)
    {
        uint rest = (uint)secondLength % Modulus;
        (uint firstLow, uint firstHigh) = (first & 0xFFFF, first >> 16);
        (uint secondLow, uint secondHigh) = (second & 0xFFFF, second >> 16);

        // Every byte of the second piece adds the low sum of the first, which begins at firstLow instead of 1.
        ulong low = firstLow + secondLow + Modulus - 1;
        ulong high = firstHigh + secondHigh + ((ulong)rest * (firstLow + Modulus - 1));
        return ((uint)(high % Modulus) << 16) | (uint)(low % Modulus);
    }
}
