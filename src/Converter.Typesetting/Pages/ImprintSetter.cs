using System.Collections.Immutable;
using Converter.Styles;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;
using Converter.Typesetting.Lines;

namespace Converter.Typesetting.Pages;

/// <summary>
/// The imprint (版记, GB/T 9704 7.4): its lines and rules, the last rule on the lower edge of the type area whatever stands above.
/// </summary>
internal sealed class ImprintSetter
{
    private readonly StyledDocument _document;
    private readonly PageFormat _page;
    private readonly Length _linePitch;
    private readonly List<FixedLine> _lines = [];
    private readonly List<PlacedRule> _rules = [];

    private ImprintSetter(StyledDocument document)
    {
        _document = document;
        _page = document.Sheet.Page;
        _linePitch = document.Sheet.Imprint?.LinePitch ?? _page.LinePitch;
    }

    /// <summary>Upper edge of the imprint, from the top of the paper.</summary>
    public Length Top { get; private set; }

    /// <summary>Whether it must stand on an even page.</summary>
    public bool NeedsEvenPage => _document.Sheet.Imprint is { EvenPage: true };

    /// <summary>Sets the imprint of a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="setter">What sets paragraphs.</param>
    /// <returns>The imprint; <see langword="null"/> where there is none, or one that no page can hold.</returns>
    public static ImprintSetter? Set(StyledDocument document, ParagraphSetter setter)
    {
        ImprintSetter imprint = new(document);
        Length bottom = imprint._page.Top + imprint._page.TypeAreaHeight;
        imprint.Top = bottom;
        for (int block = document.Blocks.Length - 1; block >= 0; block--)
        {
            if (document.Blocks[block] is StyledParagraph { Imprint: { } part } paragraph)
            {
                imprint.SetAbove(paragraph, part, block, setter);
            }
        }

        imprint._lines.Reverse();
        return imprint._lines.Count > 0 && imprint.Top >= imprint._page.Top ? imprint : null;
    }

    /// <summary>Whether a page of so many used grid lines has room for it.</summary>
    public bool FitsBelow(int rows) => new Grid(_page, 0).CellTop(rows) - ((_page.LinePitch - _page.BaseSize) / 2) <= Top;

    /// <summary>The page with the imprint on it.</summary>
    public TypesetPage AddTo(TypesetPage page)
    {
        ImmutableArray<TypesetLine> lines =
        [
            .. _lines.Select(line => new TypesetLine(line.Block, line.Line.X, Grid.BaselineOf(line.Top, line.Line.Size), line.Line.Runs)
            {
                Remark = line.Line.Remark,
            }),
        ];
        TypesetPage imprint = PageShift.By(new TypesetPage(page.Number, lines, [.. _rules], null), _page.ShiftOf(page.Number));
        return page with { Lines = [.. page.Lines, .. imprint.Lines], Rules = [.. page.Rules, .. imprint.Rules] };
    }

    private void SetAbove(StyledParagraph paragraph, ImprintPart part, int block, ParagraphSetter setter)
    {
        AddRule(part.RuleBelow, Top, paragraph);
        List<SetLine> lines = [];
        DividedLine.Set(setter, paragraph, _page.Left, _page.TypeAreaWidth, lines);
        for (int i = lines.Count - 1; i >= 0; i--)
        {
            Top -= _linePitch;
            if (!lines[i].Runs.IsEmpty)
            {
                _lines.Add(new FixedLine(block, lines[i], Top + ((_linePitch - lines[i].Size) / 2)));
            }
        }

        AddRule(part.RuleAbove, Top, paragraph);
    }

    private void AddRule(Length weight, Length y, StyledParagraph paragraph)
    {
        if (weight > Length.Zero)
        {
            _rules.Add(new PlacedRule(_page.Left, y, _page.Left + _page.TypeAreaWidth, y, weight, paragraph.Style.Text.Color));
        }
    }
}
