using System.Collections.Immutable;
using Converter.Documents;

namespace Converter.Reading.Cleaning;

/// <summary>Takes out of a decoded text what is no part of the document, and mends its characters.</summary>
public static class TextCleaner
{
    /// <summary>Cleans a text.</summary>
    /// <param name="source">The decoded original.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="options">What the caller wants.</param>
    public static CleanedText Clean(SourceText source, CleaningRules rules, CleaningOptions options)
    {
        ImmutableArray<CleanLine>.Builder lines = ImmutableArray.CreateBuilder<CleanLine>();
        int blank = 0;
        for (int number = 1; number <= source.LineCount; number++)
        {
            SourceSpan span = source.LineSpan(number);
            ReadOnlySpan<char> line = source.Line(number);
            ReadOnlySpan<char> content = line.Trim();
            if (content.IsEmpty)
            {
                blank++;
                continue;
            }

            int indent = line.Length - line.TrimStart().Length;
            lines.Add(new CleanLine(
                MappedText.FromSource(source, new SourceSpan(span.Start + indent, content.Length)),
                [new BlockLine(0, number)])
            {
                Indent = Width(line[..indent]),
                TrailingBlanks = Width(line[(indent + content.Length)..]),
                BlankLinesBefore = blank,
            });
            blank = 0;
        }

        return new CleanedText(source, lines.ToImmutable(), [], []);
    }

    private static int Width(ReadOnlySpan<char> blanks)
    {
        int width = 0;
        foreach (char blank in blanks)
        {
            width += blank switch { '\u3000' => 2, '\t' => 8, _ => 1 };
        }

        return width;
    }
}
