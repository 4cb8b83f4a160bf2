using Converter.Reading.Decoding;
using Converter.Reading.Importing.Docx;
using Converter.Reading.Importing.FrontMatter;
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
        if (decoding.Text is not { } text)
        {
            return decoding;
        }

        decoding = FrontMatterReader.Mark(decoding, text);
        return MarkdownForm.IsMarkdown(text, fileName, decoding.Marks.FrontMatterLines + 1) ? MarkdownImporter.Mark(decoding, text) : decoding;
    }
}
