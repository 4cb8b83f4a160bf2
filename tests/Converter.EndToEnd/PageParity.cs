using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Converter.Testing;

namespace Converter.EndToEnd;

/// <summary>The pages of one text in the .pdf and in its .docx as another program draws it, as lines without blanks.</summary>
/// <param name="Name">Name of the text.</param>
/// <param name="Ours">The lines of each page of the .pdf, from the dump of its layout.</param>
/// <param name="Drawn">The lines of each page of the .docx.</param>
public sealed partial record PageParity(string Name, ImmutableArray<ImmutableArray<string>> Ours, ImmutableArray<ImmutableArray<string>> Drawn)
{
    /// <summary>Whether both have as many pages.</summary>
    public bool PagesAreEqual => Ours.Length == Drawn.Length;

    /// <summary>How many lines later than in the .pdf each page of the .docx begins; less than 0 for earlier.</summary>
    public ImmutableArray<int> LinesOff
    {
        get
        {
            int[] lines = [.. Offsets(Ours.SelectMany(page => page))];
            int[] ours = [.. Offsets(Ours.Select(page => string.Concat(page)))];
            int[] drawn = [.. Offsets(Drawn.Select(page => string.Concat(page)))];
            return [.. ours.Zip(drawn).Select(pair => LineAt(lines, pair.Second) - LineAt(lines, pair.First))];
        }
    }

    /// <summary>Number of pages that begin within one line of where the .pdf begins them.</summary>
    public int StartsWithinALine => LinesOff.Count(lines => Math.Abs(lines) <= 1);

    /// <summary>What is to be said of each page that begins elsewhere: how far off, and with what in each of the two.</summary>
    public IEnumerable<string> Elsewhere =>
        LinesOff.Index().Where(page => Math.Abs(page.Item) > 1)
            .Select(page => $"page {page.Index + 1} begins {page.Item:+0;-0} lines off: {Ours[page.Index].FirstOrDefault()} | {Drawn[page.Index].FirstOrDefault()}");

    /// <summary>Number of lines of the .pdf.</summary>
    public int Lines => Ours.Sum(page => page.Length);

    /// <summary>Number of lines that are the same characters at the same place of the text.</summary>
    public int SameLines
    {
        get
        {
            HashSet<(int, string)> drawn = [.. Places(Drawn)];
            return Places(Ours).Count(drawn.Contains);
        }
    }

    /// <summary>How many of some paragraphs have as many lines in both.</summary>
    /// <param name="paragraphs">The paragraphs in their order, without blanks.</param>
    public int CountWithSameLines(IEnumerable<string> paragraphs)
    {
        string text = string.Concat(Ours.SelectMany(page => page));
        int[] ours = [.. Offsets(Ours.SelectMany(page => page))];
        int[] drawn = [.. Offsets(Drawn.SelectMany(page => page))];
        int at = 0;
        int same = 0;
        foreach (string paragraph in paragraphs)
        {
            int start = text.IndexOf(paragraph, at, StringComparison.Ordinal);
            at = start + paragraph.Length;
            same += ours.Count(line => line >= start && line < at) == drawn.Count(line => line >= start && line < at) ? 1 : 0;
        }

        return same;
    }

    /// <summary>Reads both.</summary>
    /// <param name="name">Name of the text.</param>
    /// <param name="layout">The dump of the layout of the .pdf.</param>
    /// <param name="drawn">The .docx as drawn.</param>
    public static PageParity Of(string name, string layout, RenderedDocument drawn) =>
        new(name, [.. Dumped(layout).Where(IsNotBlank)], [.. drawn.Pages.Select(page => Shown(page.Select(WithoutBlanks))).Where(IsNotBlank)]);

    /// <summary>LibreOffice leaves out of a .pdf the blank page before an imprint, which it puts in for printing.</summary>
    private static bool IsNotBlank(ImmutableArray<string> page) => !page.IsEmpty;

    private static IEnumerable<ImmutableArray<string>> Dumped(string layout) =>
        ("\n" + layout).Split("\npage ", StringSplitOptions.RemoveEmptyEntries)
            .Select(page => Shown(TextOfLine().Matches(page).Select(match => WithoutBlanks(match.Groups[1].Value))));

    [GeneratedRegex(@"^  (?!n ).*?\|(.*)\|$", RegexOptions.Multiline)]
    private static partial Regex TextOfLine();

    /// <summary>What is not blank and no page number.</summary>
    private static ImmutableArray<string> Shown(IEnumerable<string> lines) => [.. lines.Where(line => line.Length > 0 && !IsPageNumber(line))];

    private static bool IsPageNumber(string line) =>
        line.Length > 2 && line[0] == '—' && line[^1] == '—' && int.TryParse(line[1..^1], NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static IEnumerable<int> Offsets(IEnumerable<string> parts)
    {
        int at = 0;
        foreach (string part in parts)
        {
            yield return at;
            at += part.Length;
        }
    }

    private static IEnumerable<(int Offset, string Line)> Places(ImmutableArray<ImmutableArray<string>> pages)
    {
        string[] lines = [.. pages.SelectMany(page => page)];
        return Offsets(lines).Zip(lines);
    }

    private static int LineAt(int[] lines, int offset)
    {
        int found = Array.BinarySearch(lines, offset);
        return found >= 0 ? found : ~found - 1;
    }

    private static string WithoutBlanks(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));
}
