using Converter.Styles.Styling;

namespace Converter.Docx;

/// <summary>One of the documents that a .docx binds together.</summary>
/// <param name="Document">The document with its look.</param>
/// <param name="Options">Where its imprint stands, and what is shown about its text; what a whole file says about itself does not count.</param>
public sealed record DocxPart(StyledDocument Document, DocxOptions Options);
