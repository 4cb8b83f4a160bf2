using Converter.Fonts.Files;

namespace Converter.Fonts.Tables;

/// <summary>The OpenType table <c>OS/2</c>: weight, class and the typographic metrics.</summary>
/// <param name="Weight">usWeightClass, 1 … 1000.</param>
/// <param name="Width">usWidthClass, 1 … 9; 5 is normal.</param>
/// <param name="FamilyClass">High byte of sFamilyClass, 0 where unknown.</param>
/// <param name="PanoseSerif">Serif style of the Panose of a Latin text face, 0 where unknown.</param>
/// <param name="IsItalic">Italic by fsSelection.</param>
/// <param name="IsBold">Bold by fsSelection.</param>
/// <param name="TypoAscender">sTypoAscender.</param>
/// <param name="TypoDescender">sTypoDescender.</param>
/// <param name="CapHeight">sCapHeight, 0 where the version has none.</param>
internal sealed record Os2Table(
    int Weight,
    int Width,
    int FamilyClass,
    int PanoseSerif,
    bool IsItalic,
    bool IsBold,
    int TypoAscender,
    int TypoDescender,
    int CapHeight)
{
    private const int PanoseLatinText = 2;

    /// <summary>Reads the table.</summary>
    /// <exception cref="FontFormatException">It is too short.</exception>
    public static Os2Table Read(FontBytes table)
    {
        int version = table.U16(0);
        int selection = table.U16(62);
        bool isObliqueBySelection = version >= 4 && (selection & 0x200) != 0;
        return new Os2Table(
            table.U16(4),
            table.U16(6),
            table.U8(30),
            table.U8(32) == PanoseLatinText ? table.U8(33) : 0,
            (selection & 1) != 0 || isObliqueBySelection,
            (selection & 0x20) != 0,
            table.Length >= 72 ? table.I16(68) : 0,
            table.Length >= 72 ? table.I16(70) : 0,
            version >= 2 && table.Length >= 90 ? table.I16(88) : 0);
    }
}
