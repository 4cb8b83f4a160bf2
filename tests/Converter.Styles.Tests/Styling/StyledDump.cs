using System.Globalization;
using System.Text;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;

namespace Converter.Styles.Tests.Styling;

/// <summary>Writes a styled document as text: each paragraph's style, what overrides it, and its characters with their runs.</summary>
internal static class StyledDump
{
    public static string Of(StyledDocument document)
    {
        StringBuilder dump = new();
        foreach (StyledBlock block in document.Blocks)
        {
            if (block is StyledParagraph paragraph)
            {
                Write(dump, paragraph);
            }
            else if (block is StyledTable table)
            {
                Write(dump, table);
            }
        }

        if (document.Head is { } head)
        {
            dump.Append(CultureInfo.InvariantCulture, $"head rows={head.Rows}");
            Append(dump, "rule", head.Rule);
            Append(dump, "foot rule", head.FootRule);
            dump.Append('\n');
        }

        return dump.ToString();
    }

    private static void Append(StringBuilder dump, string what, FixedRule? rule)
    {
        if (rule is not null)
        {
            dump.Append(CultureInfo.InvariantCulture, $" {what} {rule.Format.Kind} at {rule.Left.Millimetres:0.##},{rule.Top.Millimetres:0.##}mm wide {rule.Format.Width.Millimetres:0.##}mm");
        }
    }

    public static string Of(Extent extent) => extent.Amount.ToString("0.###", CultureInfo.InvariantCulture) + extent.Unit switch
    {
        LengthUnit.Character => "字",
        LengthUnit.Line => "行",
        LengthUnit.Millimetre => "mm",
        LengthUnit.TypeSize => "号",
        _ => "pt",
    };

    private static void Write(StringBuilder dump, StyledParagraph paragraph)
    {
        dump.Append(paragraph.Style.Key);
        Append("left", paragraph.LeftIndent is { } left ? Of(left) : null);
        Append("first", paragraph.FirstLineIndent is { } first ? Of(first) : null);
        Append("right", paragraph.RightIndent is { } right ? Of(right) : null);
        Append("before", paragraph.SpaceBefore is { } before ? Of(before) : null);
        Append("after", paragraph.SpaceAfter is { } after ? Of(after) : null);
        Append("keep", paragraph.KeepWithNext?.ToString());
        Append("level", paragraph.OutlineLevel?.ToString(CultureInfo.InvariantCulture));
        Append("bookmark", paragraph.BookmarkTitle);
        Append("align", paragraph.Alignment?.ToString());
        Append("stops", paragraph.Stops.IsEmpty ? null : string.Join(" ", paragraph.Stops.Select(stop => string.Create(CultureInfo.InvariantCulture, $"{stop.From}:{stop.Alignment}:{stop.Position.Millimetres:0.##}mm"))));
        Append("rules", paragraph.Imprint is { } part ? string.Create(CultureInfo.InvariantCulture, $"{part.RuleAbove.Millimetres:0.##}/{part.RuleBelow.Millimetres:0.##}mm") : null);
        if (paragraph.Place is { } place)
        {
            dump.Append(CultureInfo.InvariantCulture, $" at {place.Left.Millimetres:0.##},{place.Top.Millimetres:0.##}mm wide {place.Width.Millimetres:0.##}mm");
            dump.Append(place.Spread ? " spread" : string.Empty).Append(place.Preprinted ? " preprinted" : string.Empty);
            CharacterStyle look = paragraph.Runs[0].Style;
            dump.Append(CultureInfo.InvariantCulture, $" {look.Size.Length} {look.Scale}%");
        }

        dump.Append("\n    ").Append(Runs(paragraph)).Append('\n');

        void Append(string what, string? value)
        {
            if (value is not null)
            {
                dump.Append(CultureInfo.InvariantCulture, $" {what}={value}");
            }
        }
    }

    /// <summary>The characters; runs of a style of their own in braces with its identifier, line breaks as a slash.</summary>
    private static string Runs(StyledParagraph paragraph)
    {
        StringBuilder text = new();
        int at = 0;
        foreach (StyledRun run in paragraph.Runs)
        {
            text.Append(run.Style.Id.Length > 0 ? $"{{{run.Style.Id} " : string.Empty);
            foreach (char character in run.Text.Text)
            {
                text.Append(paragraph.LineBreaks.Contains(at) ? "/" : string.Empty).Append(character);
                at++;
            }

            text.Append(run.Style.Id.Length > 0 ? "}" : string.Empty);
        }

        return text.ToString();
    }

    private static void Write(StringBuilder dump, StyledTable table)
    {
        dump.Append("table widths=").AppendJoin(", ", table.ColumnWidths).Append(CultureInfo.InvariantCulture, $" rules={table.RuleWeight}\n");
        foreach (var row in table.Rows)
        {
            dump.Append("    ").AppendJoin(" | ", row.Select(cell => cell.Text)).Append('\n');
        }
    }
}
