using Converter.Pdf.Content;
using Converter.Pdf.DocumentStructure;
using Converter.Pdf.Encryption;
using Converter.Pdf.FileStructure;
using Converter.Pdf.Fonts;
using Converter.Pdf.Interchange;
using Converter.Pdf.LogicalStructure;
using Converter.Pdf.Objects;
using Converter.Pdf.Pictures;
using Converter.Styles.Sheets;
using Converter.Typesetting.Pages;

namespace Converter.Pdf;

/// <summary>
/// Writes pages as a PDF file (ISO 32000-1). It translates and decides nothing: everything on the pages has its place already. Equal
/// input gives equal bytes.
/// </summary>
public static class PdfWriter
{
    /// <summary>The file as bytes.</summary>
    /// <param name="document">The pages.</param>
    /// <param name="options">Label, compression, metadata.</param>
    public static byte[] Write(TypesetDocument document, PdfOptions options)
    {
        options = Settled(options, document);
        using PdfFile file = new(null, options);
        Write(document, options, file);
        return file.ToArray();
    }

    /// <summary>Writes the file to a stream, forwards only.</summary>
    /// <param name="document">The pages.</param>
    /// <param name="options">Label, compression, metadata.</param>
    /// <param name="target">Where to; it is not closed. What it throws goes through.</param>
    public static void Write(TypesetDocument document, PdfOptions options, Stream target)
    {
        options = Settled(options, document);
        using PdfFile file = new(target, options);
        Write(document, options, file);
    }

    /// <summary>The options with what the style adds to them, and with no more of a label than the rest of them allows.</summary>
    private static PdfOptions Settled(PdfOptions options, TypesetDocument document)
    {
        PrintFormat print = document.Source.Sheet.Print;
        return options with { Conformance = PdfLabel.Of(options, print).Conformance, Colors = options.Colors ?? print.Colors };
    }

    private static void Write(TypesetDocument document, PdfOptions options, PdfFile file)
    {
        if (options.Protection is { } protection)
        {
            file.Encrypt(new StandardSecurityHandler(document, protection));
        }

        PageBoundaries boundaries = PageBoundaries.Of(document, options);
        using FontTable fonts = FontTable.Of(document, file);
        foreach (PdfFont font in fonts.Fonts)
        {
            font.Write(file);
        }

        PageTree pages = new(file, document.Pages.Length);
        StructureTree structure = new(file, document.Source, pages.FirstPage, document.Pages.Length);
        WritePages(document, file, (options.Colors!.Value, boundaries), fonts, pages, structure);
        DocumentProperties properties = DocumentProperties.Of(document.Source, options);
        Catalog catalog = new(
            pages.Write(),
            PageLabels.Write(file, document.Pages),
            XmpMetadata.Write(file, properties, options.Conformance),
            structure.Write())
        {
            Outline = document.Bookmarks.IsEmpty
                ? 0
                : DocumentOutline.Write(file, document, boundaries, pages.FirstPage),
            OutputIntent = WriteIntent(file, options),
        };
        file.Close(catalog.Write(file), DocumentInformation.Write(file, properties));
    }

    /// <summary>The output intent that PDF/A asks for; without its label there is none, and 0 is returned.</summary>
    private static int WriteIntent(PdfFile file, PdfOptions options)
    {
        if (options.Conformance is PdfConformance.None or PdfConformance.Ua1)
        {
            return 0;
        }

        return options.Colors == PrintColors.Cmyk ? OutputIntent.WriteCmyk(file, options.CmykProfile!) : OutputIntent.WriteSrgb(file);
    }

    private static void WritePages(
        TypesetDocument document, PdfFile file, (PrintColors Colors, PageBoundaries Boundaries) print, FontTable fonts, PageTree pages, StructureTree structure)
    {
        PictureTable pictures = PictureTable.Write(file, document, print.Colors);
        int resources = WriteResources(file, fonts, pictures);
        using PdfBuffer content = new(1 << 14);
        PageContent writer = new(content, new ColorOperators(content, print.Colors), fonts, structure, print.Boundaries) { Pictures = pictures };
        LinkAnnotations links = new(file, document, structure, print.Boundaries, pages.FirstPage);
        for (int page = 0; page < document.Pages.Length; page++)
        {
            content.Clear();
            writer.Write(document.Pages[page], page);
            int stream = file.Reserve();
            file.Stream(stream, [], content.Written);
            PageObject.Write(file, pages, page, print.Boundaries, document.Pages[page].IsTurned, resources, stream, links.Write(document.Pages[page], page));
        }
    }

    /// <summary>The resources of all pages (7.8.3): the fonts and the pictures.</summary>
    private static int WriteResources(PdfFile file, FontTable fonts, PictureTable pictures)
    {
        int id = file.Reserve();
        PdfBuffer buffer = file.Begin(id).Put("<< /Font <<"u8);
        foreach (PdfFont font in fonts.Fonts)
        {
            buffer.Put(" /"u8).Ascii(font.ResourceName).Put((byte)' ').Reference(font.Id);
        }

        buffer.Put(" >>"u8);
        if (pictures.All.Any())
        {
            buffer.Put(" /XObject <<"u8);
            foreach ((string name, int picture) in pictures.All)
            {
                buffer.Put(" /"u8).Ascii(name).Put((byte)' ').Reference(picture);
            }

            buffer.Put(" >>"u8);
        }

        buffer.Put(" >>"u8);
        file.End();
        return id;
    }
}
