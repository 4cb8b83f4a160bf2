using Converter.Docx.Formatting;
using Converter.Styles.Sheets;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Converter.Docx.Parts;

/// <summary>Character styles: heads that are run in to a paragraph, and lead phrases.</summary>
internal static class CharacterStyles
{
    /// <summary>The style: what differs from running text.</summary>
    /// <param name="style">The style.</param>
    /// <param name="linked">
    /// Identifier of the heading style whose characters it sets; Word takes both for one style, and a table of contents takes the head
    /// alone out of its paragraph. <see langword="null"/> where there is none.
    /// </param>
    /// <param name="text">The characters that it differs from: those of Normal, for emphasis those of body text.</param>
    /// <param name="page">The grid.</param>
    public static Style Of(CharacterStyle style, string? linked, CharacterStyle text, PageFormat page)
    {
        Style word = new()
        {
            Type = StyleValues.Character,
            StyleId = style.Id,
            CustomStyle = true,
            StyleName = new StyleName { Val = style.Name },
            BasedOn = new BasedOn { Val = WordStyles.DefaultCharacterId },
            LinkedStyle = linked is null ? null : new LinkedStyle { Val = linked },
            UIPriority = new UIPriority { Val = 9 },
            PrimaryStyle = linked is null ? new PrimaryStyle() : null,
        };
        ParagraphStyles.AppendFilled(word, new StyleRunProperties(RunFormat.Differences(style, text, page)));
        return word;
    }
}
