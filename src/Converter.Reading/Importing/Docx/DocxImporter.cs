using System.Text;
using System.Xml;
using System.Xml.Linq;
using Converter.Documents;
using Converter.Reading.Decoding;

namespace Converter.Reading.Importing.Docx;

/// <summary>
/// Reads a Word document as text with marks: a line for each paragraph (more where it has line breaks of its own) and each row of a
/// table. What is not taken over is a finding with its words.
/// </summary>
public static class DocxImporter
{
    /// <summary>Name of the format where an encoding stands in the reports.</summary>
    public const string Format = "docx";

    /// <summary>Whether a file is a zip archive or an OLE file by its first bytes, and so is for this reader to judge.</summary>
    /// <param name="bytes">The file.</param>
    public static bool Knows(ReadOnlySpan<byte> bytes) => bytes.StartsWith("PK\u0003\u0004"u8) || IsOle(bytes);

    /// <summary>Reads a file. No content makes it throw.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <returns>The text with its marks, or why there is none.</returns>
    public static DecodingResult Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            if (IsOle(bytes))
            {
                bool encrypted = bytes.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0;
                throw encrypted ? DocxProblemException.Encrypted() : DocxProblemException.OldFormat();
            }

            using DocxArchive archive = new(bytes.ToArray());
            return Read(archive);
        }
        catch (DocxProblemException problem)
        {
            return new DecodingResult(null, string.Empty, 0, false, [problem.Diagnostic]);
        }
        catch (Exception exception) when (DocxArchive.IsOfTheFile(exception))
        {
            return new DecodingResult(null, string.Empty, 0, false, [DocxProblemException.Damaged(exception.Message).Diagnostic]);
        }
    }

    private static bool IsOle(ReadOnlySpan<byte> bytes) => bytes.StartsWith<byte>([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);

    private static DecodingResult Read(DocxArchive archive)
    {
        DocxParts parts = DocxParts.Find(archive);
        DocxStyles styles = new(Part(archive, parts, "styles"));
        DocxNotes notes = new(archive, parts);
        TextBuilder text = new();
        DocxFindings findings = new();
        ParagraphReader paragraphs = new(text, findings, styles, parts, notes, new DocxPictures(archive, parts));
        BodyReader body = new(text, findings, styles, new Numbering(Part(archive, parts, "numbering"), styles), paragraphs);
        foreach (XElement block in BlocksOf(archive, parts.Main))
        {
            body.Read(block, 0);
        }

        body.Finish();
        ReportBeside(notes, paragraphs, findings);
        SourceText source = text.ToText();
        if (string.IsNullOrWhiteSpace(source.Text))
        {
            findings.Say("reading.empty", Severity.Error, null, "Word 文档里没有文字", "the Word document holds no text");
            return new DecodingResult(null, string.Empty, 0, false, [.. findings.All]);
        }

        return new DecodingResult(source, Format, 1, false, [.. findings.All]) { Marks = text.ToMarks() };
    }

    private static XElement? Part(DocxArchive archive, DocxParts parts, string type) =>
        parts.OfType(type).Where(archive.Has).Select(archive.LoadXml).FirstOrDefault();

    // One block at a time, so that a long document is never in memory as a tree.
    private static IEnumerable<XElement> BlocksOf(DocxArchive archive, string main)
    {
        archive.CheckDepth(main);
        using XmlReader reader = archive.OpenXml(main);
        bool inBody = false;
        reader.MoveToContent();
        if (reader.LocalName != "document")
        {
            throw DocxProblemException.NotWord();
        }

        reader.Read();
        while (!reader.EOF)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "body" && !inBody)
            {
                inBody = true;
                reader.Read();
            }
            else if (reader.NodeType == XmlNodeType.Element && inBody)
            {
                yield return (XElement)XNode.ReadFrom(reader);
            }
            else if (reader.NodeType == XmlNodeType.Element)
            {
                reader.Skip();
            }
            else
            {
                inBody &= reader.NodeType != XmlNodeType.EndElement;
                reader.Read();
            }
        }
    }

    private static void ReportBeside(DocxNotes notes, ParagraphReader paragraphs, DocxFindings findings)
    {
        foreach ((string id, string said) in notes.Of("comments").OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (!paragraphs.Comments.Contains(id))
            {
                findings.Left("docx.comment", Severity.Info, null, "批注未采用", "a comment was not taken over", said);
            }
        }

        foreach (string header in notes.Running("header"))
        {
            findings.Left("docx.header", Severity.Info, null, "页眉未采用", "a header was not taken over", header);
        }

        foreach (string footer in notes.Running("footer"))
        {
            findings.Left("docx.footer", Severity.Info, null, "页脚未采用", "a footer was not taken over", footer);
        }

        ReportPictures(notes.Pictures("header"), findings, "页眉", "headers");
        ReportPictures(notes.Pictures("footer"), findings, "页脚", "footers");
    }

    private static void ReportPictures(int pictures, DocxFindings findings, string chinese, string english)
    {
        if (pictures > 0)
        {
            findings.Say(
                "docx.picture",
                Severity.Warning,
                null,
                FormattableString.Invariant($"{chinese}中的图片或水印未采用：{pictures} 处"),
                FormattableString.Invariant($"pictures or watermarks in {english} were not taken over: {pictures}"));
        }
    }
}
