using System.Buffers.Binary;
using System.Text;

namespace Converter.Fonts.Tests.Readers;

/// <summary>Reads big-endian numbers. Everything in this folder is written apart from the code under test, to check it.</summary>
internal static class BigEndian
{
    public static int U16(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at));

    public static int I16(byte[] bytes, int at) => BinaryPrimitives.ReadInt16BigEndian(bytes.AsSpan(at));

    public static int I32(byte[] bytes, int at) => BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at));

    /// <summary>The tables of a plain font file.</summary>
    public static Dictionary<string, (int Offset, int Length)> Tables(byte[] file) => Enumerable.Range(0, U16(file, 4))
        .Select(i => 12 + (16 * i))
        .ToDictionary(at => Encoding.ASCII.GetString(file, at, 4), at => (I32(file, at + 8), I32(file, at + 12)));

    /// <summary>A table of a plain font file.</summary>
    public static byte[] Table(byte[] file, string tag)
    {
        (int offset, int length) = Tables(file)[tag];
        return file[offset..(offset + length)];
    }
}
