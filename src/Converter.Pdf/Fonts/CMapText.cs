using Converter.Pdf.Objects;

namespace Converter.Pdf.Fonts;

/// <summary>The frame and the blocks of a ToUnicode CMap (Adobe technical note 5014; ISO 32000-1, 9.10.3).</summary>
internal static class CMapText
{
    /// <summary>No block may hold more entries.</summary>
    private const int BlockSize = 100;

    public static void Begin(PdfBuffer buffer, int codeLength) =>
        buffer.Put("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"u8)
            .Put("/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"u8)
            .Put("/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n"u8)
            .Put(codeLength == 1 ? "<00> <FF>"u8 : "<0000> <FFFF>"u8).Put("\nendcodespacerange\n"u8);

    public static void End(PdfBuffer buffer) =>
        buffer.Put("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"u8);

    /// <summary>Entries in blocks of no more than 100.</summary>
    /// <param name="buffer">Where to.</param>
    /// <param name="operation">Name of the block, such as <c>bfchar</c>.</param>
    /// <param name="entries">The entries.</param>
    /// <param name="write">Writes one entry, without the line end.</param>
    public static void Blocks<T>(PdfBuffer buffer, ReadOnlySpan<byte> operation, List<T> entries, Action<PdfBuffer, T> write)
    {
        for (int start = 0; start < entries.Count; start += BlockSize)
        {
            int end = Math.Min(entries.Count, start + BlockSize);
            buffer.Integer(end - start).Put(" begin"u8).Put(operation).Put((byte)'\n');
            for (int i = start; i < end; i++)
            {
                write(buffer, entries[i]);
                buffer.Put((byte)'\n');
            }

            buffer.Put("end"u8).Put(operation).Put((byte)'\n');
        }
    }
}
