namespace Converter.Reading.Outline.Lines;

/// <summary>
/// The column at which a text was broken into lines, for hard-wrapped lines that the cleaning did not join. Widths are in half-width columns.
/// </summary>
internal static class WrapColumn
{
    private const int Narrowest = 40;
    private const int Widest = 120;

    // Two characters: a programme that takes the text out of a PDF may make fewer blanks of them.
    private const int FirstIndent = 4;

    /// <summary>How much narrower than the column a line may be that was broken at it.</summary>
    public const int Slack = 4;

    /// <summary>The column; 0 where the lines are not broken at one.</summary>
    /// <param name="lines">The lines.</param>
    public static int Of(TextLine[] lines)
    {
        int[] counts = new int[Widest + 1];
        int[] ended = new int[Widest + 1];
        int longer = 0;
        foreach (TextLine line in lines)
        {
            // Every character is one column wide at least: a long line needs no counting.
            int width = line.Clean.Indent + line.Length > Widest ? Widest + 1 : Width(line);
            longer += width > Widest ? 1 : 0;
            if (width <= Widest)
            {
                counts[width]++;
                ended[width] += line.End == EndMark.Sentence ? 1 : 0;
            }
        }

        int best = 0;
        int most = 0;
        for (int column = Widest; column >= Narrowest; column--)
        {
            int near = Sum(counts.AsSpan(column - Slack, Slack + 1));
            (best, most) = near > most ? (column, near) : (best, most);
        }

        // Lines of one width that end sentences are alike, not broken.
        bool broken = best > 0 && Sum(ended.AsSpan(best - Slack, Slack + 1)) * 2 <= most;
        bool wrapped = broken && lines.Length >= 12 && most * 3 >= lines.Length && longer * 6 <= lines.Length;
        return wrapped ? best : 0;
    }

    /// <summary>Width of a line whose indentation, where it has one, takes the room of two characters.</summary>
    /// <param name="line">The line.</param>
    public static int FullWidth(TextLine line) => Width(line) + (line.Clean.Indent is > 0 and < FirstIndent ? FirstIndent - line.Clean.Indent : 0);

    private static int Sum(ReadOnlySpan<int> counts)
    {
        int sum = 0;
        foreach (int count in counts)
        {
            sum += count;
        }

        return sum;
    }

    /// <summary>Width of a line with its indentation.</summary>
    /// <param name="line">The line.</param>
    public static int Width(TextLine line)
    {
        int width = line.Clean.Indent;
        foreach (char character in line.Text)
        {
            width += character < 0x1100 ? 1 : 2;
        }

        return width;
    }
}
