using System.Text;

namespace Converter.Reading.Cleaning;

/// <summary>A cleaned text as plain text again.</summary>
public static class PlainText
{
    /// <summary>The lines that stay, each on a line of its own, blank lines before them as in the original, without indentation.</summary>
    /// <param name="cleaned">The cleaned text.</param>
    public static string Of(CleanedText cleaned)
    {
        StringBuilder text = new(cleaned.Source.Text.Length);
        foreach (CleanLine line in cleaned.Lines)
        {
            text.Append('\n', line.BlankLinesBefore).Append(line.Text.Text).Append('\n');
        }

        return text.ToString();
    }
}
