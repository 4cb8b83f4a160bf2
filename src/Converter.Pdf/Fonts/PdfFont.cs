using Converter.Pdf.FileStructure;
using Converter.Pdf.Objects;
using Converter.Typesetting.Pages;

namespace Converter.Pdf.Fonts;

/// <summary>A font as pages refer to it (ISO 32000-1, 9.5). Each of its codes stands for one character only.</summary>
/// <param name="resourceName">Its name in the resources of the pages, such as F1.</param>
/// <param name="id">Number of its dictionary.</param>
internal abstract class PdfFont(string resourceName, int id)
{
    public string ResourceName => resourceName;

    public int Id => id;

    /// <summary>Whether a glyph is shown, for its character, by this font.</summary>
    public abstract bool Shows(PlacedGlyph glyph);

    /// <summary>Advance of a glyph in thousandths of an em, as the file states it.</summary>
    public abstract int WidthOf(PlacedGlyph glyph);

    /// <summary>Puts the code of a glyph into a hexadecimal string.</summary>
    public abstract void PutCode(PdfBuffer content, PlacedGlyph glyph);

    /// <summary>Writes the font, once all that it shows is known.</summary>
    public abstract void Write(PdfFile file);

    /// <summary>Writes what each code stands for.</summary>
    /// <returns>The number of the stream.</returns>
    protected static int WriteToUnicode(PdfFile file, int codeLength, IEnumerable<(int Code, int Character)> characters)
    {
        using PdfBuffer map = new();
        ToUnicodeCMap.Write(map, codeLength, characters);
        int id = file.Reserve();
        file.Stream(id, [], map.Written);
        return id;
    }
}
