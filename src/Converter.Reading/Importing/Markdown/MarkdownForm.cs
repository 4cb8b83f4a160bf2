using Converter.Documents;

namespace Converter.Reading.Importing.Markdown;

/// <summary>
/// Tells Markdown from plain text by the name of the file, or by forms that plain text does not have. A pair of asterisks alone is none:
/// “**市” stands for a name that was left out.
/// </summary>
internal static class MarkdownForm
{
    private const int LeastHeadings = 2;
    private const int LeastBoldLines = 3;
    private const int LeastBold = 4;

    /// <summary>Whether a text is Markdown.</summary>
    /// <param name="text">The text.</param>
    /// <param name="fileName">Name of its file, if it has one.</param>
    /// <param name="first">The line on which it begins behind its front matter, from 1.</param>
    public static bool IsMarkdown(SourceText text, string? fileName, int first)
    {
        string ending = Path.GetExtension(fileName ?? string.Empty).ToLowerInvariant();
        return ending is ".md" or ".markdown" || LooksLikeMarkdown(text, first);
    }

    /// <summary>The number of # that make a line a heading; 0 where it is none.</summary>
    public static int HashLevel(ReadOnlySpan<char> line)
    {
        int hashes = line.IndexOfAnyExcept('#');
        return hashes is >= 1 and <= 6 && line[hashes] is ' ' or '\t' && !line[hashes..].IsWhiteSpace() ? hashes : 0;
    }

    /// <summary>Whether a line parts the head of a table from its body: | --- | :---: |.</summary>
    public static bool IsTableRule(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        return line.Length >= 3 && line.Contains('|') && line.Contains("--", StringComparison.Ordinal) && !line.ContainsAnyExcept("|-: \t");
    }

    /// <summary>The fence that a line begins with (``` or ~~~); empty where it begins with none.</summary>
    public static ReadOnlySpan<char> Fence(ReadOnlySpan<char> line)
    {
        line = line.TrimStart(' ');
        char mark = line.IsEmpty ? ' ' : line[0];
        int length = mark is '`' or '~' ? line.IndexOfAnyExcept(mark) : 0;
        length = length < 0 ? line.Length : length;
        return length >= 3 && !line[length..].Contains(mark) ? line[..length] : [];
    }

    private static bool LooksLikeMarkdown(SourceText text, int first)
    {
        int headings = 0;
        int tables = 0;
        int fences = 0;
        int bold = 0;
        bool odd = false;
        bool bars = false;
        for (int number = first; number <= text.LineCount; number++)
        {
            ReadOnlySpan<char> line = text.Line(number).Trim();
            if (line.IsEmpty)
            {
                continue;
            }

            headings += HashLevel(line) > 0 ? 1 : 0;
            tables += bars && IsTableRule(line) ? 1 : 0;
            fences += Fence(line).IsEmpty ? 0 : 1;
            int pairs = line.Count("**");
            odd |= pairs % 2 != 0;
            bold += line.StartsWith("**") && line[2..].IndexOf("**") >= LeastBold ? 1 : 0;
            bars = line[0] == '|';
        }

        return headings >= LeastHeadings || tables > 0 || (fences > 0 && fences % 2 == 0) || (bold >= LeastBoldLines && !odd);
    }
}
