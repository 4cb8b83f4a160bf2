using System.Collections.Immutable;
using Converter.Documents;
using Converter.Reading.Cleaning.Characters;

namespace Converter.Reading.Cleaning.Lines;

/// <summary>Finds and measures the lines of a text that are not blank.</summary>
internal static class LineScanner
{
    private const int TabColumns = 8;

    /// <summary>Measures every line.</summary>
    public static ImmutableArray<SourceLine> Scan(SourceText source)
    {
        ImmutableArray<SourceLine>.Builder lines = ImmutableArray.CreateBuilder<SourceLine>(CountLines(source));
        int blankLines = 0;
        for (int number = 1; number <= source.LineCount; number++)
        {
            SourceSpan span = source.LineSpan(number);
            ReadOnlySpan<char> text = source.Text.AsSpan(span.Start, span.Length);
            int start = LeadingBlanks(text);
            if (start == text.Length)
            {
                blankLines++;
                continue;
            }

            int end = text.Length - TrailingBlanks(text);
            ReadOnlySpan<char> content = text[start..end];
            CharacterKind kinds = KindsOf(content, out int width);
            lines.Add(new SourceLine(
                number,
                new SourceSpan(span.Start + start, content.Length),
                BlankWidth(text[..start]),
                BlankWidth(text[end..]),
                width,
                blankLines,
                kinds));
            blankLines = 0;
        }

        return lines.MoveToImmutable();
    }

    /// <summary>Width of blanks in half-width columns: a U+3000 counts two, a tab eight, a zero-width character none.</summary>
    public static int BlankWidth(ReadOnlySpan<char> blanks)
    {
        int width = 0;
        foreach (char blank in blanks)
        {
            width += blank == '\t' ? TabColumns
                : CharacterTable.Is(blank, CharacterKind.Invisible) ? 0
                : CharacterTable.Is(blank, CharacterKind.Wide) ? 2 : 1;
        }

        return width;
    }

    // Full stops are in every line; only a row of them (。。。 for ……) is to be looked at.
    private static CharacterKind KindsOf(ReadOnlySpan<char> content, out int width) =>
        CharacterTable.AllOf(content, out width) | (content.IndexOf("。。。", StringComparison.Ordinal) >= 0 ? CharacterKind.Suspect : CharacterKind.None);

    // A blank line is seen at its end; the others at their first character, so this costs next to nothing.
    private static int CountLines(SourceText source)
    {
        int count = 0;
        for (int number = 1; number <= source.LineCount; number++)
        {
            ReadOnlySpan<char> text = source.Line(number);
            count += LeadingBlanks(text) < text.Length ? 1 : 0;
        }

        return count;
    }

    private static int LeadingBlanks(ReadOnlySpan<char> text)
    {
        int count = 0;
        while (count < text.Length && CharacterTable.Is(text[count], CharacterKind.Blank))
        {
            count++;
        }

        return count;
    }

    private static int TrailingBlanks(ReadOnlySpan<char> text)
    {
        int count = 0;
        while (count < text.Length && CharacterTable.Is(text[^(count + 1)], CharacterKind.Blank))
        {
            count++;
        }

        return count;
    }
}
