using System.Buffers;
using Converter.Documents;

namespace Converter.Reading.Importing.FrontMatter;

/// <summary>
/// Tells the front matter of a text from a text that begins with a rule. It is front matter only where the very first line is <c>---</c>,
/// a line <c>---</c> or <c>...</c> closes it soon, and every line between is a Latin name with a colon, what belongs to such a line, a comment or blank:
/// no line of a Chinese document has that form.
/// </summary>
internal static class FrontMatterForm
{
    private const int MostLines = 64;
    private const string Fence = "---";
    private const string End = "...";

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-");

    /// <summary>Number of lines of the front matter with its two fences; 0 where the text has none.</summary>
    public static int LinesOf(SourceText text)
    {
        if (!text.Line(1).TrimEnd().SequenceEqual(Fence))
        {
            return 0;
        }

        bool hasName = false;
        for (int number = 2; number <= Math.Min(text.LineCount, MostLines); number++)
        {
            ReadOnlySpan<char> line = text.Line(number).TrimEnd();
            if (line.SequenceEqual(Fence) || line.SequenceEqual(End))
            {
                return hasName && text.LineStart(number) <= FieldListReader.MostCharacters ? number : 0;
            }

            bool isName = BeginsWithName(line);
            if (!isName && !line.IsEmpty && line[0] != '#' && !(hasName && GoesOn(line)))
            {
                return 0;
            }

            hasName |= isName;
        }

        return 0;
    }

    /// <summary>issuer: 青岚市人民政府</summary>
    private static bool BeginsWithName(ReadOnlySpan<char> line)
    {
        int colon = line.IndexOf(':');
        ReadOnlySpan<char> name = colon > 0 ? line[..colon] : [];
        return !name.IsEmpty
            && char.IsAsciiLetter(name[0])
            && name.IndexOfAnyExcept(NameCharacters) < 0
            && (colon + 1 == line.Length || line[colon + 1] is ' ' or '\t');
    }

    /// <summary>A line that is indented, or an item of a list.</summary>
    private static bool GoesOn(ReadOnlySpan<char> line) => line[0] is ' ' or '\t' || line.StartsWith("- ");
}
