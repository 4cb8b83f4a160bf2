using System.Collections.Immutable;
using Converter.Documents;
using Converter.Reading.Importing;
using Converter.Reading.Outline.Lines;

namespace Converter.Reading.Outline.Output;

/// <summary>Makes the blocks of the document: the lines of one title are one block, the rows of a table another, any other line one each.</summary>
internal static class BlockBuilder
{
    /// <summary>The blocks in reading order.</summary>
    public static ImmutableArray<Block> Build(SourceText source, LineReading[] readings, TextMarks marks)
    {
        ImmutableArray<Block>.Builder blocks = ImmutableArray.CreateBuilder<Block>(readings.Length);
        int index = 0;
        while (index < readings.Length)
        {
            Role role = readings[index].Line.Marks is { Picture: not null } ? Role.Body : readings[index].Role;
            int end = index + 1;
            while (role is Role.Title or Role.Table && end < readings.Length && readings[end].Role == role && TableOf(readings[end]) == TableOf(readings[index]))
            {
                end++;
            }

            ReadOnlySpan<LineReading> part = readings.AsSpan(index, end - index);
            Block block = role switch
            {
                Role.Title => Title(part),
                Role.Table when TableOf(readings[index]) > 0 => MarkedTable.Build(part),
                Role.Table when IsTable(source, part) => Table(source, part),
                _ when readings[index].Line.Marks?.Picture is { } picture => Picture(readings[index], picture),
                _ => Paragraph(readings[index], marks),
            };
            blocks.Add(readings[index].Line.Marks is { IsLandscape: true } ? block with { IsLandscape = true } : block);
            index = end;
        }

        return blocks.DrainToImmutable();
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

    private static TableBlock Table(SourceText source, ReadOnlySpan<LineReading> lines)
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
    private static bool IsTable(SourceText source, ReadOnlySpan<LineReading> lines) => lines.Length > 1 || TableCells.Split(source, lines[0].Line.Clean).Length > 1;

    private static TextBlock Paragraph(in LineReading reading, TextMarks marks)
    {
        int from = reading.Role == Role.Heading ? reading.Line.From : 0;
        MappedText text = reading.Line.Clean.Text.Slice(from, reading.Line.Length - from);
        return new TextBlock(reading.Role == Role.Table ? Role.Body : reading.Role, text)
        {
            Level = reading.Level,
            HeadLength = Math.Max(reading.HeadLength - from, 0),
            Leads = from == 0 ? reading.Leads : Moved(reading.Leads, from),
            Lines = from == 0 ? reading.Line.Clean.Parts : Moved(reading.Line.Clean.Parts, from),
            Emphases = EmphasisRanges.Of(text, reading.Line.Clean.Parts, marks),
            Confidence = reading.Confidence,
        };
    }

    private static ImmutableArray<TextRange> Moved(ImmutableArray<TextRange> leads, int from) => [.. leads.Select(lead => lead with { Start = lead.Start - from })];

    private static ImmutableArray<BlockLine> Moved(ImmutableArray<BlockLine> parts, int from) => [.. parts.Select(part => part with { At = Math.Max(part.At - from, 0) })];
}
