using Converter.Docx.Formatting;
using Converter.Styles;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Converter.Docx.Parts;

/// <summary>A line of the head, or a divided line of the imprint, as one paragraph.</summary>
internal static class HeadRowWriter
{
    private const double EighthsPerPoint = 8;

    /// <summary>The paragraph.</summary>
    /// <param name="row">What stands on the line.</param>
    /// <param name="rule">The rule below it; <see langword="null"/> for none.</param>
    /// <param name="border">Distance of that rule, in points.</param>
    /// <param name="before">Space above it.</param>
    /// <param name="line">Its exact height.</param>
    /// <param name="page">The grid.</param>
    public static Paragraph Build(HeadRow row, FixedRule? rule, int border, Extent before, Length line, PageFormat page)
    {
        StyledParagraph first = row.Parts[0];
        Length left = rule is null ? Length.Zero : rule.Left - page.Left;
        Length right = rule is null ? Length.Zero : page.Left + page.TypeAreaWidth - rule.Left - rule.Format.Width;
        bool isSingle = row.Parts.Length == 1 && first.Stops.IsEmpty;
        bool keepsStyle = isSingle && rule is null;
        Length start = StartOf(first);
        ParagraphProperties properties = new()
        {
            ParagraphStyleId = new ParagraphStyleId { Val = first.Style.Id },
            ParagraphBorders = rule is null ? null : new ParagraphBorders(Border<BottomBorder>(rule.Format, border)),
            Tabs = isSingle ? null : Stops(row, page),
            SnapToGrid = new SnapToGrid { Val = false },
            SpacingBetweenLines = ParagraphSpacing.Of(before, null, line.Twips),
            Indentation = keepsStyle
                ? Indents.Of(first.LeftIndent, first.RightIndent, first.FirstLineIndent)
                : Indents.Of(Points(left), Points(right), Points(isSingle && IsCentred(first) ? Length.Zero : start - left)),
            Justification = isSingle && IsCentred(first) ? null : Justification(isSingle ? first.Alignment : Alignment.Left, first),
        };
        Paragraph paragraph = new(properties);
        for (int i = 0; i < row.Parts.Length; i++)
        {
            if (i > 0)
            {
                paragraph.Append(new Run(new TabChar()));
            }

            ParagraphWriter.AppendText(paragraph, row.Parts[i], first.Style, page);
        }

        return paragraph;
    }

    /// <summary>A rule as a border. The weight of a double one is that of its thick line; word processors add gap and thin line.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="space">Its distance from the text in points.</param>
    public static T Border<T>(RuleFormat rule, int space)
        where T : BorderType, new() => new()
        {
            Val = rule.Kind switch
            {
                RuleKind.ThickThin => BorderValues.ThickThinSmallGap,
                RuleKind.ThinThick => BorderValues.ThinThickSmallGap,
                _ => BorderValues.Single,
            },
            Size = (uint)Math.Max(2, Math.Round(rule.Weight.Points * EighthsPerPoint)),
            Space = (uint)space,
            Color = rule.Color.Rgb,
        };

    private static Tabs Stops(HeadRow row, PageFormat page)
    {
        Tabs tabs = new();
        foreach (StyledParagraph part in row.Parts)
        {
            if (part.Alignment == Alignment.Right)
            {
                Length right = page.TypeAreaWidth - (part.RightIndent ?? part.Style.RightIndent).Length;
                tabs.Append(ParagraphWriter.Stop(Alignment.Right, right));
            }
            else if (part != row.Parts[0])
            {
                tabs.Append(ParagraphWriter.Stop(Alignment.Left, StartOf(part)));
            }

            tabs.Append(part.Stops.Select(stop => ParagraphWriter.Stop(stop.Alignment, stop.Position)));
        }

        return tabs;
    }

    private static bool IsCentred(StyledParagraph part) => (part.Alignment ?? part.Style.Alignment) == Alignment.Center;

    private static Justification? Justification(Alignment? alignment, StyledParagraph part) =>
        alignment is { } own && own != part.Style.Alignment ? new Justification { Val = ParagraphStyles.Justified(own) } : null;

    private static Length StartOf(StyledParagraph part) =>
        (part.LeftIndent ?? part.Style.LeftIndent).Length + (part.FirstLineIndent ?? part.Style.FirstLineIndent).Length;

    private static Extent Points(Length length) => new(length, (decimal)length.Points, LengthUnit.Point);
}
