using System.Collections.Immutable;
using Converter.Documents;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;

namespace Converter.Styles.Binding;

/// <summary>Blocks that are in no text: they have no lines of an original.</summary>
internal static class Generated
{
    /// <summary>A paragraph of characters set alike.</summary>
    public static StyledParagraph Paragraph(Role role, string characters, ParagraphStyle style)
    {
        MappedText text = new(characters, [new MapSegment(0, 0)]);
        return new StyledParagraph(new TextBlock(role, text), style, [new StyledRun(text, style.Text)]);
    }

    /// <summary>A document of such blocks; unlike that of a letter, its first page is numbered as the others.</summary>
    public static StyledDocument Document(StyleSheet sheet, ImmutableArray<StyledBlock> blocks)
    {
        Document source = new(new SourceText(string.Empty), DocumentKind.Other, 0, [.. blocks.Select(block => block.Source)]);
        PageNumberFormat? number = sheet.PageNumber is { } format ? format with { OnFirstPage = true } : null;
        return new StyledDocument(sheet with { PageNumber = number }, source, blocks);
    }
}
