namespace Converter.Pdf.Filters;

/// <summary>A prefix code for symbols by how often they occur, in the canonical form of RFC 1951, 3.2.2.</summary>
internal sealed class HuffmanCode
{
    private readonly byte[] _lengths;
    private readonly ushort[] _codes;

    /// <param name="counts">How often each symbol occurs; at least two of them do.</param>
    /// <param name="longest">The longest code allowed.</param>
    public HuffmanCode(ReadOnlySpan<int> counts, int longest)
    {
        int[] weights = counts.ToArray();
        _lengths = new byte[weights.Length];
        while (!TryMeasure(weights, longest))
        {
            // Evening out the counts shortens the longest code; at worst all become equal.
            for (int i = 0; i < weights.Length; i++)
            {
                weights[i] = (weights[i] + 1) / 2;
            }
        }

        _codes = Assign(_lengths, longest);
    }

    public ReadOnlySpan<byte> Lengths => _lengths;

    /// <summary>The codes with their bits in the order in which deflate writes them.</summary>
    public ReadOnlySpan<ushort> Codes => _codes;

    /// <summary>
    /// Lengths by Huffman's algorithm with two queues: symbols in rising order of weight, and the nodes made of them, which come out in
    /// rising order by themselves.
    /// </summary>
    private bool TryMeasure(int[] weights, int longest)
    {
        int[] symbols = [.. Enumerable.Range(0, weights.Length).Where(symbol => weights[symbol] > 0).OrderBy(symbol => weights[symbol])];
        int leaves = symbols.Length;
        int[] parents = new int[(2 * leaves) - 1];
        long[] sums = new long[parents.Length];
        for (int i = 0; i < leaves; i++)
        {
            sums[i] = weights[symbols[i]];
        }

        int leaf = 0;
        int node = leaves;
        for (int made = leaves; made < parents.Length; made++)
        {
            for (int child = 0; child < 2; child++)
            {
                int least = leaf < leaves && (node == made || sums[leaf] <= sums[node]) ? leaf++ : node++;
                sums[made] += sums[least];
                parents[least] = made;
            }
        }

        return TakeDepths(symbols, parents, longest);
    }

    private bool TakeDepths(int[] symbols, int[] parents, int longest)
    {
        int[] depths = new int[parents.Length];
        for (int i = parents.Length - 2; i >= 0; i--)
        {
            depths[i] = depths[parents[i]] + 1;
            if (depths[i] > longest)
            {
                return false;
            }

            if (i < symbols.Length)
            {
                _lengths[symbols[i]] = (byte)depths[i];
            }
        }

        return true;
    }

    private static ushort[] Assign(ReadOnlySpan<byte> lengths, int longest)
    {
        int[] next = new int[longest + 2];
        foreach (byte length in lengths)
        {
            next[length + 1] += length > 0 ? 1 : 0;
        }

        for (int length = 1; length <= longest; length++)
        {
            next[length + 1] = (next[length] + next[length + 1]) << 1;
        }

        ushort[] codes = new ushort[lengths.Length];
        for (int symbol = 0; symbol < codes.Length; symbol++)
        {
            int length = lengths[symbol];
            codes[symbol] = length > 0 ? Reversed(next[length]++, length) : (ushort)0;
        }

        return codes;
    }

    private static ushort Reversed(int code, int length)
    {
        int reversed = 0;
        for (int bit = 0; bit < length; bit++)
        {
            reversed = (reversed << 1) | ((code >> bit) & 1);
        }

        return (ushort)reversed;
    }
}
