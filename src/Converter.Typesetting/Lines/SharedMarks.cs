using Converter.Typesetting.Characters;

namespace Converter.Typesetting.Lines;

/// <summary>
/// Decides for the marks that Chinese and Western text share (“ ” ‘ ’ — … ·) which of the two they are. A mark is Chinese unless
/// both of its sides are Western; the edge of a paragraph counts as the script of the paragraph.
/// </summary>
internal static class SharedMarks
{
    private const int LeftSingleQuote = 0x2018;
    private const int RightSingleQuote = 0x2019;
    private const int LeftDoubleQuote = 0x201C;
    private const int RightDoubleQuote = 0x201D;
    private const int EmDash = 0x2014;
    private const int EnDash = 0x2013;
    private const int HorizontalBar = 0x2015;
    private const int Ellipsis = 0x2026;
    private const int MiddleDot = 0x00B7;
    private const int PerMille = 0x2030;
    private const int LatinEnd = 0x0250;

    /// <summary>Settles class and script of every cell.</summary>
    /// <param name="cells">The cells of a paragraph with their classes from the table.</param>
    /// <param name="chinese">Whether the paragraph is Chinese even without a Han character.</param>
    public static void Resolve(Span<Cell> cells, bool chinese)
    {
        bool han = chinese || HoldsChinese(cells);
        for (int i = 0; i < cells.Length; i++)
        {
            ref Cell cell = ref cells[i];
            switch (cell.CodePoint)
            {
                case LeftSingleQuote or LeftDoubleQuote or RightSingleQuote or RightDoubleQuote:
                    ResolveQuote(cells, i, han);
                    break;
                case EmDash or HorizontalBar:
                    ResolveDash(cells, i, han);
                    break;
                case Ellipsis or MiddleDot:
                    cell.Western = IsWesternOnBothSides(cells, i, han);
                    break;
                default:
                    cell.Western = IsDrawnWestern(cell);
                    break;
            }
        }
    }

    private static bool HoldsChinese(ReadOnlySpan<Cell> cells)
    {
        foreach (ref readonly Cell cell in cells)
        {
            bool shared = cell.CodePoint is >= LeftSingleQuote and <= RightDoubleQuote;
            if (cell.Class == CharacterClass.Ideograph || (cell.Class.IsFullWidthMark() && !shared))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsDrawnWestern(in Cell cell) =>
        cell.Class.IsWestern()
        || cell.CodePoint is EnDash or PerMille
        || (cell.Class is CharacterClass.Prefix or CharacterClass.Suffix or CharacterClass.Connector or CharacterClass.Separator
            && cell.CodePoint < LatinEnd);

    private static void ResolveQuote(Span<Cell> cells, int at, bool han)
    {
        ref Cell cell = ref cells[at];
        cell.Western = IsWesternOnBothSides(cells, at, han);
        if (!cell.Western)
        {
            return;
        }

        bool apostrophe = cell.CodePoint == RightSingleQuote
            && at > 0 && cells[at - 1].Class == CharacterClass.Letter
            && at + 1 < cells.Length && cells[at + 1].Class == CharacterClass.Letter;
        cell.Class = apostrophe ? CharacterClass.Western
            : cell.Class == CharacterClass.Opening ? CharacterClass.WesternOpening
            : CharacterClass.WesternClosing;
    }

    /// <summary>Two dashes in a row are one long mark, whatever stands around them.</summary>
    private static void ResolveDash(Span<Cell> cells, int at, bool han)
    {
        ref Cell cell = ref cells[at];
        bool paired = (at > 0 && cells[at - 1].CodePoint == cell.CodePoint)
            || (at + 1 < cells.Length && cells[at + 1].CodePoint == cell.CodePoint);
        cell.Class = paired ? CharacterClass.LongMark : CharacterClass.Connector;
        cell.Western = !paired && !IsBetweenDigits(cells, at) && IsWesternOnBothSides(cells, at, han);
    }

    private static bool IsBetweenDigits(ReadOnlySpan<Cell> cells, int at) =>
        at > 0 && at + 1 < cells.Length && cells[at - 1].Class == CharacterClass.Digit && cells[at + 1].Class == CharacterClass.Digit;

    private static bool IsWesternOnBothSides(ReadOnlySpan<Cell> cells, int at, bool han) =>
        IsWesternSide(cells, at, -1, han) && IsWesternSide(cells, at, 1, han);

    private static bool IsWesternSide(ReadOnlySpan<Cell> cells, int at, int step, bool han)
    {
        int side = at + step;
        while (side >= 0 && side < cells.Length && cells[side].Class is CharacterClass.Space or CharacterClass.Joined)
        {
            side += step;
        }

        return side < 0 || side >= cells.Length ? !han : cells[side].Class.IsWestern();
    }
}
