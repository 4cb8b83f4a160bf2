using System.Collections.Immutable;
using Converter.Pdf.FileStructure;
using Converter.Pdf.Objects;
using Converter.Styles.Sheets;
using Converter.Typesetting.Pages;

namespace Converter.Pdf.DocumentStructure;

/// <summary>The numbers that a reader shows for the pages, the same as printed (ISO 32000-1, 12.4.2).</summary>
internal static class PageLabels
{
    /// <returns>The number of the object.</returns>
    public static int Write(PdfFile file, ImmutableArray<TypesetPage> pages)
    {
        int id = file.Reserve();
        PdfBuffer buffer = file.Begin(id).Put("<< /Nums ["u8);
        for (int page = 0; page < pages.Length; page++)
        {
            if (page == 0 || pages[page].Number != pages[page - 1].Number + 1 || pages[page].Form != pages[page - 1].Form)
            {
                buffer.Put(page > 0 ? " "u8 : ""u8).Integer(page);
                buffer.Put(StyleOf(pages[page].Form)).Integer(Math.Max(1, pages[page].Number)).Put(" >>"u8);
            }
        }

        buffer.Put("] >>"u8);
        file.End();
        return id;
    }

    /// <summary>A label without a style has no number.</summary>
    private static ReadOnlySpan<byte> StyleOf(PageNumberForm form) => form switch
    {
        PageNumberForm.Roman => " << /S /R /St "u8,
        PageNumberForm.None => " << /St "u8,
        _ => " << /S /D /St "u8,
    };
}
