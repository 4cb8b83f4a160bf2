using System.Globalization;

namespace Converter.Typesetting.Lines;

/// <summary>Says in a few words why a line ends where it does; the layout dump shows it.</summary>
internal static class LineRemark
{
    private const string Exact = "exact";
    private const string End = "end";

    /// <summary>The remark of a line, amounts in 1/1000 em.</summary>
    public static string Of(Composition composition, in BrokenLine line)
    {
        string bond = line.Broken switch
        {
            Bond.None => string.Empty,
            Bond.Ellipsis => " ellipsis next",
            Bond.Date => " date torn",
            Bond.Number => " number torn",
            Bond.Word => " word torn",
            _ => " forced",
        };
        long adjusted = AdjustmentOf(composition, line);
        string amount = adjusted.ToString("+0;-0;0", CultureInfo.InvariantCulture);
        return line.Ending switch
        {
            LineEnding.Paragraph when adjusted == 0 => End,
            LineEnding.Paragraph => $"{End} {amount}",
            LineEnding.Exact => Exact + bond,
            LineEnding.PushedIn => $"in {amount}{bond}",
            LineEnding.Hung => $"hung {amount}{bond}",
            _ => $"out {amount}{bond}",
        };
    }

    /// <summary>Sum of what was added to a line, in 1/1000 em of its first character.</summary>
    public static long AdjustmentOf(Composition composition, in BrokenLine line)
    {
        long sum = -line.Trim;
        foreach (long adjustment in composition.Adjustments[line.Start..line.End])
        {
            sum += adjustment;
        }

        long em = Math.Max(1, composition.Cells[line.Start].Em);
        return (long)Math.Round(sum * 1000.0 / em, MidpointRounding.AwayFromZero);
    }
}
