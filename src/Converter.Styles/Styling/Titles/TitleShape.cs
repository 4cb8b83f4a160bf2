namespace Converter.Styles.Styling.Titles;

/// <summary>
/// What the widths of the lines cost. Wanted is a trapezoid or a rhombus (GB/T 9704 7.3.1): lines that only grow, only shrink, or
/// grow and then shrink.
/// </summary>
internal static class TitleShape
{
    /// <summary>What each line beyond the fewest possible costs.</summary>
    public const int ExtraLine = 24;

    private const int Hourglass = 40;
    private const int Rectangle = 10;
    private const int ShortLine = 70;
    private const int FullLine = 6;
    private const int Imbalance = 90;
    private const int ShortestHalves = 8;

    /// <summary>Cost of one line by itself.</summary>
    /// <param name="halves">Its width in half em.</param>
    /// <param name="mean">Mean width of the lines in half em.</param>
    /// <param name="capacity">Width of a line in half em.</param>
    public static int OfLine(int halves, double mean, int capacity)
    {
        double off = (halves - mean) / mean;
        int cost = (int)Math.Round(Imbalance * off * off);
        cost += halves < ShortestHalves ? ShortLine : 0;
        return cost + (halves > capacity - 2 ? FullLine : 0);
    }

    /// <summary>Cost of one line following another.</summary>
    /// <param name="above">Width of the line above in half em.</param>
    /// <param name="below">Width of the line below in half em.</param>
    /// <param name="hasShrunk">Whether a line above was narrower than the one before it.</param>
    public static int OfPair(int above, int below, bool hasShrunk)
    {
        int step = below - above;
        return (step > 0 && hasShrunk ? Hourglass : 0) + (Math.Abs(step) < 2 ? Rectangle : 0);
    }

    /// <summary>Whether a line is narrower than the one above by more than half an em.</summary>
    /// <param name="above">Width of the line above in half em.</param>
    /// <param name="below">Width of the line below in half em.</param>
    public static bool Shrinks(int above, int below) => below < above - 1;
}
