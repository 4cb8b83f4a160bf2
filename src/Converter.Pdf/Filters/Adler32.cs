namespace Converter.Pdf.Filters;

/// <summary>The check sum of RFC 1950.</summary>
internal static class Adler32
{
    private const uint Modulus = 65521;

    /// <summary>So many bytes can be added before the sums must be reduced to stay within 32 bits.</summary>
    private const int Stretch = 5552;

    public static uint Of(ReadOnlySpan<byte> data)
    {
        uint low = 1;
        uint high = 0;
        while (!data.IsEmpty)
        {
            ReadOnlySpan<byte> stretch = data[..Math.Min(Stretch, data.Length)];
            data = data[stretch.Length..];
            for (; stretch.Length >= 4; stretch = stretch[4..])
            {
                // Four bytes at once: the first has been added four times by then, the last once.
                uint a = stretch[0];
                uint b = stretch[1];
                uint c = stretch[2];
                uint d = stretch[3];
                high += (4 * low) + (4 * a) + (3 * b) + (2 * c) + d;
                low += a + b + c + d;
            }

            foreach (byte value in stretch)
            {
                low += value;
                high += low;
            }

            low %= Modulus;
            high %= Modulus;
        }

        return (high << 16) | low;
    }
}
