using System.Collections.Immutable;
using Converter.Styles;
using Converter.Styles.Styling;

namespace Converter.Docx.Parts;

/// <summary>A line of the head: paragraphs, or lines of them, that stand at one height, from the left.</summary>
/// <param name="Top">Upper edge of the em box, from the top of the paper.</param>
/// <param name="Parts">What stands on it.</param>
internal sealed record HeadRow(Length Top, ImmutableArray<StyledParagraph> Parts)
{
    /// <summary>Type size of the line.</summary>
    public Length Size => Parts.Max(part => part.Runs.Max(run => run.Style.Size.Length));

    /// <summary>Whether it is a name of a joint mark or the 文件 beside them; these go into a table together.</summary>
    public bool IsJoint { get; init; }
}

/// <summary>Puts the paragraphs of the head in the order in which a word processor sets them: from the top.</summary>
internal static class HeadLines
{
    /// <summary>The lines from the top; a title of several lines is one.</summary>
    /// <param name="document">The document.</param>
    public static ImmutableArray<HeadRow> Of(StyledDocument document)
    {
        List<StyledParagraph> placed = [.. document.Blocks.OfType<StyledParagraph>().Where(paragraph => paragraph.Place is { Preprinted: false })];
        bool isJoint = placed.Any(paragraph => paragraph.Place!.Spread);
        List<HeadRow> rows = [];
        foreach (IGrouping<Length, StyledParagraph> row in placed.SelectMany(Lines).GroupBy(line => line.Place!.Top))
        {
            rows.Add(new HeadRow(row.Key, [.. row.OrderBy(Start)])
            {
                IsJoint = isJoint && row.All(line => line.Style.Key == "issuer"),
            });
        }

        return [.. rows.OrderBy(row => row.Top)];
    }

    private static Length Start(StyledParagraph line) => line.Alignment == Styles.Sheets.Alignment.Right
        ? line.Place!.Left + line.Place.Width
        : line.Place!.Left + (line.LeftIndent ?? line.Style.LeftIndent).Length;

    /// <summary>The lines of signers by themselves, so that the number can stand on the last one; anything else whole.</summary>
    private static IEnumerable<StyledParagraph> Lines(StyledParagraph paragraph)
    {
        if (paragraph.Style.Key != "signer" || paragraph.LineBreaks.IsEmpty)
        {
            yield return paragraph;
            yield break;
        }

        int start = 0;
        int row = 0;
        FixedPlace place = paragraph.Place!;
        foreach (int end in paragraph.LineBreaks.Add(paragraph.Text.Length))
        {
            yield return paragraph with
            {
                Runs = Slice(paragraph.Runs, start, end),
                LineBreaks = [],
                FirstLineIndent = row == 0 ? paragraph.FirstLineIndent : Extent.Zero,
                Place = place with { Top = place.Top + (place.LinePitch * row) },
            };
            start = end;
            row++;
        }
    }

    private static ImmutableArray<StyledRun> Slice(ImmutableArray<StyledRun> runs, int start, int end)
    {
        ImmutableArray<StyledRun>.Builder part = ImmutableArray.CreateBuilder<StyledRun>();
        int at = 0;
        foreach (StyledRun run in runs)
        {
            int from = Math.Max(0, start - at);
            int to = Math.Min(run.Text.Length, end - at);
            if (to > from)
            {
                part.Add(run with { Text = run.Text.Slice(from, to - from) });
            }

            at += run.Text.Length;
        }

        return part.ToImmutable();
    }
}
