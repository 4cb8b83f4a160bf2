using Converter.Documents;

namespace Converter.Styles.Sheets;

/// <summary>What becomes of the emphasis that a file brings into body text.</summary>
/// <param name="Kept">The kinds that are kept; the others are left out and reported.</param>
/// <param name="BoldTypeface">
/// The typeface that stands for bold Han characters, since 仿宋 has no bold; <see langword="null"/> where the text's own is set bold.
/// </param>
public sealed record EmphasisFormat(Emphasis Kept, Typeface? BoldTypeface)
{
    /// <summary>Nothing is kept.</summary>
    public static EmphasisFormat None { get; } = new(Emphasis.None, null);
}
