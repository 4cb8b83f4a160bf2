using System.Buffers.Binary;
using System.Text;

namespace Converter.Pdf.Tests.Conformance;

/// <summary>The little of an embedded font program that can be checked against the file around it.</summary>
internal static class FontProgram
{
    public static int GlyphsOfTrueType(ReadOnlySpan<byte> program) => BinaryPrimitives.ReadUInt16BigEndian(Table(program, "maxp")[4..]);

    /// <summary>Advance in thousandths of an em.</summary>
    public static double AdvanceOfTrueType(ReadOnlySpan<byte> program, int glyph)
    {
        int unitsPerEm = BinaryPrimitives.ReadUInt16BigEndian(Table(program, "head")[18..]);
        int metrics = BinaryPrimitives.ReadUInt16BigEndian(Table(program, "hhea")[34..]);
        int advance = BinaryPrimitives.ReadUInt16BigEndian(Table(program, "hmtx")[(4 * Math.Min(glyph, metrics - 1))..]);
        return 1000.0 * advance / unitsPerEm;
    }

    /// <summary>Number of charstrings of a bare CFF (Adobe technical note 5176), found through its Top DICT.</summary>
    public static int GlyphsOfCff(ReadOnlySpan<byte> program)
    {
        int names = program[2];
        int tops = AfterIndex(program, names);
        int offsetSize = program[tops + 2];
        int topLength = Offset(program, tops + 3 + offsetSize, offsetSize) - 1;
        ReadOnlySpan<byte> top = program.Slice(tops + 3 + (2 * offsetSize), topLength);
        return BinaryPrimitives.ReadUInt16BigEndian(program[CharStringsOf(top)..]);
    }

    private static int CharStringsOf(ReadOnlySpan<byte> top)
    {
        const int CharStrings = 17;
        int operand = 0;
        for (int at = 0; at < top.Length;)
        {
            int first = top[at];
            if (first == CharStrings)
            {
                return operand;
            }

            (operand, int length) = first switch
            {
                12 => (0, 2),
                <= 21 => (0, 1),
                28 => (BinaryPrimitives.ReadInt16BigEndian(top[(at + 1)..]), 3),
                29 => (BinaryPrimitives.ReadInt32BigEndian(top[(at + 1)..]), 5),
                30 => (0, RealLength(top[at..])),
                <= 246 => (first - 139, 1),
                _ => (0, 2),
            };
            at += length;
        }

        throw new InvalidDataException("CFF without charstrings");
    }

    private static int RealLength(ReadOnlySpan<byte> real)
    {
        int end = 1;
        while ((real[end] & 0x0F) != 0x0F)
        {
            end++;
        }

        return end + 1;
    }

    private static int AfterIndex(ReadOnlySpan<byte> program, int at)
    {
        int count = BinaryPrimitives.ReadUInt16BigEndian(program[at..]);
        int size = program[at + 2];
        int data = at + 3 + ((count + 1) * size);
        return data - 1 + Offset(program, at + 3 + (count * size), size);
    }

    private static int Offset(ReadOnlySpan<byte> program, int at, int size)
    {
        int value = 0;
        for (int i = 0; i < size; i++)
        {
            value = (value << 8) | program[at + i];
        }

        return value;
    }

    private static ReadOnlySpan<byte> Table(ReadOnlySpan<byte> program, string tag)
    {
        int count = BinaryPrimitives.ReadUInt16BigEndian(program[4..]);
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> entry = program.Slice(12 + (i * 16), 16);
            if (Encoding.ASCII.GetString(entry[..4]) == tag)
            {
                return program.Slice(BinaryPrimitives.ReadInt32BigEndian(entry[8..]), BinaryPrimitives.ReadInt32BigEndian(entry[12..]));
            }
        }

        throw new InvalidDataException($"no table {tag}");
    }
}
