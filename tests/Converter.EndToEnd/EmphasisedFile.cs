using System.IO.Compression;
using System.Security;
using System.Text;

namespace Converter.EndToEnd;

/// <summary>A .docx as offices send them, made of a text: a paragraph for each line, of whose clauses every other one is emphasised, each in another way.</summary>
internal static class EmphasisedFile
{
    private const string Namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string ClauseEnds = "，。；：！？、";

    /// <summary>Lines that are shorter are titles, addressees, signatures.</summary>
    private const int ShortestParagraph = 60;

    private static readonly string[] Looks = ["<w:b/>", "<w:u w:val=\"single\"/>", "<w:i/>", "<w:b/><w:u w:val=\"single\"/>", "<w:em w:val=\"dot\"/>"];

    /// <summary>The bytes of the file.</summary>
    /// <param name="text">The text.</param>
    public static byte[] Of(string text)
    {
        StringBuilder body = new();
        int look = 0;
        foreach (string line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            body.Append("<w:p>");
            string[] parts = line.Length < ShortestParagraph ? [line] : [.. Clauses(line)];
            for (int at = 0; at < parts.Length; at++)
            {
                string properties = at % 2 == 0 ? string.Empty : $"<w:rPr>{Looks[look++ % Looks.Length]}</w:rPr>";
                body.Append($"<w:r>{properties}<w:t xml:space=\"preserve\">{SecurityElement.Escape(parts[at])}</w:t></w:r>");
            }

            body.Append("</w:p>");
        }

        return Zip($"<w:document xmlns:w=\"{Namespace}\"><w:body>{body}</w:body></w:document>");
    }

    /// <summary>Whether the lines of a text are paragraphs: some texts are broken by hand, and would make a file of broken paragraphs; some are not UTF-8.</summary>
    /// <param name="text">The text.</param>
    public static bool HasParagraphs(string text)
    {
        string[] lines = [.. text.Split('\n', StringSplitOptions.TrimEntries).Where(line => line.Length > 25)];
        return !text.Contains('\uFFFD', StringComparison.Ordinal) && lines.Count(line => char.IsLetterOrDigit(line[^1])) * 4 < lines.Length;
    }

    private static IEnumerable<string> Clauses(string line)
    {
        int start = 0;
        for (int at = 0; at < line.Length; at++)
        {
            if (ClauseEnds.Contains(line[at], StringComparison.Ordinal) || at == line.Length - 1)
            {
                yield return line[start..(at + 1)];
                start = at + 1;
            }
        }
    }

    private static byte[] Zip(string document)
    {
        const string Types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
        const string Relations = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>";
        using MemoryStream bytes = new();
        using (ZipArchive zip = new(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, string content) in new[] { ("[Content_Types].xml", Types), ("_rels/.rels", Relations), ("word/document.xml", document) })
            {
                using Stream entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return bytes.ToArray();
    }
}
