using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Converter.Fonts.TrueType;

/// <summary>Writes a TrueType file: header, table directory, tables, checksums (OpenType: “Organization of an OpenType font”).</summary>
internal static class SfntWriter
{
    private const int HeaderLength = 12;
    private const int RecordLength = 16;
    private const uint WholeFileSum = 0xB1B0AFBA;
    private const int AdjustmentAt = 8;

    /// <summary>The bytes of the file.</summary>
    /// <param name="tables">The tables, each in pieces, in rising order of their tags; <c>head</c> must be one of them.</param>
    public static byte[] Write((string Tag, byte[][] Pieces)[] tables)
    {
        int[] lengths = Array.ConvertAll(tables, table => table.Pieces.Sum(piece => piece.Length));
        int at = HeaderLength + (RecordLength * tables.Length);
        byte[] file = new byte[at + lengths.Sum(Padded)];
        WriteHeader(file, tables.Length);
        int headAt = 0;
        for (int i = 0; i < tables.Length; i++)
        {
            int end = at;
            foreach (byte[] piece in tables[i].Pieces)
            {
                piece.CopyTo(file, end);
                end += piece.Length;
            }

            if (tables[i].Tag == "head")
            {
                headAt = at;
                file.AsSpan(at + AdjustmentAt, 4).Clear();
            }

            Span<byte> record = file.AsSpan(HeaderLength + (RecordLength * i), RecordLength);
            Encoding.ASCII.GetBytes(tables[i].Tag, record);
            BinaryPrimitives.WriteUInt32BigEndian(record[4..], Checksum(file.AsSpan(at, Padded(lengths[i]))));
            BinaryPrimitives.WriteInt32BigEndian(record[8..], at);
            BinaryPrimitives.WriteInt32BigEndian(record[12..], lengths[i]);
            at += Padded(lengths[i]);
        }

        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(headAt + AdjustmentAt), WholeFileSum - Checksum(file));
        return file;
    }

    private static void WriteHeader(byte[] file, int count)
    {
        int power = BitOperations.Log2((uint)count);
        BinaryPrimitives.WriteUInt32BigEndian(file, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(4), (ushort)count);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(6), (ushort)(RecordLength << power));
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(8), (ushort)power);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(10), (ushort)(RecordLength * count - (RecordLength << power)));
    }

    private static int Padded(int length) => (length + 3) & ~3;

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        uint sum = 0;
        for (int at = 0; at < bytes.Length; at += 4)
        {
            sum += BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
        }

        return sum;
    }
}
