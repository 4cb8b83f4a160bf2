using System.Globalization;
using Converter.Testing;

namespace Converter.Typesetting.Tests.Lines;

/// <summary>A line to be broken, with what is expected.</summary>
/// <param name="Name">Its heading in the file.</param>
/// <param name="Options">How it is to be broken.</param>
/// <param name="Lines">The lines that should come out.</param>
/// <param name="Figures">For each line with figures, its number of characters and the sum of its adjustments.</param>
internal sealed record LineCase(string Name, LineOptions Options, string[] Lines, (int Count, long Adjustment)[] Figures);

/// <summary>Reads files of cases: a heading “= name options”, the text with │ where it breaks, a line of figures for each line.</summary>
internal static class LineCases
{
    public static List<LineCase> Read(string file)
    {
        string[] lines = [.. File.ReadAllLines(Repository.PathOf("tests", "Converter.Typesetting.Tests", "Cases", file))
            .Where(line => line.Length > 0 && !line.StartsWith('#'))];
        List<LineCase> cases = [];
        for (int at = 0; at < lines.Length;)
        {
            int end = at + 1;
            while (end < lines.Length && !lines[end].StartsWith("= ", StringComparison.Ordinal))
            {
                end++;
            }

            cases.Add(Parse(lines[at..end]));
            at = end;
        }

        return cases;
    }

    private static LineCase Parse(string[] lines)
    {
        string[] heading = lines[0][2..].Split(' ', 2);
        string options = heading.Length > 1 ? heading[1] : string.Empty;
        return new LineCase(lines[0][2..], LineOptions.Parse(options), lines[1].Split('│'), [.. lines[2..].Select(ParseFigures)]);
    }

    private static (int Count, long Adjustment) ParseFigures(string line)
    {
        string[] parts = line.Split(' ');
        return (int.Parse(parts[0], CultureInfo.InvariantCulture), long.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}
