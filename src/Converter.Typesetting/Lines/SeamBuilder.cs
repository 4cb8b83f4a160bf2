using Converter.Styles.Sheets;
using Converter.Typesetting.Characters;

namespace Converter.Typesetting.Lines;

/// <summary>
/// Works out what lies between neighbours: whether a line may break there, the squeeze of two full-width marks, the gap between Han
/// and Western characters, and how far the place may shrink and widen.
/// </summary>
internal sealed class SeamBuilder(CompositionOptions options)
{
    private const int PerMille = 1000;

    // Behind more blanks than this an opening bracket no longer holds what follows.
    private const int LongestLookBack = 8;
    private readonly bool _strict = options.Profile == CompositionProfile.Strict;

    /// <summary>Fills in the seams of a paragraph.</summary>
    /// <param name="composition">The cells, measured; pairs of ！？ are narrowed here.</param>
    public void Build(Composition composition)
    {
        Span<Cell> cells = composition.Cells;
        Span<Seam> seams = composition.Seams;
        NarrowPairsOfStops(cells);
        for (int i = 0; i + 1 < cells.Length; i++)
        {
            ref Seam seam = ref seams[i];
            seam.Bond = BondOf(cells, i);
            seam.Stretch = StretchOf(cells, i);
            SetBlank(ref seam, cells[i], cells[i + 1]);
            SetGap(ref seam, cells, i);
            SetSpace(ref seam, cells[i]);
        }

        KeepEnumerator(cells, seams);
    }

    /// <summary>The enumerator of a paragraph keeps its full width, so that （一）, （二） … and what follows them stand below one another.</summary>
    private static void KeepEnumerator(ReadOnlySpan<Cell> cells, Span<Seam> seams)
    {
        int length = Glue.LengthOfEnumerator(cells);
        foreach (ref Seam seam in seams[..Math.Min(length, cells.Length - 1)])
        {
            seam.Shrink = 0;
        }
    }

    /// <summary>Two of ！ and ？ together take one em, three take two (GB/T 15834 5.1.2).</summary>
    private static void NarrowPairsOfStops(Span<Cell> cells)
    {
        for (int i = 0; i + 1 < cells.Length; i++)
        {
            if (IsExclamation(cells[i]) && IsExclamation(cells[i + 1]))
            {
                Narrow(ref cells[i]);
                Narrow(ref cells[i + 1]);
                i++;
            }
        }

        static bool IsExclamation(in Cell cell) => cell.CodePoint is '！' or '？' && cell.RightBlank > 0;

        static void Narrow(ref Cell cell)
        {
            cell.Width -= cell.RightBlank;
            cell.RightBlank = 0;
        }
    }

    private Bond BondOf(ReadOnlySpan<Cell> cells, int i)
    {
        if (cells[i + 1].Class == CharacterClass.Space)
        {
            return Bond.Word;
        }

        int left = i;
        while (left > 0 && cells[left].Class == CharacterClass.Space && i - left < LongestLookBack)
        {
            left--;
        }

        bool insideWord = cells[i].InWord && cells[i + 1].InWord;
        bool prohibited = cells[i + 1].Class.IsForbiddenAtLineStart(_strict) || cells[left].Class.IsForbiddenAtLineEnd();
        bool ellipsis = IsEllipsis(cells[i + 1]) && cells[i].Class != CharacterClass.LongMark;
        Bond bond = prohibited && !insideWord ? Bond.Prohibited : ellipsis ? Bond.Ellipsis : Bond.None;
        return cells[i].Glue > bond ? cells[i].Glue : bond;
    }

    private static bool IsEllipsis(in Cell cell) => cell.Class == CharacterClass.LongMark && cell.CodePoint is 0x2026 or 0x22EF;

    private static Stretch StretchOf(ReadOnlySpan<Cell> cells, int i)
    {
        if (cells[i].Glue == Bond.Inseparable)
        {
            return Stretch.Never;
        }

        if (cells[i + 1].Class == CharacterClass.Space || (cells[i].InWord && cells[i + 1].InWord))
        {
            return Stretch.LastResort;
        }

        return IsConnecting(cells[i].Class) || IsConnecting(cells[i + 1].Class) ? Stretch.Reluctant : Stretch.Plain;
    }

    private static bool IsConnecting(CharacterClass value) => value is CharacterClass.Connector or CharacterClass.Separator;

    /// <summary>标点挤压: of two marks whose blanks meet, half an em goes at once; what is left may shrink later.</summary>
    private void SetBlank(ref Seam seam, in Cell a, in Cell b)
    {
        long blank = a.RightBlank + b.LeftBlank;
        long half = Math.Min(a.Em, b.Em) / 2;
        long squeeze = a.Class.IsFullWidthMark() && b.Class.IsFullWidthMark() ? Math.Min(blank, half) : 0;
        seam.Kern = -squeeze;
        seam.Shrink = blank - squeeze;
        seam.Step = StepOf(a, b);
        if (seam.Step == ShrinkStep.Stop && !options.StopsShrink)
        {
            seam.Shrink = 0;
        }

        if (seam.Step == ShrinkStep.Pause)
        {
            seam.Shrink = Math.Min(seam.Shrink, a.Em * options.CommaShrinkLimit / PerMille);
        }
    }

    /// <summary>Brackets give their outer side first, so what is left between two marks is the blank of the left one.</summary>
    private static ShrinkStep StepOf(in Cell a, in Cell b) => a.Class switch
    {
        _ when a.RightBlank + b.LeftBlank == 0 => ShrinkStep.None,
        CharacterClass.Pause when a.RightBlank > 0 => ShrinkStep.Pause,
        CharacterClass.Stop when a.RightBlank > 0 => ShrinkStep.Stop,
        _ => ShrinkStep.Bracket,
    };

    private void SetGap(ref Seam seam, ReadOnlySpan<Cell> cells, int i)
    {
        bool meets = (IsIdeograph(cells[i]) && cells[i + 1].InWord) || (cells[i].InWord && IsIdeograph(cells[i + 1]));
        if (!meets || options.HanWesternGap == 0)
        {
            return;
        }

        long em = Math.Max(cells[i].Em, cells[i + 1].Em);
        seam.Kern = em * options.HanWesternGap / PerMille;
        seam.Step = ShrinkStep.Gap;
        seam.Shrink = Math.Max(0, seam.Kern - (em / 8));
        seam.Stretch = Stretch.Gap;
        seam.Widen = Math.Max(0, (em / 3) - seam.Kern);
    }

    private static bool IsIdeograph(in Cell cell) => cell.Class == CharacterClass.Ideograph;

    /// <summary>A space between words shrinks to ¼ em (R2) and widens to ½ em (E1); the change lies behind it.</summary>
    private static void SetSpace(ref Seam seam, in Cell cell)
    {
        if (cell.Class == CharacterClass.Space)
        {
            seam.Step = ShrinkStep.Space;
            seam.Shrink = Math.Max(0, cell.Width - (cell.Em / 4));
            seam.Stretch = Stretch.Space;
            seam.Widen = Math.Max(0, (cell.Em / 2) - cell.Width);
        }
    }
}
