namespace Converter.Reading.Outline.Lines;

/// <summary>
/// Finds a table of contents: the word 目录 and the lines after it up to the place where the first of them comes again; without the word, a row
/// of numbered headings with no text between them, the first of which comes again right behind it.
/// </summary>
internal static class ContentsTable
{
    private const int Longest = 400;
    private const int LongestEntry = 60;
    private const int LeastEntries = 5;

    /// <summary>Whether each line belongs to the table of contents.</summary>
    /// <param name="lines">The lines.</param>
    public static bool[] Find(TextLine[] lines)
    {
        bool[] contents = new bool[lines.Length];
        for (int index = 0; index + 2 < lines.Length; index++)
        {
            if (lines[index].Length <= 8 && lines[index].Text.Contains('目', StringComparison.Ordinal) && Pack(lines[index].Text) is "目录" or "目次")
            {
                int end = EndOf(lines, index);
                contents.AsSpan(index, end - index).Fill(true);
                return contents;
            }
        }

        (int start, int stop) = FindUnnamed(lines);
        contents.AsSpan(start, stop - start).Fill(true);
        return contents;
    }

    private static (int Start, int Stop) FindUnnamed(TextLine[] lines)
    {
        int index = 0;
        while (index + LeastEntries < lines.Length)
        {
            if (!IsEntry(lines[index]) || lines[index].Marker is not { Value: 1 })
            {
                index++;
                continue;
            }

            string first = Pack(lines[index].Text);
            int at = index + 1;
            while (at < lines.Length && IsEntry(lines[at]) && Pack(lines[at].Text) != first)
            {
                at++;
            }

            if (at < lines.Length && at - index >= LeastEntries && IsEntry(lines[at]))
            {
                return (index, at);
            }

            index = at;
        }

        return (0, 0);
    }

    private static bool IsEntry(TextLine line) => line is { IsNumbered: true, End: EndMark.None, Length: <= LongestEntry };

    private static int EndOf(TextLine[] lines, int start)
    {
        string first = Pack(lines[start + 1].Text);
        for (int index = start + 2; index < Math.Min(lines.Length, start + Longest); index++)
        {
            if (first.Length > 1 && Pack(lines[index].Text) == first)
            {
                return index;
            }
        }

        return start;
    }

    // The text without blanks, leader dots and the page number at its end.
    private static string Pack(string text)
    {
        string packed = string.Concat(text.Take(80).Where(character => !char.IsWhiteSpace(character)));
        return packed.TrimEnd("0123456789０１２３４５６７８９".ToCharArray()).TrimEnd('.', '…', '·', '．', '-', '—', '（', '(', '）', ')');
    }
}
