using Converter.Documents;

namespace Converter.Conversion;

/// <summary>What the making of a book has to say about a text.</summary>
internal static class BookFindings
{
    /// <summary>A text has no title, so that the contents cannot name it.</summary>
    public static Diagnostic NoTitle { get; } = new(
        "book.no-title",
        Severity.Warning,
        null,
        new Message("此篇没有题名，目录中无法列出", "this text has no title, so the contents do not name it"),
        new Message("请在文首补上标题，或用 --set-line 更正", "put a title at its head, or correct its lines with --set-line"));

    /// <summary>A text is set in the sheet of the book, because that of its kind has another page.</summary>
    /// <param name="own">The sheet of its kind.</param>
    /// <param name="book">The sheet of the book.</param>
    public static Diagnostic OtherPage(string own, string book) => new(
        "book.other-page",
        Severity.Info,
        null,
        new Message($"样式“{own}”的版面与汇编不同，此篇改用“{book}”", $"the page of the style '{own}' is not that of the book; this text is set in '{book}'"));
}
