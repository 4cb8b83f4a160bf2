using System.Buffers.Binary;
using Converter.Pdf.Objects;

namespace Converter.Pdf.Filters;

/// <summary>
/// Deflate data (RFC 1951) of literals alone: no search for repetitions, which font programs hardly have and page content has few of.
/// Several times faster than a search, and the same bytes on every processor.
/// </summary>
internal static class HuffmanDeflate
{
    private const int BlockSize = 1 << 16;
    private const int EndOfBlock = 256;
    private const int LiteralCount = 257;
    private const int LongestCode = 15;
    private const int LongestLengthCode = 7;

    /// <summary>Two distance codes that nothing uses: some decoders refuse a block with fewer.</summary>
    private const int DistanceCount = 2;

    /// <summary>The order in which lengths of the codes for lengths are written (3.2.7).</summary>
    private static ReadOnlySpan<byte> LengthOrder => [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

    public static void Encode(ReadOnlySpan<byte> data, PdfBuffer target)
    {
        BitWriter bits = new(target);
        do
        {
            ReadOnlySpan<byte> block = data[..Math.Min(BlockSize, data.Length)];
            data = data[block.Length..];
            WriteBlock(ref bits, block, isLast: data.IsEmpty);
        }
        while (!data.IsEmpty);
        bits.Finish();
    }

    /// <summary>A block with codes of its own (3.2.7).</summary>
    private static void WriteBlock(ref BitWriter bits, ReadOnlySpan<byte> block, bool isLast)
    {
        HuffmanCode code = new(Count(block), LongestCode);
        const int WithCodesOfItsOwn = 2;
        bits.Put(isLast ? 1u : 0u, 1);
        bits.Put(WithCodesOfItsOwn, 2);
        WriteLengths(ref bits, code.Lengths);
        WriteLiterals(ref bits, block, code);
        bits.Put(code.Codes[EndOfBlock], code.Lengths[EndOfBlock]);
    }

    /// <summary>How often each byte occurs, in four tables, so that equal neighbours do not wait for each other.</summary>
    private static int[] Count(ReadOnlySpan<byte> block)
    {
        Span<int> tables = stackalloc int[4 * 256];
        tables.Clear();
        int at = 0;
        for (; at + 4 <= block.Length; at += 4)
        {
            tables[block[at]]++;
            tables[256 + block[at + 1]]++;
            tables[512 + block[at + 2]]++;
            tables[768 + block[at + 3]]++;
        }

        for (; at < block.Length; at++)
        {
            tables[block[at]]++;
        }

        int[] counts = new int[LiteralCount];
        for (int value = 0; value < 256; value++)
        {
            counts[value] = tables[value] + tables[256 + value] + tables[512 + value] + tables[768 + value];
        }

        // A code needs two symbols; an empty block has the end only.
        counts[EndOfBlock] = 1;
        counts[0] = block.IsEmpty ? 1 : counts[0];
        return counts;
    }

    /// <summary>The lengths of all codes, themselves in a code; runs of zeros are shortened.</summary>
    private static void WriteLengths(ref BitWriter bits, ReadOnlySpan<byte> literalLengths)
    {
        Span<byte> lengths = stackalloc byte[LiteralCount + DistanceCount];
        literalLengths.CopyTo(lengths);
        lengths[LiteralCount..].Fill(1);
        List<(byte Symbol, byte Extra, byte ExtraBits)> symbols = Shorten(lengths);
        int[] counts = new int[LengthOrder.Length];
        foreach ((byte symbol, _, _) in symbols)
        {
            counts[symbol]++;
        }

        HuffmanCode code = new(counts, LongestLengthCode);
        bits.Put(LiteralCount - 257, 5);
        bits.Put(DistanceCount - 1, 5);
        bits.Put((uint)LengthOrder.Length - 4, 4);
        foreach (byte symbol in LengthOrder)
        {
            bits.Put(code.Lengths[symbol], 3);
        }

        foreach ((byte symbol, byte extra, byte extraBits) in symbols)
        {
            bits.Put(code.Codes[symbol], code.Lengths[symbol]);
            bits.Put(extra, extraBits);
        }
    }

    private static List<(byte Symbol, byte Extra, byte ExtraBits)> Shorten(ReadOnlySpan<byte> lengths)
    {
        List<(byte, byte, byte)> symbols = [];
        while (!lengths.IsEmpty)
        {
            int zeros = lengths.IndexOfAnyExcept((byte)0);
            int run = Math.Min(zeros < 0 ? lengths.Length : zeros, 138);
            switch (run)
            {
                case >= 11:
                    symbols.Add((18, (byte)(run - 11), 7));
                    break;
                case >= 3:
                    symbols.Add((17, (byte)(run - 3), 3));
                    break;
                default:
                    symbols.Add((lengths[0], 0, 0));
                    run = 1;
                    break;
            }

            lengths = lengths[run..];
        }

        return symbols;
    }

    private static void WriteLiterals(ref BitWriter bits, ReadOnlySpan<byte> block, HuffmanCode code)
    {
        Span<uint> packed = stackalloc uint[256];
        for (int value = 0; value < packed.Length; value++)
        {
            packed[value] = ((uint)code.Codes[value] << 8) | code.Lengths[value];
        }

        for (; block.Length >= 3; block = block[3..])
        {
            bits.PutThree(packed[block[0]], packed[block[1]], packed[block[2]]);
        }

        foreach (byte value in block)
        {
            bits.Put(code.Codes[value], code.Lengths[value]);
        }
    }

    /// <summary>Packs bits from the lowest upwards (3.1.1).</summary>
    private ref struct BitWriter(PdfBuffer target)
    {
        private const int LengthMask = 0xFF;
        private const int RoomAtOnce = 1 << 16;

        private Span<byte> _room = target.Room(RoomAtOnce);
        private ulong _bits;
        private int _count;
        private int _used;

        /// <summary>Up to 16 bits.</summary>
        public void Put(uint value, int length)
        {
            _bits |= (ulong)value << _count;
            _count += length;
            WriteBytes();
        }

        /// <summary>Three codes, each with its length in the lowest byte; together they fit beside the bits that wait.</summary>
        public void PutThree(uint first, uint second, uint third)
        {
            _bits |= (ulong)(first >> 8) << _count;
            _count += (int)(first & LengthMask);
            _bits |= (ulong)(second >> 8) << _count;
            _count += (int)(second & LengthMask);
            _bits |= (ulong)(third >> 8) << _count;
            _count += (int)(third & LengthMask);
            WriteBytes();
        }

        public void Finish()
        {
            _count += 7;
            WriteBytes();
            target.Advance(_used);
        }

        /// <summary>Writes the whole bytes that wait; fewer than eight bits are left.</summary>
        private void WriteBytes()
        {
            if (_room.Length - _used < sizeof(ulong))
            {
                target.Advance(_used);
                _room = target.Room(RoomAtOnce);
                _used = 0;
            }

            BinaryPrimitives.WriteUInt64LittleEndian(_room[_used..], _bits);
            int bytes = _count >> 3;
            _used += bytes;
            _bits >>= bytes << 3;
            _count &= 7;
        }
    }
}
