using System.Collections.Immutable;
using Converter.Documents;
using Converter.Reading.Importing;
using Converter.Reading.Importing.FrontMatter;

namespace Converter.Reading.Decoding;

/// <summary>What became of the bytes of a file.</summary>
/// <param name="Text">The decoded text; <see langword="null"/> where the bytes are no text at all.</param>
/// <param name="Encoding">Name of the encoding as the reports have it: <c>utf-8</c>, <c>gb18030</c>, <c>utf-16le</c>, <c>utf-16be</c>, <c>big5</c>; <c>docx</c> for a Word document; empty where none fits.</param>
/// <param name="Confidence">How sure the encoding is, 0 … 1.</param>
/// <param name="HasByteOrderMark">Whether the file began with a byte order mark.</param>
/// <param name="Findings">Bytes that fit nothing, with their offset; empty files; binary files.</param>
public sealed record DecodingResult(
    SourceText? Text,
    string Encoding,
    double Confidence,
    bool HasByteOrderMark,
    ImmutableArray<Diagnostic> Findings)
{
    /// <summary>What the file says of the lines of its text beyond their characters; nothing for plain text.</summary>
    public TextMarks Marks { get; init; } = TextMarks.None;

    /// <summary>Values for elements of the document from the front matter of the text; none for most.</summary>
    public FieldList Fields { get; init; } = FieldList.Empty;
}
