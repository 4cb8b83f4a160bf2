using Converter.Documents;
using Converter.Reading.Cleaning;
using Converter.Reading.Outline.Enumerators;
using Converter.Reading.Outline.Lines;
using Converter.Reading.Outline.Output;
using Converter.Reading.Outline.Roles;
using Converter.Reading.Outline.Series;

namespace Converter.Reading.Outline;

/// <summary>
/// Sees the document behind a cleaned text: the role of every line, the levels of the headings, where run-in headings end, the lead
/// phrases. A pure function; linear in the length of the text.
/// </summary>
public static class OutlineReader
{
    /// <summary>Reads the structure of a text.</summary>
    /// <param name="text">The cleaned text; no content makes this throw.</param>
    /// <param name="options">Corrections by a person.</param>
    public static OutlinedText Read(CleanedText text, OutlineOptions options)
    {
        List<Diagnostic> findings = [];
        LineReadings readings = ReadLines(text, options, findings);
        (DocumentKind kind, double confidence) = KindGuess.Of(readings);
        BlockBuilder blocks = new(text.Source, text.Marks, readings.Count);
        VerdictBuilder verdicts = new(text);
        for (int index = 0; index < readings.Count; index++)
        {
            LineReading reading = readings.Of(index);
            blocks.Add(reading);
            verdicts.Add(reading);
        }

        Document document = new(text.Source, kind, confidence, blocks.ToBlocks());
        return new OutlinedText(document, verdicts.ToVerdicts(), [.. findings.OrderBy(finding => finding.At?.Line ?? 0).ThenBy(finding => finding.Code, StringComparer.Ordinal)]);
    }

    // Numbers that only the line before or behind tells from a figure.
    private static void CountByNeighbours(TextLine[] lines)
    {
        Enumerator? last = null;
        for (int index = 0; index < lines.Length; index++)
        {
            if (index + 1 < lines.Length)
            {
                lines[index].CountAbove(lines[index + 1]);
            }

            lines[index].CountOn(last);
            last = lines[index].Marker is { Family: EnumeratorFamily.Decimal } decimals ? decimals : last;
        }
    }

    private static LineReadings ReadLines(CleanedText text, OutlineOptions options, List<Diagnostic> findings)
    {
        TextLine[] lines = new TextLine[text.Lines.Length];
        for (int index = 0; index < lines.Length; index++)
        {
            lines[index] = new TextLine(text.Lines[index], text.Source, index, text.Marks.Of(text.Lines[index].Number), text.IsTraditional);
        }

        CountByNeighbours(lines);
        Dictionary<int, LineCorrection> corrections = Corrections.ByIndex(lines, options, findings);
        Surroundings all = new(lines);
        RoleVerdict[] roles = RoleDecoder.Decide(all, PictureLines.With(lines, Corrections.Roles(corrections)));
        OutlineTree tree = OutlineTree.Grow(all, roles, corrections);
        findings.AddRange(SequenceFindings.Of(tree.Series));
        return new LineReadings(all, roles, tree, corrections, options.WithReasons);
    }
}
