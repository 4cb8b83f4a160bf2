using System.IO.Compression;
using System.Text;

namespace Converter.Reading.Tests.Importing;

/// <summary>A .docx made by hand, part by part, as small as the test allows.</summary>
internal sealed class DocxFile
{
    public const string Namespaces =
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
        + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
        + "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "
        + "xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" "
        + "xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
        + "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" "
        + "xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"";

    private readonly List<(string Name, byte[] Content)> _parts = [];
    private readonly StringBuilder _relations = new();

    /// <summary>A document with the given content of its body.</summary>
    public DocxFile(string body)
        : this("word/document.xml", $"<w:document {Namespaces}><w:body>{body}</w:body></w:document>")
    {
    }

    private DocxFile(string main, string xml) => _parts.Add((main, Encoding.UTF8.GetBytes(xml)));

    /// <summary>A document whose main part is the given XML as it stands.</summary>
    public static DocxFile OfXml(string xml) => new("word/document.xml", xml);

    /// <summary>An archive without a document.</summary>
    public static byte[] Archive(params (string Name, byte[] Content)[] parts) => Zip(parts);

    /// <summary>Adds a part with its relationship.</summary>
    public DocxFile With(string type, string content, string? name = null)
    {
        name ??= type + ".xml";
        string xml = content.StartsWith('<') && content.StartsWith("<w:" + type, StringComparison.Ordinal) ? content : $"<w:{type} {Namespaces}>{content}</w:{type}>";
        _parts.Add(("word/" + name, Encoding.UTF8.GetBytes(xml)));
        return WithRelation($"r{_relations.Length}", type, name);
    }

    /// <summary>Adds a part that is no XML.</summary>
    public DocxFile WithPart(string name, byte[] content)
    {
        _parts.Add(("word/" + name, content));
        return this;
    }

    /// <summary>Adds a relationship.</summary>
    public DocxFile WithRelation(string id, string type, string target, bool external = false)
    {
        string mode = external ? " TargetMode=\"External\"" : string.Empty;
        _relations.Append($"<Relationship Id=\"{id}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{type}\" Target=\"{target}\"{mode}/>");
        return this;
    }

    /// <summary>The bytes.</summary>
    public byte[] ToBytes() => Zip(
    [
        .. _parts,
        ("word/_rels/document.xml.rels", Encoding.UTF8.GetBytes($"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{_relations}</Relationships>")),
    ]);

    /// <summary>A paragraph of plain text.</summary>
    public static string P(string text, string properties = "") => $"<w:p><w:pPr>{properties}</w:pPr>{R(text)}</w:p>";

    /// <summary>A run.</summary>
    public static string R(string text, string properties = "") => $"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>";

    /// <summary>A cell.</summary>
    public static string Cell(string text, string properties = "") => $"<w:tc><w:tcPr>{properties}</w:tcPr>{P(text)}</w:tc>";

    private static byte[] Zip(IEnumerable<(string Name, byte[] Content)> parts)
    {
        using MemoryStream bytes = new();
        using (ZipArchive zip = new(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] content) in parts)
            {
                using Stream stream = zip.CreateEntry(name).Open();
                stream.Write(content);
            }
        }

        return bytes.ToArray();
    }
}
