using Converter.Fonts.Files;

namespace Converter.Fonts.Cff;

/// <summary>
/// One Font DICT of a CID-keyed font with its Private DICT, or the Private DICT of a name-keyed font: the widths and subroutines that
/// a group of glyphs has in common.
/// </summary>
/// <param name="FontMatrix">The operator FontMatrix as it stands; empty where there is none.</param>
/// <param name="Widths">The operators defaultWidthX and nominalWidthX as they stand.</param>
/// <param name="Subroutines">The local subroutines.</param>
internal sealed record CffFontDict(ReadOnlyMemory<byte> FontMatrix, ReadOnlyMemory<byte> Widths, CffIndex Subroutines)
{
    /// <summary>Reads the Private DICT that a Top DICT or Font DICT points to.</summary>
    /// <param name="table">The table <c>CFF </c>.</param>
    /// <param name="dict">The Top DICT or Font DICT.</param>
    /// <param name="hasOwnMatrix">Whether a FontMatrix of it counts.</param>
    /// <exception cref="FontFormatException">A DICT or the INDEX of subroutines is broken.</exception>
    public static CffFontDict Read(FontBytes table, CffDict dict, bool hasOwnMatrix)
    {
        ReadOnlyMemory<byte> matrix = hasOwnMatrix ? dict.Raw(CffOperator.FontMatrix) : default;
        if (!dict.Has(CffOperator.Private))
        {
            return new CffFontDict(matrix, default, CffIndex.Empty);
        }

        int at = dict.Number(CffOperator.Private, 1, 0);
        CffDict inner = CffDict.Read(table.Slice(at, dict.Number(CffOperator.Private, 0, 0)));
        byte[] widths = [.. inner.Raw(CffOperator.DefaultWidthX).Span, .. inner.Raw(CffOperator.NominalWidthX).Span];
        int subroutines = inner.Number(CffOperator.Subrs, 0, 0);
        bool hasSubroutines = subroutines > 0 && subroutines < table.Length - at;
        return new CffFontDict(matrix, widths, hasSubroutines ? CffIndex.Read(table, at + subroutines) : CffIndex.Empty);
    }
}
