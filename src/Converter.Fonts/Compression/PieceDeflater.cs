using System.Buffers;
using System.Buffers.Binary;

namespace Converter.Fonts.Compression;

/// <summary>
/// Joins pieces that were compressed before into one zlib stream (RFC 1950) of one deflate block (RFC 1951). That costs little more than
/// copying them, while compressing a whole font program is the dearest part of writing a short PDF.
/// </summary>
internal static class PieceDeflater
{
    private const uint ZlibHeader = 0x0178;
    private const int LongestHeader = 160;
    private const int TrailerLength = 16;

    /// <summary>Writes the zlib stream of pieces one behind the other.</summary>
    /// <param name="pieces">The pieces, all compressed by <paramref name="code"/>.</param>
    /// <param name="code">The code.</param>
    /// <param name="target">Where to.</param>
    public static void Join(IReadOnlyCollection<DeflatedPiece> pieces, LiteralCode code, IBufferWriter<byte> target)
    {
        long bits = 0;
        foreach (DeflatedPiece piece in pieces)
        {
            bits += piece.BitCount;
        }

        byte[] room = ArrayPool<byte>.Shared.Rent(BitWriter.RoomFor((int)(bits / 8) + LongestHeader + TrailerLength));
        BitWriter writer = new(room);
        WriteHeader(writer, code);
        uint checksum = Adler32.Initial;
        foreach (DeflatedPiece piece in pieces)
        {
            writer.Write(piece.Bits, piece.BitCount);
            checksum = Adler32.Join(checksum, piece.Checksum, piece.Plain.Length);
        }

        writer.Write(code.Bits[LiteralCode.EndOfBlock], code.Lengths[LiteralCode.EndOfBlock]);
        writer.Align();
        writer.Write(BinaryPrimitives.ReverseEndianness(checksum), 32);
        target.Write(writer.Written().Span);
        ArrayPool<byte>.Shared.Return(room);
    }

    /// <summary>The last and only block, with codes of its own; its code lengths are written in four bits each, which needs no code found for them.</summary>
    private static void WriteHeader(BitWriter writer, LiteralCode code)
    {
        writer.Write(ZlibHeader, 16);
        writer.Write(0b101, 3);

        // HLIT 257 codes, HDIST 2 codes (no decoder minds two, some mind one or none), HCLEN all 19.
        writer.Write(0, 5);
        writer.Write(1, 5);
        writer.Write(15, 4);
        for (int place = 0; place < 19; place++)
        {
            // The places of the repeat codes 16, 17 and 18 come first.
            writer.Write(place < 3 ? 0u : 4u, 3);
        }

        foreach (byte length in code.Lengths)
        {
            writer.Write(ReversedNibble(length), 4);
        }

        writer.Write(ReversedNibble(1), 4);
        writer.Write(ReversedNibble(1), 4);
    }

    private static uint ReversedNibble(byte value) =>
        (uint)(((value & 1) << 3) | ((value & 2) << 1) | ((value & 4) >> 1) | ((value & 8) >> 3));
}
