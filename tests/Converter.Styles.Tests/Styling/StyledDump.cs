using System.Globalization;
using System.Text;
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

        return dump.ToString();
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
