using System.Collections.Immutable;

namespace Converter.Documents;

/// <summary>
/// A document as it was understood: its blocks in reading order. It knows no style and no file format.
/// An attachment begins at a block with the role <see cref="Role.Attachment"/>; its own title and outline follow.
/// </summary>
/// <param name="Source">The decoded original, for positions.</param>
/// <param name="Kind">The kind of document.</param>
/// <param name="KindConfidence">How sure that is, 0 … 1.</param>
/// <param name="Blocks">The blocks; junk is not among them.</param>
public sealed record Document(SourceText Source, DocumentKind Kind, double KindConfidence, ImmutableArray<Block> Blocks)
{
    /// <summary>The text of the main title, its lines joined; empty where the document has none.</summary>
    public string Title
    {
        get
        {
            int first = 0;
            while (first < Blocks.Length && Blocks[first].Role != Role.Title)
            {
                first++;
            }

            int last = first;
            while (last < Blocks.Length && Blocks[last].Role == Role.Title)
            {
                last++;
            }

            return string.Concat(Blocks[first..last].OfType<TextBlock>().Select(block => block.Text.Text));
        }
    }
}
