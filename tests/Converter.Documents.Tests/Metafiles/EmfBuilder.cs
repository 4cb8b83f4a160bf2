using System.Buffers.Binary;
using System.Text;

namespace Converter.Documents.Tests.Metafiles;

/// <summary>An EMF file made record by record: 100 × 100 pixels of 1 mm, which are 283.46 points.</summary>
internal sealed class EmfBuilder
{
    private readonly MemoryStream _records = new();
    private int _count = 1;

    /// <summary>Adds a record of numbers.</summary>
    public EmfBuilder Record(int number, params int[] values) => Record(number, [.. values.SelectMany(BitConverter.GetBytes)]);

    /// <summary>Adds a record of bytes.</summary>
    public EmfBuilder Record(int number, byte[] content)
    {
        int padding = (4 - (content.Length % 4)) % 4;
        _records.Write(BitConverter.GetBytes(number));
        _records.Write(BitConverter.GetBytes(8 + content.Length + padding));
        _records.Write(content);
        _records.Write(new byte[padding]);
        _count++;
        return this;
    }

    /// <summary>Adds a record that begins with the rectangle around what it draws, which nobody needs.</summary>
    public EmfBuilder Drawn(int number, params int[] values) => Record(number, [0, 0, 0, 0, .. values]);

    /// <summary>Adds a line of text.</summary>
    public EmfBuilder Text(string text, int x, int y, int advance)
    {
        int offset = 76;
        int padded = (text.Length * 2) + ((4 - (text.Length * 2 % 4)) % 4);
        byte[] characters = new byte[padded];
        Encoding.Unicode.GetBytes(text, characters);
        int[] head = [0, 0, 0, 0, 2, 0, 0, x, y, text.Length, offset, 0, 0, 0, 0, 0, offset + padded];
        return Record(84, [.. head.SelectMany(BitConverter.GetBytes), .. characters, .. Enumerable.Repeat(advance, text.Length).SelectMany(BitConverter.GetBytes)]);
    }

    /// <summary>The file.</summary>
    public byte[] ToBytes()
    {
        Record(14, 0, 0, 20);
        byte[] header = new byte[108];
        int[] values = [1, 108, 0, 0, 100, 100, 0, 0, 10000, 10000, 0x464D4520, 0x10000, 108 + (int)_records.Length, _count, 1, 0, 0, 0, 100, 100, 100, 100];
        for (int at = 0; at < values.Length; at++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(at * 4), values[at]);
        }

        return [.. header, .. _records.ToArray()];
    }
}
