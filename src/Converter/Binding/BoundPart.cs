using Converter.Docx;
using Converter.Styles.Styling;
using Converter.Typesetting.Pages;

namespace Converter.Binding;

/// <summary>One of the documents that make a file: a text, or the cover or the contents before it.</summary>
/// <param name="Document">The document with its look.</param>
/// <param name="Pages">Its pages; <see langword="null"/> where none were set.</param>
/// <param name="Docx">What the .docx shows about it.</param>
internal sealed record BoundPart(StyledDocument Document, TypesetDocument? Pages, DocxOptions Docx)
{
    /// <summary>Whether it is a text and not made by this program.</summary>
    public bool IsText { get; init; }
}
