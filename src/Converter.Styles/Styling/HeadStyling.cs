using System.Collections.Immutable;
using Converter.Documents;
using Converter.Styles.Sheets;

namespace Converter.Styles.Styling;

/// <summary>
/// Gives the lines of the head (版头, GB/T 9704 7.2) and the title their places on the first page, where the document bears the mark of its
/// issuer. Without one, or in a sheet without a head, they run with the text.
/// </summary>
/// <param name="sheet">The style sheet.</param>
/// <param name="format">How the head stands.</param>
internal sealed class HeadStyling(StyleSheet sheet, HeadFormat format)
{
    /// <summary>A line of the grid that would miss its blank space by less than this share of a line is taken.</summary>
    private const double Tolerance = 0.1;

    private readonly PageFormat _page = sheet.Page;
    private readonly HeadMark _mark = new(sheet, format);
    private readonly List<StyledParagraph> _placed = [];

    /// <summary>Places the head of a document.</summary>
    /// <param name="blocks">The styled blocks, in order; the placed ones are put in the places of the others.</param>
    /// <returns>What the head is; <see langword="null"/> where the document has none.</returns>
    public StyledHead? Settle(ImmutableArray<StyledBlock>.Builder blocks)
    {
        List<StyledParagraph> lines = [.. blocks.TakeWhile(IsHeadLine).Cast<StyledParagraph>()];
        bool hasMark = lines.Any(line => line.Source.Role == Role.Issuer);
        if (lines.Count == 0 || (!hasMark && !format.Preprinted))
        {
            return null;
        }

        StyledParagraph? title = blocks.Count > lines.Count && blocks[lines.Count] is StyledParagraph { Source.Role: Role.Title } next ? next : null;
        _placed.AddRange(_mark.Place([.. lines.Where(line => line.Source.Role == Role.Issuer)]));
        List<StyledParagraph> corner = [.. lines.Where(IsCorner)];
        List<StyledParagraph> numbers = [.. lines.Where(line => line.Source.Role == Role.DocNumber && !IsCorner(line))];
        StyledHead head = format.Number == HeadNumberPlace.BelowRule ? PlaceLetter(corner, numbers) : PlaceGeneral(corner, numbers);
        int rows = title is null ? RowsAbove(TextTop, Length.Zero) : PlaceTitle(title);
        Replace(blocks, lines.Count + (title is null ? 0 : 1), lines);
        if (title is null)
        {
            ClearSpaceBefore(blocks);
        }

        return head with { Rows = rows };
    }

    /// <summary>Left edge of what is centred in the type area, or on the paper where it is wider than that (10.1).</summary>
    public static Length Centred(PageFormat page, Length width) => width > page.TypeAreaWidth
        ? (page.Width - width) / 2
        : page.Left + ((page.TypeAreaWidth - width) / 2);

    /// <summary>Lower edge of the last element placed so far.</summary>
    private Length Bottom { get; set; }

    private Length TextTop => Bottom + format.TextSpace.Length;

    private static bool IsHeadLine(StyledBlock block) => block is StyledParagraph { Source.Role: Role.Issuer or Role.DocNumber };

    private static bool IsCorner(StyledParagraph line) => line.Style.Key is "copynumber" or "secrecy" or "urgency";

    /// <summary>7.2: corner at the top, mark, number with signers, rule.</summary>
    private StyledHead PlaceGeneral(List<StyledParagraph> corner, List<StyledParagraph> numbers)
    {
        PlaceCorner(corner, _page.Top, keepsLines: true);
        PlaceNumbers(numbers, _mark.Bottom + format.NumberSpace.Length);
        FixedRule? rule = Rule(Bottom + format.RuleSpace);
        Bottom = rule is null ? Bottom : rule.Top + rule.Format.Height;
        return new StyledHead(0, Drawn(rule), Drawn(FootRule()));
    }

    /// <summary>10.1: the rule follows the mark; number on the right, the corner on the left below it.</summary>
    private StyledHead PlaceLetter(List<StyledParagraph> corner, List<StyledParagraph> numbers)
    {
        FixedRule? rule = Rule(_mark.Bottom + format.RuleSpace);
        Bottom = rule is null ? _mark.Bottom : rule.Top + rule.Format.Height;
        Length top = Bottom + format.NumberSpace.Length;
        int row = 0;
        foreach (StyledParagraph number in numbers)
        {
            Add(number with { Alignment = Alignment.Right }, top + (_page.LinePitch * row));
            row++;
        }

        PlaceCorner(corner, top, keepsLines: false);
        return new StyledHead(0, Drawn(rule), Drawn(FootRule()));
    }

