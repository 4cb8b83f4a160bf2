using Converter.Pdf.FileStructure;
using Converter.Pdf.Objects;

namespace Converter.Pdf.LogicalStructure;

/// <summary>An element of the structure tree (ISO 32000-1, 14.7.2), of a standard type (14.8.4).</summary>
/// <param name="type">Its type, such as P or H1.</param>
/// <param name="id">Number of its object.</param>
/// <param name="parent">Number of its parent's object.</param>
internal sealed class StructureElement(string type, int id, int parent)
{
    private readonly List<Kid> _kids = [];

    public string Type => type;

    public int Id => id;

    /// <summary>Attributes as a dictionary in PDF syntax (14.7.5); empty for none.</summary>
    public string Attributes { get; init; } = string.Empty;

    /// <summary>What a picture shows, in words (14.9.3); empty for none.</summary>
    public string Description { get; init; } = string.Empty;

    public void Add(StructureElement child) => _kids.Add(new Kid(child.Id, 0, 0));

    /// <summary>Adds an annotation.</summary>
    /// <param name="page">Number of the page's object.</param>
    /// <param name="annotation">Number of the annotation.</param>
    public void AddAnnotation(int page, int annotation) => _kids.Add(new Kid(0, page, 0) { Annotation = annotation });

    /// <summary>Adds marked content.</summary>
    /// <param name="page">Number of the page's object.</param>
    /// <param name="mark">Its identifier on the page.</param>
    public void Add(int page, int mark) => _kids.Add(new Kid(0, page, mark));

    /// <summary>Writes the element. The page of its first marked content is named once; content on other pages names its own.</summary>
    public void Write(PdfFile file)
    {
        int firstPage = _kids.Find(static kid => kid.Page != 0).Page;
        PdfBuffer buffer = file.Begin(id).Put("<< /Type /StructElem /S /"u8).Ascii(type).Put(" /P "u8).Reference(parent);
        if (firstPage != 0)
        {
            buffer.Put(" /Pg "u8).Reference(firstPage);
        }

        if (Attributes.Length > 0)
        {
            buffer.Put(" /A "u8).Ascii(Attributes);
        }

        if (Description.Length > 0)
        {
            buffer.Put(" /Alt "u8).TextString(Description);
        }

        if (_kids.Count > 0)
        {
            buffer.Put(" /K "u8);
            WriteKids(buffer, firstPage);
        }

        buffer.Put(" >>"u8);
        file.End();
    }

    private void WriteKids(PdfBuffer buffer, int firstPage)
    {
        buffer.Put(_kids.Count > 1 ? "["u8 : ""u8);
        for (int i = 0; i < _kids.Count; i++)
        {
            buffer.Put(i > 0 ? " "u8 : ""u8);
            Kid kid = _kids[i];
            if (kid.Element != 0)
            {
                buffer.Reference(kid.Element);
            }
            else if (kid.Annotation != 0)
            {
                buffer.Put("<< /Type /OBJR /Pg "u8).Reference(kid.Page).Put(" /Obj "u8).Reference(kid.Annotation).Put(" >>"u8);
            }
            else if (kid.Page == firstPage)
            {
                buffer.Integer(kid.Mark);
            }
            else
            {
                buffer.Put("<< /Type /MCR /Pg "u8).Reference(kid.Page).Put(" /MCID "u8).Integer(kid.Mark).Put(" >>"u8);
            }
        }

        buffer.Put(_kids.Count > 1 ? "]"u8 : ""u8);
    }

    private readonly record struct Kid(int Element, int Page, int Mark)
    {
        public int Annotation { get; init; }
    }
}
