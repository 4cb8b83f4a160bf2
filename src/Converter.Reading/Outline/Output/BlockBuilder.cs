using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Converter.Documents;
using Converter.Reading.Cleaning;
using Converter.Reading.Importing;
using Converter.Reading.Outline.Lines;

namespace Converter.Reading.Outline.Output;

/// <summary>Makes the blocks of the document: the lines of one title are one block, the rows of a table another, any other line one each.</summary>
/// <param name="source">The original.</param>
/// <param name="marks">What the file says of its lines beyond their characters.</param>
/// <param name="lines">Number of lines; there are no more blocks.</param>
internal sealed class BlockBuilder(SourceText source, TextMarks marks, int lines)
{
    private readonly ImmutableArray<Block>.Builder _blocks = ImmutableArray.CreateBuilder<Block>(lines);

    // The lines of the block that may still grow.
    private readonly List<LineReading> _open = [];

    /// <summary>Adds the next line.</summary>
    /// <param name="reading">What was decided about it.</param>
    public void Add(in LineReading reading)
    {
        if (_open.Count > 0 && !GoesOn(_open[0], reading))
        {
            Close();
        }

        _open.Add(reading);
    }

    /// <summary>The blocks in reading order, when all lines were added.</summary>
    public ImmutableArray<Block> ToBlocks()
    {
        if (_open.Count > 0)
        {
            Close();
        }

        return _blocks.DrainToImmutable();
    }

    private static bool GoesOn(in LineReading first, in LineReading next) =>
        RoleOf(first) is Role.Title or Role.Table && next.Role == RoleOf(first) && TableOf(next) == TableOf(first);

    private static Role RoleOf(in LineReading reading) => reading.Line.Marks is { Picture: not null } ? Role.Body : reading.Role;

    private void Close()
    {
        ReadOnlySpan<LineReading> part = CollectionsMarshal.AsSpan(_open);
        Block block = RoleOf(part[0]) switch
        {
            Role.Title => Title(part),
            Role.Table when TableOf(part[0]) > 0 => MarkedTable.Build(part),
            Role.Table when IsTable(part) => Table(part),
            _ when part[0].Line.Marks?.Picture is { } picture => Picture(part[0], picture),
            _ => Paragraph(part[0]),
        };
        _blocks.Add(part[0].Line.Marks is { IsLandscape: true } ? block with { IsLandscape = true } : block);
        _open.Clear();
    }

    private static PictureBlock Picture(in LineReading reading, PictureMarks picture) => new(picture.Figure, reading.Line.Clean.Text)
    {
        Lines = reading.Line.Clean.Parts,
        Confidence = reading.Confidence,
    };

    private static int TableOf(in LineReading reading) => reading.Line.Marks?.Row?.Table ?? 0;

    private static TextBlock Title(ReadOnlySpan<LineReading> lines)
    {
        MappedText text = MappedText.Empty;
        ImmutableArray<BlockLine>.Builder starts = ImmutableArray.CreateBuilder<BlockLine>();
        double confidence = 1;
        foreach (LineReading reading in lines)
        {
            int from = reading.Line.From;
            foreach (BlockLine part in reading.Line.Clean.Parts)
            {
                starts.Add(part with { At = text.Length + Math.Max(part.At - from, 0) });
            }

            text = text.Append(reading.Line.Clean.Text.Slice(from, reading.Line.Length - from));
            confidence = Math.Min(confidence, reading.Confidence);
        }

        return new TextBlock(Role.Title, text) { Lines = starts.ToImmutable(), Confidence = confidence };
    }

    private TableBlock Table(ReadOnlySpan<LineReading> lines)
    {
        ImmutableArray<TableRow>.Builder rows = ImmutableArray.CreateBuilder<TableRow>(lines.Length);
        ImmutableArray<BlockLine>.Builder starts = ImmutableArray.CreateBuilder<BlockLine>(lines.Length);
        double confidence = 1;
        foreach (LineReading reading in lines)
        {
            rows.Add(new TableRow(TableCells.Split(source, reading.Line.Clean)));
            starts.Add(new BlockLine(0, reading.Line.Clean.Number));
            confidence = Math.Min(confidence, reading.Confidence);
        }

        return new TableBlock(rows.ToImmutable()) { Lines = starts.ToImmutable(), Confidence = confidence };
    }

    /// <summary>A single cell is no table: the unit of one that follows, or its title.</summary>
    private bool IsTable(ReadOnlySpan<LineReading> lines) => lines.Length > 1 || TableCells.Split(source, lines[0].Line.Clean).Length > 1;

    private TextBlock Paragraph(in LineReading reading)
    {
        int from = reading.Role == Role.Heading ? reading.Line.From : 0;
        MappedText text = reading.Line.Clean.Text.Slice(from, reading.Line.Length - from);
        CleanLine clean = reading.Line.Clean;
        TextBlock block = new(reading.Role == Role.Table ? Role.Body : reading.Role, text)
        {
            Level = reading.Level,
            HeadLength = Math.Max(reading.HeadLength - from, 0),
            Leads = from == 0 ? reading.Leads : Moved(reading.Leads, from),
            FirstLine = clean.Number,
            Emphases = marks.Lines.IsEmpty ? [] : EmphasisRanges.Of(text, clean.Parts, marks),
            Confidence = reading.Confidence,
        };
        return clean.PartCount == 1 ? block : block with { Lines = Moved(clean.Parts, from) };
    }

    private static ImmutableArray<BlockLine> Moved(ImmutableArray<BlockLine> parts, int from) => [.. parts.Select(part => part with { At = Math.Max(part.At - from, 0) })];

    private static ImmutableArray<TextRange> Moved(ImmutableArray<TextRange> leads, int from) => [.. leads.Select(lead => lead with { Start = lead.Start - from })];
}
