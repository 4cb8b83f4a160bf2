using Converter.Documents;
using Converter.Styles.Yaml;

namespace Converter.Styles.Sheets.Reading;

/// <summary>Reads paper, type area and grid, and says what 字 and 行 come to.</summary>
internal static class PageReader
{
    private const string Fill = "fill";

    /// <summary>Reads <c>page</c> with the grid that it names among <c>grids</c>.</summary>
    public static PageFormat? Read(Section sheet, SheetReading reading)
    {
        YamlMap? map = sheet.Map("page");
        YamlMap? grids = sheet.Map("grids");
        if (map is null || grids is null)
        {
            return null;
        }

        Section page = Section.Of(map, "page", SheetKeys.Page, reading);
        PageFormat plain = ReadPaper(page);
        Section? grid = FindGrid(page, Section.OfNames(grids, "grids", reading), reading);
        PageFormat format = grid is null ? plain : Apply(grid, plain, page.Text("grid"));
        CheckRoom(map, format, reading);
        reading.CharacterPitch = format.CharacterPitch;
        reading.LinePitch = format.LinePitch;
        return format;
    }

    private static PageFormat ReadPaper(Section page)
    {
        Length width = page.PaperLength("typeAreaWidth");
        int characters = page.Count("charactersPerLine");
        return new PageFormat(
            page.PaperLength("width"),
            page.PaperLength("height"),
            page.PaperLength("top"),
            page.PaperLength("left"),
            width,
            page.PaperLength("typeAreaHeight"),
            characters,
            page.Count("linesPerPage"),
            width / characters,
            Length.Zero,
            page.PaperLength("baseSize"))
        {
            Mirrored = page.Flag("mirrored"),
            PadEven = page.Flag("padEven"),
            TurnedLinePitch = page.Has("landscapeLinePitch") ? page.PaperLength("landscapeLinePitch") : Length.Zero,
        };
    }

    private static Section? FindGrid(Section page, Section grids, SheetReading reading)
    {
        Dictionary<string, YamlMap> named = new(StringComparer.Ordinal);
        foreach (YamlEntry entry in grids.Entries)
        {
            if (grids.Map(entry.Key.Value) is { } map)
            {
                named[entry.Key.Value] = map;
            }
        }

        return page.Named("grid", named, new Message("网格", "grid")) is { } chosen
            ? Section.Of(chosen, $"grids.{page.Text("grid")}", SheetKeys.Grid, reading)
            : null;
    }

    /// <summary>
    /// Lays the grid on the type area. A filled grid has the first line's glyphs begin and the last line's end at its edges: pitch =
    /// (height − size) ÷ (lines − 1). Where the cells, not the glyphs, begin at the top, half of the leading stands above the first line.
    /// </summary>
    private static PageFormat Apply(Section grid, PageFormat page, string name)
    {
        Length pitch = grid.Text("linePitch") == Fill
            ? (page.TypeAreaHeight - page.BaseSize) / Math.Max(1, page.LinesPerPage - 1)
            : grid.PaperLength("linePitch");
        bool fromGlyph = grid.Word("topIs", ("glyph", true), ("cell", false));
        Length shift = fromGlyph ? Length.Zero : (pitch - page.BaseSize) / 2;
        return page with
        {
            Grid = name,
            LinePitch = pitch,
            Top = page.Top + shift,
            TypeAreaHeight = page.TypeAreaHeight - shift,
        };
    }

    private static void CheckRoom(YamlMap map, PageFormat page, SheetReading reading)
    {
        if (!reading.IsSound)
        {
            return;
        }

        Length glyphs = (page.LinePitch * (page.LinesPerPage - 1)) + page.BaseSize;
        if (page.LinePitch <= Length.Zero || page.TypeAreaWidth <= Length.Zero || page.BaseSize <= Length.Zero)
        {
            TooLarge("版心、字号和行距必须大于零", "type area, type size and line pitch must be greater than nothing");
        }
        else if (glyphs > page.TypeAreaHeight)
        {
            TooLarge($"{page.LinesPerPage} 行放不进版心的高度", $"{page.LinesPerPage} lines do not fit the height of the type area");
        }
        else if (page.Left + page.TypeAreaWidth > page.Width || page.Top + page.TypeAreaHeight > page.Height)
        {
            TooLarge("版心放不进纸张", "the type area does not fit the paper");
        }

        void TooLarge(string chinese, string english) => reading.Fault(
            StyleFindings.BadValue,
            map,
            new Message(chinese, english),
            new Message("减少行数、行距或边距", "lower the number of lines, the line pitch or the margins"));
    }
}
