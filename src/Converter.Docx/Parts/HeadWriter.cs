using System.Collections.Immutable;
using Converter.Docx.Formatting;
using Converter.Styles;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Converter.Docx.Parts;

/// <summary>
/// The head as paragraphs that run with the text: heights become space before them and lines of exact height, the rule is the lower border of the
/// line above it, and what shares a line stands at tab stops. The names of a joint mark are the cells of a table without rules. Nothing of it
/// is anchored, so that it goes on holding together when it is edited.
/// </summary>
internal sealed class HeadWriter
{
    /// <summary>Where the baseline lies in a line of exact height, in parts of that height from the top.</summary>
    private const double BaselineInLine = 0.8;

    /// <summary>Where the baseline lies in an em box.</summary>
    private const double BaselineInEm = 0.88;

    /// <summary>Greatest distance of a border from its text, in points (ECMA-376 17.3.4).</summary>
    private const int FarthestBorder = 31;

    /// <summary>The text begins by so much early, so that a program that snaps lines to its page grid finds the right one.</summary>
    private static readonly Length Slack = Length.FromPoints(0.5);

    private readonly StyledDocument _document;
    private readonly PageFormat _page;
    private readonly List<OpenXmlElement> _elements = [];
    private Length _bottom;

    private HeadWriter(StyledDocument document)
    {
        _document = document;
        _page = document.Sheet.Page;
        _bottom = Length.FromPoints(FirstPage.Top(document).Twips / 20.0);
    }

    /// <summary>Writes the head.</summary>
    /// <param name="document">The document; it has a head.</param>
    /// <returns>The paragraphs and tables, and the space that the first paragraph of the text has above its own.</returns>
    public static (IReadOnlyList<OpenXmlElement> Elements, Length SpaceBelow) Write(StyledDocument document)
    {
        HeadWriter writer = new(document);
        ImmutableArray<HeadRow> rows = HeadLines.Of(document);
        for (int at = 0; at < rows.Length;)
        {
            int end = at + 1;
            while (rows[at].IsJoint && end < rows.Length && rows[end].IsJoint)
            {
                end++;
            }

            FixedRule? rule = writer.RuleBelow(rows, end);
            if (rows[at].IsJoint)
            {
                writer.AddJoint([.. rows[at..end].SelectMany(row => row.Parts)]);
            }
            else if (rows[at].Parts is [{ Style.Key: "title" or "covertitle" } title])
            {
                writer.AddTitle(title);
            }
            else
            {
                writer.AddRow(rows[at], rule);
            }

            at = end;
        }

        Length text = writer._page.FirstCellTop + (writer._page.LinePitch * document.Head!.Rows);
        Length below = text - writer._bottom - Slack;
        return (writer._elements, below > Length.Zero ? below : Length.Zero);
    }

    /// <summary>The rule, where it lies between a line and the next one.</summary>
    private FixedRule? RuleBelow(ImmutableArray<HeadRow> rows, int end) => _document.Head!.Rule is { } rule
        && rule.Top > rows[end - 1].Top
        && (end == rows.Length || rule.Top < rows[end].Top) ? rule : null;

    private void AddTitle(StyledParagraph title)
    {
        int height = ParagraphSpacing.LineHeight(title.Style, _page) ?? GridFormat.LinePitch(_page);
        Length line = Length.FromPoints(height / 20.0);
        Length top = title.Place!.Top + (title.Style.Text.Size.Length * BaselineInEm) - (line * BaselineInLine);
        Extent before = SpaceTo(top);
        Paragraph paragraph = ParagraphWriter.Build(title with { SpaceBefore = before }, _page);
        paragraph.ParagraphProperties!.SnapToGrid = new SnapToGrid { Val = false };
        _elements.Add(paragraph);
        _bottom += line * (title.LineBreaks.Length + 1);
    }

    private void AddRow(HeadRow row, FixedRule? rule)
    {
        Length baseline = row.Top + (row.Size * BaselineInEm);
        (Length line, int border) = LineOf(row.Size, baseline, rule);
        Extent before = SpaceTo(baseline - (line * BaselineInLine));
        _elements.Add(HeadRowWriter.Build(row, rule, border, before, line, _page));
        _bottom += line + (rule is null ? Length.Zero : Length.FromPoints(border) + rule.Format.Height);
    }

    /// <summary>
    /// The exact height of a line, as near to its em box as the border below lets it be: that lies whole points below the line.
    /// </summary>
    private static (Length Line, int Border) LineOf(Length size, Length baseline, FixedRule? rule)
    {
        Length usual = size * (BaselineInEm / BaselineInLine);
        if (rule is null)
        {
            return (Length.FromPoints(usual.Twips / 20.0), 0);
        }

        double free = (rule.Top - baseline).Points;
        int border = (int)Math.Clamp(Math.Round(free - (usual.Points * (1 - BaselineInLine))), 0, FarthestBorder);
        Length line = Length.FromPoints((free - border) / (1 - BaselineInLine));
        return (Length.FromPoints(line.Twips / 20.0), border);
    }

    private void AddJoint(ImmutableArray<StyledParagraph> parts)
    {
        Length top = _bottom;
        _elements.Add(JointMarkWriter.Build(parts, top, _page));
        StyledParagraph lowest = parts.MaxBy(part => part.Place!.Top + part.Runs[0].Style.Size.Length)!;
        _bottom = lowest.Place!.Top + lowest.Runs[0].Style.Size.Length * (BaselineInEm / BaselineInLine);
    }

    /// <summary>The space from the last line down to a height; the pen goes with it.</summary>
    private Extent SpaceTo(Length top)
    {
        Length space = top > _bottom ? Length.FromPoints((top - _bottom).Twips / 20.0) : Length.Zero;
        _bottom += space;
        return new Extent(space, (decimal)space.Points, LengthUnit.Point);
    }
}
