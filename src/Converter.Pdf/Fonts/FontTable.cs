using Converter.Fonts;
using Converter.Pdf.FileStructure;
using Converter.Typesetting.Pages;

namespace Converter.Pdf.Fonts;

/// <summary>The fonts of a document: every face with every glyph it shows.</summary>
internal sealed class FontTable
{
    private readonly Dictionary<IFontFace, EmbeddedFont> _byFace = new(ReferenceEqualityComparer.Instance);
    private readonly List<EmbeddedFont> _inOrder = [];

    private FontTable()
    {
    }

    public IReadOnlyList<EmbeddedFont> Fonts => _inOrder;

    public EmbeddedFont this[IFontFace face] => _byFace[face];

    /// <summary>Goes through all pages and notes what they show.</summary>
    public static FontTable Of(TypesetDocument document, PdfFile file)
    {
        FontTable table = new();
        foreach (TypesetPage page in document.Pages)
        {
            foreach (TypesetLine line in page.Lines)
            {
                table.Add(line, file);
            }

            if (page.PageNumber is { } number)
            {
                table.Add(number, file);
            }
        }

        return table;
    }

    private void Add(TypesetLine line, PdfFile file)
    {
        foreach (GlyphRun run in line.Runs)
        {
            EmbeddedFont font = FontOf(run.Face, file);
            foreach (PlacedGlyph glyph in run.Glyphs)
            {
                font.Codes.Use(glyph.Glyph == 0 ? font.Carrier : glyph.Glyph, glyph.CodePoint);
            }
        }
    }

    private EmbeddedFont FontOf(IFontFace face, PdfFile file)
    {
        if (!_byFace.TryGetValue(face, out EmbeddedFont? font))
        {
            font = new EmbeddedFont(face, "F" + (_inOrder.Count + 1), file.Reserve());
            _byFace.Add(face, font);
            _inOrder.Add(font);
        }

        return font;
    }
}
