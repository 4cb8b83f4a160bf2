namespace Converter.Fonts.Compression;

/// <summary>
/// A Huffman code for single bytes and the end of the block, as a deflate block with codes of its own uses it (RFC 1951, section 3.2.7).
/// It matches no repetitions: outlines have few, and so the bits of a piece do not depend on what stands before it.
/// </summary>
internal sealed class LiteralCode
{
    /// <summary>The symbol that ends a block.</summary>
    public const int EndOfBlock = 256;

    private const int SymbolCount = 257;
    private const int LongestCode = 15;

    private readonly byte[] _lengths;
    private readonly ushort[] _bits;

    private LiteralCode(byte[] lengths)
    {
        _lengths = lengths;
        _bits = CanonicalBits(lengths);
    }

    /// <summary>Number of bits of each symbol, 1 … 15.</summary>
    public ReadOnlySpan<byte> Lengths => _lengths;

    /// <summary>The bits of each symbol, the first to be written lowest.</summary>
    public ReadOnlySpan<ushort> Bits => _bits;

    /// <summary>The best code for bytes that come as often as in a sample.</summary>
    /// <param name="counts">How often each of the 256 bytes comes.</param>
    public static LiteralCode For(ReadOnlySpan<int> counts)
    {
        // Every byte must have a code, whether the sample has it or not.
        long[] weights = new long[SymbolCount];
        for (int value = 0; value < EndOfBlock; value++)
        {
            weights[value] = counts[value] + 1;
        }

        weights[EndOfBlock] = 1;
        byte[] lengths = LengthsFor(weights);
        while (lengths.Max() > LongestCode)
        {
            weights = Array.ConvertAll(weights, weight => (weight / 2) + 1);
            lengths = LengthsFor(weights);
        }

        return new LiteralCode(lengths);
    }

    /// <summary>Huffman’s procedure: the two lightest nodes become one, until one is left.</summary>
    private static byte[] LengthsFor(long[] weights)
    {
        int count = weights.Length;
        int[] parents = new int[(2 * count) - 1];
        PriorityQueue<int, (long Weight, int Node)> open = new(count);
        for (int symbol = 0; symbol < count; symbol++)
        {
            open.Enqueue(symbol, (weights[symbol], symbol));
        }

        for (int node = count; node < parents.Length; node++)
        {
            open.TryDequeue(out int first, out (long Weight, int Node) lighter);
            open.TryDequeue(out int second, out (long Weight, int Node) heavier);
            (parents[first], parents[second]) = (node, node);
            open.Enqueue(node, (lighter.Weight + heavier.Weight, node));
        }

        byte[] depths = new byte[parents.Length];
        for (int node = parents.Length - 2; node >= 0; node--)
        {
            depths[node] = (byte)(depths[parents[node]] + 1);
        }

        return depths[..count];
    }

    /// <summary>Codes of one length rise with their symbols (RFC 1951, section 3.2.2); deflate writes them from the top bit on.</summary>
    private static ushort[] CanonicalBits(byte[] lengths)
    {
        ushort[] bits = new ushort[lengths.Length];
        int code = 0;
        for (int length = 1; length <= LongestCode; length++)
        {
            for (int symbol = 0; symbol < lengths.Length; symbol++)
            {
                if (lengths[symbol] == length)
                {
                    bits[symbol] = Reversed(code++, length);
                }
            }

            code <<= 1;
        }

        return bits;
    }

    /// <summary>The lowest bits of a number in the opposite order.</summary>
    private static ushort Reversed(int code, int length)
    {
        int reversed = 0;
        for (int i = 0; i < length; i++)
        {
            reversed = (reversed << 1) | ((code >> i) & 1);
        }

        return (ushort)reversed;
    }
}
