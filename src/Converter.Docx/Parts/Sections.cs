using DocumentFormat.OpenXml.Wordprocessing;

namespace Converter.Docx.Parts;

/// <summary>Where sections begin and end.</summary>
internal static class Sections
{
    /// <summary>Ends a section with a paragraph.</summary>
    /// <param name="paragraph">Its last paragraph.</param>
    /// <param name="section">The section; <see langword="null"/> for none.</param>
    /// <returns>The paragraph.</returns>
    public static Paragraph End(Paragraph paragraph, SectionProperties? section)
    {
        if (section is not null)
        {
            paragraph.ParagraphProperties ??= new ParagraphProperties();
            paragraph.ParagraphProperties.SectionProperties = section;
        }

        return paragraph;
    }

    /// <summary>Has a section begin on the next even page; a word processor leaves a blank page where it must.</summary>
    /// <param name="section">The section.</param>
    /// <param name="isNumbered">Whether its one page bears a number.</param>
    public static void BeginOnEvenPage(SectionProperties section, bool isNumbered)
    {
        PageSize size = section.GetFirstChild<PageSize>()!;
        section.InsertBefore(new SectionType { Val = SectionMarkValues.EvenPage }, size);
        if (!isNumbered && section.GetFirstChild<TitlePage>() is null)
        {
            // A first page of its own, of which no footer is given, has none.
            section.InsertBefore(new TitlePage(), section.GetFirstChild<DocGrid>());
        }
    }
}
