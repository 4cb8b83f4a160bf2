using Converter.Styles.Binding;
using Converter.Styles.Sheets;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Converter.Docx.Parts;

/// <summary>Where sections begin and end.</summary>
internal static class Sections
{
    /// <summary>Ends a section with the last paragraph of some elements, or with one more where they end in something else.</summary>
    /// <param name="elements">The elements; taken one by one.</param>
    /// <param name="section">The section.</param>
    /// <param name="another">Makes the paragraph that is wanting.</param>
    public static IEnumerable<OpenXmlElement> Ended(IEnumerable<OpenXmlElement> elements, SectionProperties section, Func<Paragraph> another)
    {
        OpenXmlElement? held = null;
        foreach (OpenXmlElement element in elements)
        {
            if (held is not null)
            {
                yield return held;
            }

            held = element;
        }

        if (held is not null and not Paragraph)
        {
            yield return held;
        }

        yield return End(held as Paragraph ?? another(), section);
    }

    /// <summary>Has a section begin on the next even page; a word processor leaves a blank page where it must.</summary>
    /// <param name="section">The section.</param>
    /// <param name="isNumbered">Whether its one page bears a number.</param>
    public static void BeginOnEvenPage(SectionProperties section, bool isNumbered)
    {
        Begin(section, SectionMarkValues.EvenPage);
        if (!isNumbered && section.GetFirstChild<TitlePage>() is null)
        {
            // A first page of its own, of which no footer is given, has none.
            section.InsertBefore(new TitlePage(), section.GetFirstChild<DocGrid>());
        }
    }

    /// <summary>Has a section begin on a right-hand page, and count its pages as a part of a bound document.</summary>
    /// <param name="section">The section.</param>
    /// <param name="numbering">How its pages are counted.</param>
    public static void Bind(SectionProperties section, PageNumbering numbering)
    {
        Begin(section, SectionMarkValues.OddPage);
        if (numbering.Restarts || numbering.Form == PageNumberForm.Roman)
        {
            PageNumberType type = new()
            {
                Format = numbering.Form == PageNumberForm.Roman ? NumberFormatValues.UpperRoman : null,
                Start = numbering.Restarts ? numbering.First : null,
            };
            section.InsertBefore(type, section.GetFirstChild<Columns>());
        }
    }

    private static void Begin(SectionProperties section, SectionMarkValues where) =>
        section.InsertBefore(new SectionType { Val = where }, section.GetFirstChild<PageSize>());

    private static Paragraph End(Paragraph paragraph, SectionProperties section)
    {
        paragraph.ParagraphProperties ??= new ParagraphProperties();
        paragraph.ParagraphProperties.SectionProperties = section;
        return paragraph;
    }
}
