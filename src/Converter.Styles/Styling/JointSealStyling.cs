using System.Collections.Immutable;
using Converter.Documents;
using Converter.Styles.Sheets;

namespace Converter.Styles.Styling;

/// <summary>
/// Arranges the names of a joint document that is sealed (GB/T 9704 7.3.5.1): in the order of the issuers, so many on a line, each with the
/// room of a seal around it; the rest of them centred. The date stands under the last one, so that one seal covers both.
/// </summary>
internal static class JointSealStyling
{
    /// <summary>Lines of the grid between two lines of names: seals of 42 mm neither touch nor overlap.</summary>
    private const decimal LinesBetween = 4;

    /// <summary>Styles the names and the date.</summary>
    public static void Style(
        ImmutableArray<TextBlock> names,
        TextBlock date,
        StyleSheet sheet,
        SignatureFormat format,
        ImmutableArray<StyledBlock>.Builder styled)
    {
        PageFormat page = sheet.Page;
        int columns = Math.Min(format.JointColumns, names.Length);
        decimal width = (decimal)page.CharactersPerLine / columns;
        Extent between = new(page.LinePitch * (double)LinesBetween, LinesBetween, LengthUnit.Line);
        decimal lastCentre = 0;
        for (int first = 0; first < names.Length; first += columns)
        {
            int count = Math.Min(columns, names.Length - first);
            decimal start = (page.CharactersPerLine - (count * width)) / 2;
            styled.Add(Row(names.AsSpan().Slice(first, count), start, width, sheet, first == 0 ? format.SealedSpace : between));
            lastCentre = start + ((count - 0.5m) * width);
        }

        decimal half = TextWidth.Of(date.Text.Text) / 2;
        decimal right = Math.Max(0, page.CharactersPerLine - lastCentre - half);
        styled.Add(SignatureStyling.Line(date, sheet, Extent.Zero, isLast: true) with { RightIndent = page.Characters(right) });
    }

    private static StyledParagraph Row(ReadOnlySpan<TextBlock> names, decimal start, decimal width, StyleSheet sheet, Extent before)
    {
        ImmutableArray<LineStop>.Builder stops = ImmutableArray.CreateBuilder<LineStop>(names.Length);
        StyledParagraph line = SignatureStyling.Line(names[0], sheet, before, isLast: false);
        ImmutableArray<StyledRun> runs = [];
        int at = 0;
        for (int i = 0; i < names.Length; i++)
        {
            stops.Add(new LineStop(at, Alignment.Center, sheet.Page.Characters(start + ((i + 0.5m) * width)).Length));
            runs = runs.Add(new StyledRun(names[i].Text, line.Style.Text));
            at += names[i].Text.Length;
        }

        return line with { Runs = runs, Stops = stops.ToImmutable(), Alignment = Alignment.Left, RightIndent = Extent.Zero };
    }
}
