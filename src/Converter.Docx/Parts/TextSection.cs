using System.Collections.Immutable;
using Converter.Docx.Formatting;
using Converter.Styles.Styling;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Converter.Docx.Parts;

/// <summary>A stretch of the text whose pages are all upright or all turned (GB/T 9704, 8).</summary>
/// <param name="Blocks">What stands in it.</param>
/// <param name="IsTurned">Whether its pages are turned.</param>
/// <param name="Properties">Its paper, margins and footers.</param>
internal sealed record TextSection(ImmutableArray<StyledBlock> Blocks, bool IsTurned, SectionProperties Properties)
{
    /// <summary>The sections of a text; at least one. The first one holds the head, and so is upright where there is one.</summary>
    /// <param name="document">The document.</param>
    /// <param name="blocks">Its blocks that run with the text.</param>
    /// <param name="headers">The headers of the file.</param>
    /// <param name="footers">The footers of the file.</param>
    public static List<TextSection> Of(StyledDocument document, ImmutableArray<StyledBlock> blocks, HeaderParts headers, FooterParts footers)
    {
        List<TextSection> sections = [];
        int start = 0;
        if (document.Head is not null && blocks is [{ IsTurned: true }, ..])
        {
            sections.Add(Section(document, [], headers, footers, isFirst: true));
        }

        do
        {
            int end = start;
            while (end < blocks.Length && blocks[end].IsTurned == blocks[start].IsTurned)
            {
                end++;
            }

            sections.Add(Section(document, blocks[start..end], headers, footers, sections.Count == 0));
            start = end;
        }
        while (start < blocks.Length);
        return sections;
    }

    private static TextSection Section(StyledDocument document, ImmutableArray<StyledBlock> blocks, HeaderParts headers, FooterParts footers, bool isFirst)
    {
        if (blocks is [{ IsTurned: true }, ..])
        {
            return new TextSection(blocks, true, GridFormat.TurnedSection(document.Sheet, headers.OfTurned(document), footers.OfTurned(document)));
        }

        SectionProperties properties = GridFormat.Section(document, headers.Of(document), footers.Of(document));
        if (!isFirst)
        {
            // Only the first page of the text may be without a number.
            properties.RemoveAllChildren<TitlePage>();
        }

        return new TextSection(blocks, false, properties);
    }
}
