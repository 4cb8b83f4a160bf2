using System.Collections.Immutable;
using Converter.Documents;
using Converter.Reading.Cleaning;

namespace Converter.Reading.Proofing;

/// <summary>What a rule may look at.</summary>
internal sealed class ProofContext
{
    public ProofContext(CleanedText cleaned, Document document)
    {
        Cleaned = cleaned;
        Document = document;
        Paragraphs = ParagraphsOf(document);
    }

    public CleanedText Cleaned { get; }

    public Document Document { get; }

    /// <summary>The paragraphs in reading order; a table gives one per cell.</summary>
    public ImmutableArray<Paragraph> Paragraphs { get; }

    /// <summary>The paragraphs of one role.</summary>
    public IEnumerable<Paragraph> Of(Role role) => Paragraphs.Where(paragraph => paragraph.Role == role);

    /// <summary>Whether the rules for official documents apply as they are written; a speech is freer.</summary>
    public bool IsOfficial => Document.Kind is not (DocumentKind.Speech or DocumentKind.Report or DocumentKind.Summary or DocumentKind.Other);

    /// <summary>The line that a paragraph begins with, as the cleaning left it; <see langword="null"/> where it has none.</summary>
    public CleanLine? LineOf(Paragraph paragraph)
    {
        if (paragraph.Lines.IsEmpty)
        {
            return null;
        }

        int number = paragraph.Lines[0].Number;
        int low = 0;
        int high = Cleaned.Lines.Length - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            (low, high) = Cleaned.Lines[middle].Number <= number ? (middle, high) : (low, middle - 1);
        }

        return high >= 0 && Cleaned.Lines[low].Number == number ? Cleaned.Lines[low] : null;
    }

    private static ImmutableArray<Paragraph> ParagraphsOf(Document document)
    {
        ImmutableArray<Paragraph>.Builder paragraphs = ImmutableArray.CreateBuilder<Paragraph>(document.Blocks.Length);
        int section = 0;
        foreach (Block block in document.Blocks)
        {
            section += block.Role == Role.Attachment ? 1 : 0;
            if (block is TextBlock text)
            {
                paragraphs.Add(new Paragraph(text.Text, text.Role, section)
                {
                    Level = text.Level,
                    HeadLength = text.HeadLength,
                    Lines = text.Lines,
                });
            }
            else if (block is TableBlock table)
            {
                paragraphs.AddRange(table.Rows.SelectMany(row => row.Cells).Select(cell => new Paragraph(cell, Role.Table, section)));
            }
        }

        return paragraphs.ToImmutable();
    }
}
