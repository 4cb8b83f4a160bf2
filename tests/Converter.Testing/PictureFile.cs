using System.IO.Compression;
using System.Text;

namespace Converter.Testing;

/// <summary>A .docx with pictures of every kind, as Word and old programs write them.</summary>
public static class PictureFile
{
    private const string Namespaces =
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
        + "xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
        + "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"";

    private static readonly string[] Files = ["quadrants.png", "quadrants.gif", "quadrants.bmp", "quadrants.tiff", "shapes.emf", "shapes.wmf"];

    /// <summary>The bytes of a file with paragraphs and tables.</summary>
    /// <param name="body">What stands in it.</param>
    public static byte[] Of(string body)
    {
        using MemoryStream bytes = new();
        using (ZipArchive zip = new(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "word/document.xml", Encoding.UTF8.GetBytes($"<w:document {Namespaces}><w:body>{body}</w:body></w:document>"));
            string relations = string.Concat(Files.Select(file => $"<Relationship Id=\"{file}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\" Target=\"media/{file}\"/>"));
            Add(zip, "word/_rels/document.xml.rels", Encoding.UTF8.GetBytes($"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{relations}</Relationships>"));
            foreach (string file in Files)
            {
                Add(zip, "word/media/" + file, PictureFiles.Sample(file));
            }
        }

        return bytes.ToArray();
    }

    /// <summary>A paragraph of text.</summary>
    public static string P(string text) => $"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>";

    /// <summary>A paragraph with a picture of 120 × 80 points.</summary>
    /// <param name="file">Its file.</param>
    /// <param name="crop">What is cut away, as attributes of <c>a:srcRect</c>.</param>
    /// <param name="turn">How it is turned, as attributes of <c>a:xfrm</c>.</param>
    public static string Picture(string file, string crop = "", string turn = "") =>
        "<w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"1524000\" cy=\"1016000\"/><wp:docPr id=\"1\" name=\"图\"/><a:graphic><a:graphicData><pic:pic>"
        + $"<pic:blipFill><a:blip r:embed=\"{file}\"/><a:srcRect {crop}/></pic:blipFill><pic:spPr><a:xfrm {turn}><a:ext cx=\"1524000\" cy=\"1016000\"/></a:xfrm></pic:spPr>"
        + "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>";

    /// <summary>A table of rows of cells.</summary>
    public static string Table(params string[][] rows) =>
        $"<w:tbl>{string.Concat(rows.Select(row => $"<w:tr>{string.Concat(row.Select(cell => $"<w:tc>{cell}</w:tc>"))}</w:tr>"))}</w:tbl>";

    /// <summary>The end of a section; what stands before it, back to the end of the one before, is on its pages.</summary>
    /// <param name="isLandscape">Whether they are landscape.</param>
    public static string SectionEnd(bool isLandscape) =>
        $"<w:p><w:pPr><w:sectPr><w:pgSz {(isLandscape ? "w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"" : "w:w=\"11906\" w:h=\"16838\"")}/></w:sectPr></w:pPr></w:p>";

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        using Stream stream = zip.CreateEntry(name).Open();
        stream.Write(content);
    }
}
