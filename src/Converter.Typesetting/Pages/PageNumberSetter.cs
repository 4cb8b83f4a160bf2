using Converter.Documents;
using Converter.Styles;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;
using Converter.Typesetting.Lines;

namespace Converter.Typesetting.Pages;

/// <summary>The page number at the foot (GB/T 9704 7.5).</summary>
internal static class PageNumberSetter
{
    private const int EmDash = 0x2014;

    /// <summary>Sets the number of one page.</summary>
    public static TypesetLine Set(StyledDocument document, PageNumberFormat format, ParagraphSetter setter, Grid grid, int number)
    {
        string text = format.Before + PageNumberText.Of(number, document.Numbering.Form) + format.After;
        StyledRun run = new(new MappedText(text, []), format.Text);
        SetLine line = setter.SetSingle([run], width => LeftEdge(document.Sheet.Page, format, number, width));
        return new TypesetLine(-1, line.X, grid.PageNumberBaseline(format.Distance, format.Text.Size.Length, DashHeight(line)), line.Runs);
    }

    /// <summary>7.5 measures to the dash as it is drawn: its height above the baseline is the face's own.</summary>
    private static double? DashHeight(SetLine line)
    {
        foreach (GlyphRun run in line.Runs)
        {
            foreach (PlacedGlyph glyph in run.Glyphs)
            {
                if (glyph.CodePoint is EmDash)
                {
                    return InkHeights.Middle(run.Face, glyph.Glyph);
                }
            }
        }

        return null;
    }

    /// <summary>单页码居右空一字，双页码居左空一字.</summary>
    private static Length LeftEdge(PageFormat page, PageNumberFormat format, int number, Length width)
    {
        Length right = page.Left + page.TypeAreaWidth;
        return format.Placement switch
        {
            PageNumberPlacement.Center => page.Left + ((page.TypeAreaWidth - width) / 2),
            _ when number % 2 != 0 => right - format.SideIndent.Length - width,
            _ => page.Left + format.SideIndent.Length,
        };
    }
}
