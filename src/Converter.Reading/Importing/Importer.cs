using Converter.Reading.Decoding;
using Converter.Reading.Importing.Docx;
using Converter.Reading.Importing.Markdown;

namespace Converter.Reading.Importing;

/// <summary>Turns the bytes of a file into text with marks, whatever the file is: plain text, Markdown, or a Word document.</summary>
public static class Importer
{
    /// <summary>Reads a file. No content makes it throw.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="fileName">Its name, if it has one.</param>
    public static DecodingResult Read(ReadOnlySpan<byte> bytes, string? fileName)
    {
        if (DocxImporter.Knows(bytes))
        {
            return DocxImporter.Read(bytes);
        }

        DecodingResult decoding = TextDecoder.Decode(bytes);
        return decoding.Text is { } text && MarkdownForm.IsMarkdown(text, fileName) ? MarkdownImporter.Mark(decoding, text) : decoding;
    }
}
