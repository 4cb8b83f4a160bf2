using System.Buffers.Binary;
using Converter.Fonts.Files;
using Converter.Fonts.Tables;

namespace Converter.Fonts.TrueType;

/// <summary>Writes a TrueType file with the tables that a PDF asks for: glyf, head, hhea, hmtx, loca, maxp.</summary>
internal sealed class GlyfSubsetWriter
{
    private const int HeadLength = 54;
    private const int HheaLength = 36;
    private const int MaxpLength = 32;
    private const int LastShortOffset = 2 * 0xFFFF;

    private readonly byte[] _head;
    private readonly byte[] _hhea;
    private readonly byte[] _maxp;
    private readonly HmtxTable _metrics;

    /// <summary>Takes over the tables that stay nearly as they are.</summary>
    /// <exception cref="FontFormatException">One is missing or too short.</exception>
    public GlyfSubsetWriter(TableDirectory tables, HmtxTable metrics)
    {
        _head = tables.Need("head").Slice(0, HeadLength).Span.ToArray();
        _hhea = tables.Need("hhea").Slice(0, HheaLength).Span.ToArray();
        _maxp = WithoutInstructions(tables.Need("maxp").Slice(0, MaxpLength).Span.ToArray());
        _metrics = metrics;
    }

    /// <summary>The bytes of the file.</summary>
    /// <param name="glyphs">Glyph indices in the face, rising.</param>
    /// <param name="descriptions">Their descriptions, of even length, in the same order.</param>
    public byte[] Write(ushort[] glyphs, byte[][] descriptions)
    {
        int total = descriptions.Sum(description => description.Length);
        bool hasLongOffsets = total > LastShortOffset;
        byte[] hmtx = MetricsOf(glyphs, out int metricCount);
        byte[] head = [.. _head];
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), (short)(hasLongOffsets ? 1 : 0));
        byte[] hhea = [.. _hhea];
        BinaryPrimitives.WriteUInt16BigEndian(hhea.AsSpan(34), (ushort)metricCount);
        byte[] maxp = [.. _maxp];
        BinaryPrimitives.WriteUInt16BigEndian(maxp.AsSpan(4), (ushort)glyphs.Length);
        return SfntWriter.Write(
        [
            ("glyf", descriptions),
            ("head", [head]),
            ("hhea", [hhea]),
            ("hmtx", [hmtx]),
            ("loca", [OffsetsOf(descriptions, hasLongOffsets)]),
            ("maxp", [maxp]),
        ]);
    }

    /// <summary>The instructions are gone, so what they would need is set to nothing (OpenType <c>maxp</c>).</summary>
    private static byte[] WithoutInstructions(byte[] maxp)
    {
        maxp.AsSpan(14, 14).Clear();
        maxp[15] = 1;
        return maxp;
    }

    /// <summary>The metrics; a run of equal advances at the end is written once (OpenType <c>hmtx</c>).</summary>
    private byte[] MetricsOf(ushort[] glyphs, out int metricCount)
    {
        metricCount = glyphs.Length;
        while (metricCount > 1 && _metrics.AdvanceOf(glyphs[metricCount - 1]) == _metrics.AdvanceOf(glyphs[metricCount - 2]))
        {
            metricCount--;
        }

        byte[] hmtx = new byte[(2 * glyphs.Length) + (2 * metricCount)];
        int at = 0;
        for (int i = 0; i < glyphs.Length; i++)
        {
            if (i < metricCount)
            {
                BinaryPrimitives.WriteUInt16BigEndian(hmtx.AsSpan(at), (ushort)_metrics.AdvanceOf(glyphs[i]));
                at += 2;
            }

            BinaryPrimitives.WriteInt16BigEndian(hmtx.AsSpan(at), _metrics.BearingOf(glyphs[i]));
            at += 2;
        }

        return hmtx;
    }

    private static byte[] OffsetsOf(byte[][] descriptions, bool isLong)
    {
        byte[] loca = new byte[(descriptions.Length + 1) * (isLong ? 4 : 2)];
        int offset = 0;
        for (int i = 0; i <= descriptions.Length; i++)
        {
            if (isLong)
            {
                BinaryPrimitives.WriteInt32BigEndian(loca.AsSpan(4 * i), offset);
            }
            else
            {
                BinaryPrimitives.WriteUInt16BigEndian(loca.AsSpan(2 * i), (ushort)(offset / 2));
            }

            offset += i < descriptions.Length ? descriptions[i].Length : 0;
        }

        return loca;
    }
}
