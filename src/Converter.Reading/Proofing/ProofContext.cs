using System.Collections.Immutable;
using Converter.Documents;
using Converter.Reading.Cleaning;
using Converter.Reading.Proofing.Rules;

namespace Converter.Reading.Proofing;

/// <summary>What a rule may look at.</summary>
internal sealed class ProofContext
{
    // So many paragraphs stay in the cache while all rules that look at single paragraphs go over them.
    private const int StretchLength = 256;

    private List<(Paragraph Paragraph, DocumentNumber Number)>? _documentNumbers;
    private SeriesWalk? _series;
    private List<AttachmentItem>? _attachments;
    private List<Paragraph>? _numbered;
    private int _nextLine;

    public ProofContext(CleanedText cleaned, Document document)
        : this(cleaned, document, ParagraphsOf(document))
    {
    }

    private ProofContext(CleanedText cleaned, Document document, ImmutableArray<Paragraph> paragraphs)
    {
        Cleaned = cleaned;
        Document = document;
        Paragraphs = paragraphs;
    }

    public CleanedText Cleaned { get; }

    public Document Document { get; }

    /// <summary>The paragraphs in reading order; a table gives one per cell.</summary>
    public ImmutableArray<Paragraph> Paragraphs { get; }

    /// <summary>The paragraphs that hold a character of one of some marks.</summary>
    public MarkedParagraphs Holding(Marks marks) => new(Paragraphs, marks);

    /// <summary>The document numbers in the paragraphs, in order; found once for all rules about them.</summary>
    public List<(Paragraph Paragraph, DocumentNumber Number)> DocumentNumbers => _documentNumbers ??= DocumentNumber.FindIn(Paragraphs);

    /// <summary>What following the numbered series through the paragraphs showed; followed once for all rules about them.</summary>
    public SeriesWalk Series => _series ??= SeriesWalk.Through(Paragraphs);

    /// <summary>The attachments as the notes name them; read once for all rules about them.</summary>
    public List<AttachmentItem> Attachments => _attachments ??= AttachmentItem.In(Paragraphs);

    /// <summary>The same document a stretch of paragraphs at a time, in order, for the rules that look at single paragraphs.</summary>
    public IEnumerable<ProofContext> Stretches()
    {
        if (Paragraphs.Length <= StretchLength)
        {
            yield return this;
            yield break;
        }

        for (int start = 0; start < Paragraphs.Length; start += StretchLength)
        {
            yield return new ProofContext(Cleaned, Document, Paragraphs.Slice(start, Math.Min(StretchLength, Paragraphs.Length - start)));
        }
    }

    /// <summary>The paragraphs that begin with an enumerator, in order; found once for all rules about them.</summary>
    public List<Paragraph> Numbered => _numbered ??= [.. Paragraphs.Where(paragraph => paragraph.Enumerator is not null)];

    /// <summary>The paragraphs of one role.</summary>
    public RoleParagraphs Of(Role role) => new(Paragraphs, role, role);

    /// <summary>The paragraphs of two roles.</summary>
    public RoleParagraphs Of(Role role, Role other) => new(Paragraphs, role, other);

    /// <summary>Whether the rules for official documents apply as they are written; a speech is freer.</summary>
    public bool IsOfficial => Document.Kind is not (DocumentKind.Speech or DocumentKind.Report or DocumentKind.Summary or DocumentKind.Other);

    /// <summary>The line that a paragraph begins with, as the cleaning left it; <see langword="null"/> where it has none.</summary>
    public CleanLine? LineOf(Paragraph paragraph)
    {
        int number = paragraph.Line;
        if (number == 0)
        {
            return null;
        }

        // The rules go through the paragraphs in order, so it is the next line nearly always.
        if (_nextLine < Cleaned.Lines.Length && Cleaned.Lines[_nextLine].Number == number)
        {
            return Cleaned.Lines[_nextLine++];
        }

        int low = 0;
        int high = Cleaned.Lines.Length - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            (low, high) = Cleaned.Lines[middle].Number <= number ? (middle, high) : (low, middle - 1);
        }

        _nextLine = low + 1;
        return high >= 0 && Cleaned.Lines[low].Number == number ? Cleaned.Lines[low] : null;
    }

    private static int CountOf(Block block) => block is TableBlock table ? table.Rows.Sum(row => row.Cells.Length) : block is TextBlock ? 1 : 0;

    private static ImmutableArray<Paragraph> ParagraphsOf(Document document)
    {
        ImmutableArray<Paragraph>.Builder paragraphs = ImmutableArray.CreateBuilder<Paragraph>(document.Blocks.Sum(CountOf));
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
                    Line = text.FirstLine,
                });
            }
            else if (block is TableBlock table)
            {
                paragraphs.AddRange(table.Rows.SelectMany(row => row.Cells).Select(cell => new Paragraph(cell, Role.Table, section)));
            }
        }

        return paragraphs.MoveToImmutable();
    }
}
