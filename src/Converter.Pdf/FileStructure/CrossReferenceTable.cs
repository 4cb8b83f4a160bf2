using System.Globalization;
using Converter.Pdf.Objects;

namespace Converter.Pdf.FileStructure;

/// <summary>Where each object begins in the file (ISO 32000-1, 7.5.4).</summary>
internal sealed class CrossReferenceTable
{
    private readonly List<long> _offsets = [0];

    /// <summary>The highest object number plus 1.</summary>
    public int Size => _offsets.Count;

    public int Reserve() => Reserve(1);

    public int Reserve(int count)
    {
        int first = _offsets.Count;
        for (int i = 0; i < count; i++)
        {
            _offsets.Add(0);
        }

        return first;
    }

    public void Locate(int id, long offset) => _offsets[id] = offset;

    /// <summary>The table in one section; every entry takes 20 bytes.</summary>
    public void Write(PdfBuffer buffer)
    {
        buffer.Put("xref\n0 "u8).Integer(Size).Put("\n0000000000 65535 f \n"u8);
        for (int id = 1; id < Size; id++)
        {
            _offsets[id].TryFormat(buffer.Room(10), out int written, "D10", CultureInfo.InvariantCulture);
            buffer.Advance(written);
            buffer.Put(" 00000 n \n"u8);
        }
    }
}
