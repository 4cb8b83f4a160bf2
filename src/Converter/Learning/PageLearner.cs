using System.Globalization;
using Converter.Reading.Importing.Docx.Looks;
using Converter.Styles;
using Converter.Styles.Sheets;

namespace Converter.Learning;

/// <summary>Paper, margins, grid and page numbers of a sample.</summary>
internal static class PageLearner
{
    private const double TwipsPerPoint = 20;

    /// <summary>Lines closer than this share of the grid are another line spacing.</summary>
    private const double LeastOfGrid = 0.85;

    /// <summary>Differences below this are roundings of a word processor.</summary>
    private static readonly Length Tolerance = Length.FromMillimetres(0.2);

    /// <summary>Writes what differs from the sheet that the sample is compared with.</summary>
    /// <param name="look">How the sample looks.</param>
    /// <param name="reading">Its paragraphs.</param>
    /// <param name="sheet">The sheet.</param>
    /// <param name="text">Receives the values.</param>
    public static void Learn(DocxLook look, SampleReading reading, StyleSheet sheet, SheetText text)
    {
        if (look.Section.Number("pgSz.w") is not { } width || look.Section.Number("pgSz.h") is not { } height || look.Section.Number("pgMar.top") is not { } top)
        {
            text.Remark("样稿没有写明纸张和页边距 / the sample does not state paper and margins");
            return;
        }

        Paper paper = new(
            Twips(width),
            Twips(height),
            Twips(Math.Max(Math.Abs(top), (look.Section.Number("pgMar.header") ?? 0) + look.HeaderHeight)),
            Twips(Math.Abs(look.Section.Number("pgMar.bottom") ?? 0)),
            Twips((look.Section.Number("pgMar.left") ?? 0) + (look.Section.Number("pgMar.gutter") ?? 0)),
            Twips(look.Section.Number("pgMar.right") ?? 0));
        Length size = reading.Characters("body")?.Size ?? sheet.Page.BaseSize;
        LearnPaper(paper, size, sheet, text);
        LearnGrid(paper, PitchOf(look, reading), size, sheet, text);
        LearnNumbers(look, sheet, text);
    }

    /// <summary>A length as the sheet writes it.</summary>
    public static string Millimetres(Length length) => (Math.Round(length.Millimetres * 10) / 10).ToString("0.#", CultureInfo.InvariantCulture) + "mm";

    private static Length Twips(int twips) => Length.FromPoints(twips / TwipsPerPoint);

    private static void LearnPaper(Paper paper, Length size, StyleSheet sheet, SheetText text)
    {
        PageFormat page = sheet.Page;
        Compare("width", paper.Width, page.Width, text);
        Compare("height", paper.Height, page.Height, text);
        Compare("left", paper.Left, page.Left, text);
        Compare("typeAreaWidth", paper.TypeAreaWidth, page.TypeAreaWidth, text);
        int characters = (int)Math.Max(1, Math.Round(paper.TypeAreaWidth / size));
        if (characters != page.CharactersPerLine)
        {
            text.Set("page", "charactersPerLine", characters.ToString(CultureInfo.InvariantCulture), "版心宽 ÷ 字号 / width by type size");
        }

        if (size != page.BaseSize)
        {
            text.Set("page", "baseSize", size.Points.ToString("0.##", CultureInfo.InvariantCulture) + "pt");
        }
    }

    private static void Compare(string key, Length found, Length known, SheetText text)
    {
        if (Math.Abs((found - known).Units) > Tolerance.Units)
        {
            text.Set("page", key, Millimetres(found));
        }
    }

    /// <summary>
    /// Exact line spacing of the text, or else the pitch of the document grid. Paragraphs that were taken off a grid to be a little closer
    /// make room for a signature (7.3.5.5); there the grid is meant.
    /// </summary>
    private static Length? PitchOf(DocxLook look, SampleReading reading)
    {
        bool isGrid = look.Section.Text("docGrid.type") is "lines" or "linesAndChars" or "snapToChars";
        Length? grid = isGrid && look.Section.Number("docGrid.linePitch") is { } pitch ? Twips(pitch) : null;
        bool isExact = reading.Property("body", "spacing.lineRule") == "exact";
        if (!isExact || !int.TryParse(reading.Property("body", "spacing.line"), NumberStyles.None, CultureInfo.InvariantCulture, out int line))
        {
            return grid;
        }

        bool offGrid = reading.Property("body", "snapToGrid.val") is "0" or "false";
        return offGrid && grid is { } lines && Twips(line) / lines is > LeastOfGrid and <= 1 ? grid : Twips(line);
    }

