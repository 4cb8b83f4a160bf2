using System.Text;
using Converter.Documents;
using Converter.Styles.Styling;

namespace Converter.Pdf.Interchange;

/// <summary>
/// What the file says about itself; the same in the information dictionary and in the metadata (ISO 19005-1, 6.7.3).
/// </summary>
/// <param name="Title">Title; never empty, since readers show it (ISO 14289-1, 7.1).</param>
/// <param name="Author">Author; <see langword="null"/> where not stated.</param>
/// <param name="Created">When the file was made; <see langword="null"/> where not stated.</param>
internal sealed record DocumentProperties(string Title, string? Author, DateTimeOffset? Created)
{
    /// <summary>The program that made the document and the file.</summary>
    public const string Producer = "Converter";

    private const string NoTitle = "无标题";
    private const int LongestTitleFromText = 60;

    public static DocumentProperties Of(StyledDocument document, PdfOptions options)
    {
        string title = Clean(options.Title ?? string.Empty);
        title = title.Length > 0 ? title : Clean(document.Source.Title);
        title = title.Length > 0 ? title : FirstText(document);
        string author = Clean(options.Author ?? string.Empty);
        return new DocumentProperties(title.Length > 0 ? title : NoTitle, author.Length > 0 ? author : null, options.Created);
    }

    private static string FirstText(StyledDocument document)
    {
        string text = document.Source.Blocks.OfType<TextBlock>().Select(static block => Clean(block.Text.Text))
            .FirstOrDefault(static text => text.Length > 0) ?? string.Empty;
        return text.Length > LongestTitleFromText ? Clean(text[..LongestTitleFromText]) : text;
    }

    /// <summary>The text without what XML 1.0 cannot hold, blanks at the ends trimmed.</summary>
    private static string Clean(string text)
    {
        StringBuilder clean = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            bool allowed = rune.Value >= ' ' && rune != Rune.ReplacementChar && rune.Value is not (0xFFFE or 0xFFFF);
            clean.Append(allowed ? rune.ToString() : " ");
        }

        return clean.ToString().Trim();
    }
}
