using Converter.Styles;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Converter.Docx.Formatting;

/// <summary>
/// Indents. A length written in 字 goes out twice: in characters, as Word shows it and keeps it when the type size changes, and in twips
/// for programs that do not know characters. Word takes the characters first, so a length in another unit sets them to 0.
/// </summary>
internal static class Indents
{
    /// <summary>The indents given, <see langword="null"/> where there is none to write.</summary>
    /// <param name="left">Left indent; <see langword="null"/> to inherit.</param>
    /// <param name="right">Right indent; <see langword="null"/> to inherit.</param>
    /// <param name="firstLine">First-line indent, negative for a hanging one; <see langword="null"/> to inherit.</param>
    public static Indentation? Of(Extent? left, Extent? right, Extent? firstLine)
    {
        if (left is null && right is null && firstLine is null)
        {
            return null;
        }

        Indentation indentation = new();
        if (left is { } l)
        {
            (indentation.LeftChars, indentation.Left) = (Lengths.HundredthsOfCharacters(l) ?? 0, Lengths.Twips(l.Length));
        }

        if (right is { } r)
        {
            (indentation.RightChars, indentation.Right) = (Lengths.HundredthsOfCharacters(r) ?? 0, Lengths.Twips(r.Length));
        }

        if (firstLine is { } first)
        {
            SetFirstLine(indentation, first);
        }

        return indentation;
    }

    private static void SetFirstLine(Indentation indentation, Extent first)
    {
        int characters = Lengths.HundredthsOfCharacters(first) ?? 0;
        if (first.Length < Length.Zero)
        {
            (indentation.HangingChars, indentation.Hanging) = (-characters, Lengths.Twips(-first.Length));
        }
        else
        {
            (indentation.FirstLineChars, indentation.FirstLine) = (characters, Lengths.Twips(first.Length));
        }
    }
}