    /// <summary>份号 on line 1, 密级 on line 2 (7.2.1, 7.2.2), 紧急程度 on the next free one (7.2.3).</summary>
    private void PlaceCorner(List<StyledParagraph> corner, Length top, bool keepsLines)
    {
        int row = 0;
        foreach (StyledParagraph line in corner.OrderBy(line => line.Style.Key, StringComparer.Ordinal))
        {
            row = keepsLines && line.Style.Key == "secrecy" && row == 0 ? 1 : row;
            Add(line, top + (_page.LinePitch * row));
            row++;
        }
    }

    /// <summary>
    /// 7.2.5 and 7.2.6: the number in the middle or, where there are signers, one character in on the left on the line of the last of them.
    /// </summary>
    private void PlaceNumbers(List<StyledParagraph> lines, Length top)
    {
        List<StyledParagraph> signers = [.. lines.Where(line => line.Style.Key == "signer").Select(line => SignerStyling.Arrange(line, _page))];
        Bottom = lines.Count == 0 ? _mark.Bottom : top;
        Length at = top;
        foreach (StyledParagraph signer in signers)
        {
            Add(signer, at);
            at += _page.LinePitch * (signer.LineBreaks.Length + 1);
        }

        at -= signers.Count > 0 ? _page.LinePitch : Length.Zero;
        foreach (StyledParagraph line in lines.Where(line => line.Style.Key is not ("signer" or "headissued")))
        {
            Add(signers.Count > 0 ? BesideSigners(line) : line, at);
            at += _page.LinePitch;
        }

        foreach (StyledParagraph line in lines.Where(line => line.Style.Key == "headissued"))
        {
            Add(line with { Stops = HeadLine.DateStop(line, _page) }, at);
            at += _page.LinePitch;
        }
    }

    private StyledParagraph BesideSigners(StyledParagraph number) => number with
    {
        Alignment = Alignment.Left,
        FirstLineIndent = _page.Characters(1),
    };

    /// <summary>The title at its distance (7.3.1); what follows goes on on the next line of the grid.</summary>
    private int PlaceTitle(StyledParagraph title)
    {
        int lines = title.LineBreaks.Length + 1;
        Length pitch = _page.LinePitch * title.Style.GridLines;
        Length size = title.Style.Text.Size.Length;
        Length top = TextTop;
        _placed.Add(title with { Place = new FixedPlace(top, pitch, _page.Left, _page.TypeAreaWidth), SpaceBefore = null });
        return RowsAbove(top + (pitch * (lines - 1)) + size, (pitch - size) / 2);
    }

    /// <summary>Grid lines above the first one that begins below a height; for text its glyphs, for a cell its edge.</summary>
    private int RowsAbove(Length height, Length halfLeading)
    {
        Length from = halfLeading > Length.Zero ? _page.FirstCellTop : _page.Top;
        return Math.Max(0, (int)Math.Ceiling(((height + halfLeading - from) / _page.LinePitch) - Tolerance));
    }

    private void Add(StyledParagraph line, Length top)
    {
        _placed.Add(line with { Place = new FixedPlace(top, _page.LinePitch, _page.Left, _page.TypeAreaWidth), SpaceBefore = null });
        Length bottom = top + (_page.LinePitch * line.LineBreaks.Length) + line.Style.Text.Size.Length;
        Bottom = bottom > Bottom ? bottom : Bottom;
    }

    private FixedRule? Rule(Length top) =>
        format.Rule is { } rule ? new FixedRule(rule, Centred(_page, rule.Width), top) : null;

    /// <summary>10.1: its lower edge at its distance from the edge of the paper.</summary>
    private FixedRule? FootRule() => format.FootRule is { } rule
        ? new FixedRule(rule, Centred(_page, rule.Width), _page.Height - format.FootRuleDistance - rule.Height)
        : null;

    private FixedRule? Drawn(FixedRule? rule) => format.Preprinted ? null : rule;

    /// <summary>The placed paragraphs in the order of the text, in the places of those they were made from.</summary>
    private void Replace(ImmutableArray<StyledBlock>.Builder blocks, int count, List<StyledParagraph> lines)
    {
        List<Block> order = [.. lines.Select(line => line.Source)];
        List<StyledParagraph> ordered = [.. _placed.OrderBy(placed => order.IndexOf(placed.Source) is >= 0 and var at ? at : order.Count)];
        blocks.RemoveRange(0, count);
        blocks.InsertRange(0, ordered);
    }

    /// <summary>The distance from the head is kept already; the text has no space of its own above it.</summary>
    private void ClearSpaceBefore(ImmutableArray<StyledBlock>.Builder blocks)
    {
        if (blocks.Count > _placed.Count && blocks[_placed.Count] is StyledParagraph first)
        {
            blocks[_placed.Count] = first with { SpaceBefore = first.Style.SpaceBefore == Extent.Zero ? null : Extent.Zero };
        }
    }
}
