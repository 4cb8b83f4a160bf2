using System.Buffers.Binary;
using System.Text;

namespace Converter.Fonts.Cff;

/// <summary>
/// Writes a CID-keyed CFF font (ROS Adobe-Identity-0) in which glyph, CID and place in the charstrings are one number. Subroutines are
/// gone, since the charstrings call none.
/// </summary>
internal sealed class CffSubsetWriter
{
    private const int FirstCustomString = 391;
    private const int OffsetOperandSize = 5;

    private readonly int[] _glyphLengths;
    private readonly byte[] _nameIndex;
    private readonly byte[] _topFixed;
    private readonly byte[] _select;
    private readonly byte[][] _privates;
    private readonly byte[][] _matrices;
    private readonly byte[] _charset;

    /// <summary>Prepares a font.</summary>
    /// <param name="font">The font that the glyphs are from.</param>
    /// <param name="postScriptName">Its PostScript name.</param>
    /// <param name="glyphs">Their glyph indices in it, rising.</param>
    /// <param name="glyphLengths">The lengths of their charstrings, in the same order.</param>
    public CffSubsetWriter(CffFont font, string postScriptName, ReadOnlySpan<ushort> glyphs, int[] glyphLengths)
    {
        _glyphLengths = glyphLengths;
        _nameIndex = IndexOf([Encoding.ASCII.GetBytes(postScriptName)]);
        (byte[] dictOf, List<int> dicts) = RenumberDicts(font, glyphs);
        _select = SelectOf(dictOf);
        _privates = [.. dicts.Select(dict => font.Dicts[dict].Widths.ToArray())];
        _matrices = [.. dicts.Select(dict => font.Dicts[dict].FontMatrix.ToArray())];
        _charset = CharsetOf(glyphs.Length);

        // ROS must come first.
        _topFixed =
        [
            .. Operands(FirstCustomString, FirstCustomString + 1, 0), 12, 30,
            .. font.FontBBox.Span,
            .. font.FontMatrix.Span,
            .. Operands(glyphs.Length), 12, 34,
        ];
    }

    /// <summary>What stands before the charstrings and what stands behind them.</summary>
    public (byte[] Head, byte[] Tail) Write()
    {
        byte[] header = [1, 0, 4, 4];
        byte[] strings = IndexOf(["Adobe"u8.ToArray(), "Identity"u8.ToArray()]);
        byte[] noSubroutines = [0, 0];
        int topLength = _topFixed.Length + (4 * OffsetOperandSize) + 2 + 4;
        int charsetAt = header.Length + _nameIndex.Length + IndexLength([topLength]) + strings.Length + noSubroutines.Length;
        int selectAt = charsetAt + _charset.Length;
        int glyphsAt = selectAt + _select.Length;
        int dictsAt = glyphsAt + IndexLength(_glyphLengths);
        int privatesAt = dictsAt + IndexLength(Array.ConvertAll(_matrices, matrix => matrix.Length + (2 * OffsetOperandSize) + 1));
        byte[] top =
        [
            .. _topFixed,
            .. Offset(charsetAt), 15,
            .. Offset(selectAt), 12, 37,
            .. Offset(glyphsAt), 17,
            .. Offset(dictsAt), 12, 36,
        ];
        byte[] glyphOffsets = OffsetsOf(_glyphLengths);
        return (
            [.. header, .. _nameIndex, .. IndexOf([top]), .. strings, .. noSubroutines, .. _charset, .. _select, .. glyphOffsets],
            [.. IndexOf(FontDicts(privatesAt)), .. _privates.SelectMany(dict => dict)]);
    }

    private byte[][] FontDicts(int privatesAt)
    {
        byte[][] dicts = new byte[_privates.Length][];
        for (int i = 0; i < dicts.Length; i++)
        {
            dicts[i] = [.. _matrices[i], .. Offset(_privates[i].Length), .. Offset(privatesAt), 18];
            privatesAt += _privates[i].Length;
        }

        return dicts;
    }

