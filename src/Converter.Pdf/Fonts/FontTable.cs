using System.Runtime.InteropServices;
using Converter.Fonts;
using Converter.Pdf.FileStructure;
using Converter.Typesetting.Pages;

namespace Converter.Pdf.Fonts;

/// <summary>The fonts of a document, with everything that they show.</summary>
internal sealed class FontTable : IDisposable
{
    private readonly PdfFile _file;
    private readonly List<PdfFont> _fonts = [];
    private readonly Dictionary<IFontFace, List<Type0Font>> _byFace = new(ReferenceEqualityComparer.Instance);
    private readonly List<Type3Font> _ofMissing = [];

    private FontTable(PdfFile file) => _file = file;

    /// <summary>The fonts in the order of their first use.</summary>
    public IReadOnlyList<PdfFont> Fonts => _fonts;

    /// <summary>Goes through all pages and notes what they show.</summary>
    public static FontTable Of(TypesetDocument document, PdfFile file)
    {
        FontTable table = new(file);
        foreach (TypesetPage page in document.Pages)
        {
            foreach (TypesetLine line in page.Lines)
            {
                table.Add(line);
            }

            if (page.PageNumber is { } number)
            {
                table.Add(number);
            }
        }

        return table;
    }

    /// <summary>The font that shows a glyph of a face for its character.</summary>
    public PdfFont FontOf(IFontFace face, PlacedGlyph glyph)
    {
        if (glyph.Glyph == 0)
        {
            return _ofMissing.First(font => font.Shows(glyph));
        }

        return _byFace[face].First(font => font.Shows(glyph));
    }

    public void Dispose()
    {
        foreach (Type0Font font in _byFace.Values.SelectMany(static fonts => fonts))
        {
            font.Dispose();
        }
    }

    private void Add(TypesetLine line)
    {
        foreach (GlyphRun run in line.Runs)
        {
            ref List<Type0Font>? fonts = ref CollectionsMarshal.GetValueRefOrAddDefault(_byFace, run.Face, out _);
            fonts ??= [];
            foreach (PlacedGlyph glyph in run.Glyphs)
            {
                if (glyph.Glyph == 0)
                {
                    AddMissing(glyph.CodePoint);
                }
                else if (fonts.Count == 0 || !fonts[0].TryUse(glyph))
                {
                    AddShared(fonts, run.Face, glyph);
                }
            }
        }
    }

    private void AddShared(List<Type0Font> fonts, IFontFace face, PlacedGlyph glyph)
    {
        for (int i = 0; !(i < fonts.Count && fonts[i].TryUse(glyph)); i++)
        {
            if (i == fonts.Count)
            {
                fonts.Add(new Type0Font(face, NextName(), _file.Reserve()));
                _fonts.Add(fonts[i]);
                i--;
            }
        }
    }

    private void AddMissing(int character)
    {
        if (!_ofMissing.Exists(font => font.TryUse(character)))
        {
            Type3Font font = new(NextName(), _file.Reserve());
            font.TryUse(character);
            _ofMissing.Add(font);
            _fonts.Add(font);
        }
    }

    private string NextName() => FormattableString.Invariant($"F{_fonts.Count + 1}");
}
