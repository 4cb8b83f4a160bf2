using Converter.Documents;
using Converter.Documents.Pictures;
using Converter.Styles.Sheets;

namespace Converter.Styles.Styling;

/// <summary>Gives a picture its size: that of the file, no wider and no higher than the type area, in whole lines of the grid.</summary>
internal static class PictureStyling
{
    /// <summary>Lines of a page that a picture in a table leaves: the head of the table and a caption in the cell.</summary>
    private const int RowsBesideCell = 4;

    /// <summary>Styles a picture.</summary>
    public static StyledPicture Style(PictureBlock picture, BlockPlace place, StyleSheet sheet)
    {
        StyledPicture styled = Sized(picture, sheet.Page.LinesPerPage, sheet);
        bool opensText = place.Before is Role.Title or Role.Subtitle;
        return opensText ? styled with { SpaceBefore = sheet.BelowTitle } : styled;
    }

    /// <summary>The picture with its caption below it: on the same page, which has to hold both.</summary>
    public static StyledPicture WithCaption(StyledPicture picture, StyleSheet sheet)
    {
        // A caption of two lines below the highest picture that a page holds beside one.
        int room = sheet.Page.LinesPerPage - 2;
        StyledPicture sized = picture.Rows > room ? Sized(picture.Picture, room, sheet) with { SpaceBefore = picture.SpaceBefore } : picture;
        return sized with { KeepWithNext = true };
    }

    /// <summary>A picture in a cell: no wider than the cell, and no higher than lets the rows around it stand on its page.</summary>
    public static StyledCellPicture InCell(CellPicture picture, Length cellWidth, ParagraphStyle style, PageFormat page)
    {
        Length pitch = page.LinePitch * Math.Max(1, style.GridLines);
        int mostRows = Math.Max(1, (page.LinesPerPage - RowsBesideCell) / Math.Max(1, style.GridLines));
        (Figure figure, int rows) = Fit(picture.Figure, cellWidth - StyledTable.CellPadding - StyledTable.CellPadding, pitch, mostRows);
        return new StyledCellPicture(picture, figure, rows);
    }

    private static StyledPicture Sized(PictureBlock picture, int mostRows, StyleSheet sheet)
    {
        (Figure figure, int rows) = Fit(picture.Figure, sheet.Page.TypeAreaWidth, sheet.Page.LinePitch, mostRows);
        return new StyledPicture(picture, sheet.Paragraphs["picture"], figure, rows);
    }

    private static (Figure Figure, int Rows) Fit(Figure figure, Length widest, Length pitch, int mostRows)
    {
        PictureSize bounds = figure.Bounds;
        Length highest = (pitch * mostRows) - StyledPicture.Below;
        double scale = Math.Min(1, Math.Min(widest.Points / bounds.Width, highest.Points / bounds.Height));
        Figure fitting = figure.Scaled(scale);
        int rows = (int)Math.Ceiling(((fitting.Bounds.Height + StyledPicture.Below.Points) / pitch.Points) - 1e-6);
        return (fitting, Math.Clamp(rows, 1, mostRows));
    }
}