    /// <summary>The Font DICTs that the glyphs use, and for each glyph its place among them.</summary>
    private static (byte[] DictOf, List<int> Dicts) RenumberDicts(CffFont font, ReadOnlySpan<ushort> glyphs)
    {
        List<int> dicts = [];
        byte[] dictOf = new byte[glyphs.Length];
        for (int i = 0; i < glyphs.Length; i++)
        {
            int dict = font.DictOf(glyphs[i]);
            int place = dicts.IndexOf(dict);
            if (place < 0)
            {
                place = dicts.Count;
                dicts.Add(dict);
            }

            dictOf[i] = (byte)place;
        }

        return (dictOf, dicts);
    }

    /// <summary>FDSelect in ranges (format 3), or glyph by glyph (format 0) where that is shorter.</summary>
    private static byte[] SelectOf(byte[] dictOf)
    {
        List<byte> ranges = [];
        for (int i = 0; i < dictOf.Length; i++)
        {
            if (i == 0 || dictOf[i] != dictOf[i - 1])
            {
                ranges.AddRange([(byte)(i >> 8), (byte)i, dictOf[i]]);
            }
        }

        if (ranges.Count + 5 > dictOf.Length + 1)
        {
            return [0, .. dictOf];
        }

        int count = ranges.Count / 3;
        return [3, (byte)(count >> 8), (byte)count, .. ranges, (byte)(dictOf.Length >> 8), (byte)dictOf.Length];
    }

    /// <summary>Glyph 0 has CID 0 by definition; the others are one range (format 2) from 1.</summary>
    private static byte[] CharsetOf(int count)
    {
        int left = count - 2;
        return left < 0 ? [0] : [2, 0, 1, (byte)(left >> 8), (byte)left];
    }

    private static byte[] Operands(params ReadOnlySpan<int> values)
    {
        CharstringWriter writer = new();
        foreach (int value in values)
        {
            // Numbers up to 32767 are written alike in DICT data and in charstrings.
            if (value > short.MaxValue)
            {
                writer.Bytes(Offset(value));
            }
            else
            {
                writer.Number(value << 16);
            }
        }

        return writer.Written.ToArray();
    }

    private static byte[] Offset(int value)
    {
        byte[] operand = [29, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(operand.AsSpan(1), value);
        return operand;
    }

    private static byte[] IndexOf(byte[][] entries) =>
        [.. OffsetsOf(Array.ConvertAll(entries, entry => entry.Length)), .. entries.SelectMany(entry => entry)];

    private static int IndexLength(int[] entryLengths)
    {
        int data = entryLengths.Sum();
        return 3 + ((entryLengths.Length + 1) * OffsetSize(data)) + data;
    }

    private static int OffsetSize(int dataLength) => dataLength switch { < 0xFF => 1, < 0xFFFF => 2, < 0xFFFFFF => 3, _ => 4 };

    /// <summary>What an INDEX has before its data: count, size of the offsets, offsets.</summary>
    private static byte[] OffsetsOf(int[] entryLengths)
    {
        int offsetSize = OffsetSize(entryLengths.Sum());
        byte[] head = new byte[3 + ((entryLengths.Length + 1) * offsetSize)];
        BinaryPrimitives.WriteUInt16BigEndian(head, (ushort)entryLengths.Length);
        head[2] = (byte)offsetSize;
        int at = 3;
        int offset = 1;
        PutOffset(head, ref at, offset, offsetSize);
        foreach (int length in entryLengths)
        {
            offset += length;
            PutOffset(head, ref at, offset, offsetSize);
        }

        return head;
    }

    private static void PutOffset(byte[] target, ref int at, int offset, int size)
    {
        for (int shift = 8 * (size - 1); shift >= 0; shift -= 8)
        {
            target[at++] = (byte)(offset >> shift);
        }
    }
}
