using Converter.Fonts.Files;

namespace Converter.Fonts.Tables;

/// <summary>The OpenType table <c>head</c>: the em, the box around all glyphs, and how <c>loca</c> is written.</summary>
internal sealed record HeadTable(int UnitsPerEm, int XMin, int YMin, int XMax, int YMax, bool IsMacBold, bool IsMacItalic, bool HasLongOffsets)
{
    /// <summary>Reads the table.</summary>
    /// <exception cref="FontFormatException">It is too short, or its em is none.</exception>
    public static HeadTable Read(FontBytes table)
    {
        int unitsPerEm = table.U16(18);
        if (unitsPerEm is < 16 or > 16384)
        {
            throw table.Fault($"{unitsPerEm} units in an em; 16 to 16384 are allowed");
        }

        int macStyle = table.U16(44);
        return new HeadTable(
            unitsPerEm,
            table.I16(36),
            table.I16(38),
            table.I16(40),
            table.I16(42),
            (macStyle & 1) != 0,
            (macStyle & 2) != 0,
            table.U16(50) != 0);
    }
}
