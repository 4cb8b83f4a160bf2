namespace Converter.Fonts.Compression;

/// <summary>A piece of a font program with the bits by which a deflate block says it.</summary>
/// <param name="Plain">The bytes.</param>
/// <param name="Bits">The same by a <see cref="LiteralCode"/>, with 8 bytes behind.</param>
/// <param name="BitCount">Number of bits.</param>
/// <param name="Checksum">Adler-32 of the bytes.</param>
internal sealed record DeflatedPiece(byte[] Plain, byte[] Bits, int BitCount, uint Checksum)
{
    private const int WordLength = 8;

    /// <summary>Number of bytes that it holds in memory.</summary>
    public int Size => Plain.Length + Bits.Length;

    /// <summary>Compresses a piece.</summary>
    public static DeflatedPiece Of(byte[] plain, LiteralCode code)
    {
        BitWriter bits = new(new byte[BitWriter.RoomFor(2 * plain.Length)]);
        bits.Write(plain, code);
        return new DeflatedPiece(plain, [.. bits.Written().Span, .. new byte[WordLength]], bits.BitCount, Adler32.Of(plain));
    }
}
