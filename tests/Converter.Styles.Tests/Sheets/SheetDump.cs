using System.Globalization;
using System.Text;
using Converter.Styles.Sheets;
using Converter.Styles.Tests.Styling;

namespace Converter.Styles.Tests.Sheets;

/// <summary>Writes a resolved sheet as text.</summary>
internal static class SheetDump
{
    public static string Of(StyleSheet sheet)
    {
        StringBuilder dump = new();
        PageFormat page = sheet.Page;
        dump.Append(CultureInfo.InvariantCulture, $"{sheet.Name} {sheet.Title}\n");
        dump.Append(CultureInfo.InvariantCulture, $"paper {page.Width} × {page.Height}, type area {page.TypeAreaWidth} × {page.TypeAreaHeight}");
        dump.Append(CultureInfo.InvariantCulture, $" at {page.Left}, {page.Top}, cells from {page.FirstCellTop}\n");
        dump.Append(CultureInfo.InvariantCulture, $"grid {page.Grid} {page.CharactersPerLine} × {page.LinesPerPage}, pitch ");
        dump.Append(CultureInfo.InvariantCulture, $"{page.CharacterPitch} × {page.LinePitch}, base {page.BaseSize}, mirrored={page.Mirrored} even={page.PadEven}\n");
        dump.Append(CultureInfo.InvariantCulture, $"{sheet.Composition}, below title {StyledDump.Of(sheet.BelowTitle)}\n");
        if (sheet.PageNumber is { } number)
        {
            dump.Append(CultureInfo.InvariantCulture, $"page number {number.Before}1{number.After} {number.Placement} {number.Distance} below, ");
            dump.Append(CultureInfo.InvariantCulture, $"{StyledDump.Of(number.SideIndent)} in, {Of(number.Text)}\n");
        }

        if (sheet.Signature is { } signature)
        {
            dump.Append(CultureInfo.InvariantCulture, $"signature sealed={signature.Sealed} {StyledDump.Of(signature.RightIndent)} ");
            dump.Append(CultureInfo.InvariantCulture, $"{StyledDump.Of(signature.Step)} {StyledDump.Of(signature.SealedRightIndent)} ");
            dump.Append(CultureInfo.InvariantCulture, $"{StyledDump.Of(signature.SealedSpace)} extra={signature.ExtraLines}\n");
        }

        dump.Append(CultureInfo.InvariantCulture, $"print {sheet.Print.Colors} cropMarks={sheet.Print.CropMarks} bleed={sheet.Print.Bleed}\n");
        if (sheet.Head is { } head)
        {
            dump.Append(CultureInfo.InvariantCulture, $"head mark {head.MarkTop.Millimetres:0.##}mm {head.MarkWidth.Millimetres:0.##}mm {head.NarrowestMark}% {head.JointGap}%, ");
            dump.Append(CultureInfo.InvariantCulture, $"number {head.Number} {StyledDump.Of(head.NumberSpace)}, rule {head.RuleSpace.Millimetres:0.##}mm {head.Rule}, ");
            dump.Append(CultureInfo.InvariantCulture, $"text {StyledDump.Of(head.TextSpace)}, foot {head.FootRuleDistance.Millimetres:0.##}mm {head.FootRule}, preprinted={head.Preprinted}\n");
        }

        dump.Append(CultureInfo.InvariantCulture, $"{sheet.Contents}, cover {(sheet.Cover is { } cover ? $"{cover.TitleTop.Millimetres:0.##}mm {cover.IssuerTop.Millimetres:0.##}mm" : "none")}\n");
        dump.Append(sheet.Imprint is null ? string.Empty : $"{sheet.Imprint}\n");
        dump.Append(CultureInfo.InvariantCulture, $"lead {(sheet.Lead is null ? "none" : Of(sheet.Lead))}\n");
        foreach (ParagraphStyle style in sheet.Paragraphs.Values)
        {
            Append(dump, style);
        }

        foreach (Typeface face in sheet.Paragraphs.Values.Select(style => style.Text.Typeface).DistinctBy(face => face.Name).OrderBy(face => face.Name, StringComparer.Ordinal))
        {
            dump.Append(CultureInfo.InvariantCulture, $"typeface {face.Name}: {string.Join(", ", face.Chinese)}; {string.Join(", ", face.Western)}\n");
        }

        return dump.ToString();
    }

    private static void Append(StringBuilder dump, ParagraphStyle style)
    {
        dump.Append(CultureInfo.InvariantCulture, $"{style.Key} [{style.Id}/{style.Name}] {Of(style.Text)} {style.Alignment}");
        AppendExtent(dump, "first", style.FirstLineIndent);
        AppendExtent(dump, "left", style.LeftIndent);
        AppendExtent(dump, "right", style.RightIndent);
        AppendExtent(dump, "before", style.SpaceBefore);
        AppendExtent(dump, "after", style.SpaceAfter);
        dump.Append(style.GridLines > 1 ? $" lines={style.GridLines}" : string.Empty);
        dump.Append(style.KeepWithNext ? " keep" : string.Empty).Append(style.PageBreakBefore ? " page" : string.Empty);
        dump.Append(style.OutlineLevel > 0 ? $" level={style.OutlineLevel}" : string.Empty);
        dump.Append(style.RunIn is null ? string.Empty : $" run-in={Of(style.RunIn)}").Append('\n');
    }

    private static void AppendExtent(StringBuilder dump, string what, Extent extent)
    {
        if (extent.Amount != 0)
        {
            dump.Append(CultureInfo.InvariantCulture, $" {what}={StyledDump.Of(extent)}");
        }
    }

    private static string Of(CharacterStyle style)
    {
        string name = style.Id.Length == 0 ? string.Empty : $"[{style.Id}/{style.Name}] ";
        return $"{name}{style.Typeface.Name} {style.Size.Length} {style.Color.Rgb}{(style.Bold ? " bold" : string.Empty)}";
    }
}