    private static void LearnGrid(Paper paper, Length? found, Length size, StyleSheet sheet, SheetText text)
    {
        if (found is not { } pitch || pitch < size)
        {
            text.Remark("样稿没有固定行距或文档网格，行距未学习 / no exact line spacing and no grid: the line pitch is that of gbt9704");
            return;
        }

        int lines = (int)Math.Max(1, Math.Floor((paper.TypeAreaHeight / pitch) + 0.02));
        if (NamedGrid(paper.Top, pitch, lines, sheet) is { } name)
        {
            if (name != sheet.Page.Grid)
            {
                text.Set("page", "grid", name);
            }

            return;
        }

        text.Set("grids.learned", "linePitch", pitch.Points.ToString("0.##", CultureInfo.InvariantCulture) + "pt");
        text.Set("grids.learned", "topIs", "cell", "文字处理软件的上边距 / the margin of a word processor");
        text.Set("page", "grid", "learned");
        text.Set("page", "top", Millimetres(paper.Top));
        text.Set("page", "typeAreaHeight", Millimetres(paper.TypeAreaHeight));
        text.Set("page", "linesPerPage", lines.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The grid of the sheet that has these lines at these places.</summary>
    private static string? NamedGrid(Length top, Length pitch, int lines, StyleSheet sheet)
    {
        string[] names = [sheet.Page.Grid, "filled", "displayed", "template", "exact28"];
        return lines != sheet.Page.LinesPerPage ? null : names.FirstOrDefault(name =>
        {
            PageFormat? page = StyleSheetReader.Read($"extends: gbt9704\ntitle: x\npage: {{grid: {name}}}\n", "x.yaml", BuiltInStyles.Text).Sheet?.Page;
            return page is not null
                && Math.Abs(page.LinePitch.Twips - pitch.Twips) <= 1
                && Math.Abs((page.FirstCellTop - top).Units) <= Tolerance.Units;
        });
    }

    private static void LearnNumbers(DocxLook look, StyleSheet sheet, SheetText text)
    {
        if (look.Numbers.IsEmpty)
        {
            text.Remark("样稿没有页码，页码同 gbt9704；不要页码时写 pageNumber: none / no page numbers in the sample");
            return;
        }

        ParagraphFormat first = look.Numbers[0];
        string[] around = first.Text.Split(DocxLookReader.Number);
        PageNumberFormat? known = sheet.PageNumber;
        Set("before", around[0], known?.Before);
        Set("after", around[^1], known?.After);
        HashSet<string> sides = [.. look.Numbers.Select(number => number.Properties.Text("framePr.xAlign") ?? number.Properties.Text("jc.val") ?? "left")];
        if (sides.SetEquals(["center"]) && known?.Placement != PageNumberPlacement.Center)
        {
            text.Set("pageNumber", "placement", "center");
            text.Set("pageNumber", "sideIndent", "0字");
        }
        else if (!sides.Contains("center") && sides.Count == 1)
        {
            text.Remark($"页码每页都在{(sides.Contains("right") ? "右" : "左")}边，样式只有外侧和居中两种 / page numbers always stand on one side; a sheet knows outer and center");
        }

        if (LearnedCharacters.Of(first.Runs[0]) is { } characters && characters.Size != known?.Text.Size.Length)
        {
            text.Set("pageNumber", "size", characters.Size.Points.ToString("0.##", CultureInfo.InvariantCulture) + "pt");
        }

        text.Remark("页码到版心的距离未学习 / the distance of page numbers from the type area was not learned");

        void Set(string key, string found, string? wanted)
        {
            if (found != wanted)
            {
                text.Set("pageNumber", key, SheetText.Quoted(found));
            }
        }
    }

    private readonly record struct Paper(Length Width, Length Height, Length Top, Length Bottom, Length Left, Length Right)
    {
        public Length TypeAreaWidth => Width - Left - Right;

        public Length TypeAreaHeight => Height - Top - Bottom;
    }
}
