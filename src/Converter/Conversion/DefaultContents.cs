using Converter.Styles.Sheets;

namespace Converter.Conversion;

/// <summary>Which contents there are, by the options and by what the style sheet says where they say nothing.</summary>
internal static class DefaultContents
{
    /// <summary>The deepest level of the outline in the contents of a document; 0 for no contents.</summary>
    /// <param name="format">What the sheet says.</param>
    /// <param name="options">The options.</param>
    public static int DepthOf(ContentsFormat format, ConversionOptions options) =>
        options.Contents ?? format.Show == ContentsShow.Always ? options.ContentsLevels ?? format.Levels : 0;

    /// <summary>The same in a book, where the titles of the texts are level 1.</summary>
    /// <param name="format">What the sheet of the book says.</param>
    /// <param name="options">The options.</param>
    public static int DepthOfBook(ContentsFormat format, ConversionOptions options) =>
        options.Contents ?? format.Show != ContentsShow.Never ? 1 + (options.ContentsLevels ?? format.BookLevels) : 0;
}
