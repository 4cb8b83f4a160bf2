using Converter.Documents;
using Converter.Styles.Sheets;

namespace Converter.Styles.Styling;

/// <summary>Gives a picture its size: that of the file, no wider and no higher than the type area, in whole lines of the grid.</summary>
internal static class PictureStyling
{
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

    private static StyledPicture Sized(PictureBlock picture, int mostRows, StyleSheet sheet)
    {
        PageFormat page = sheet.Page;
        (Length width, Length height) = (Length.FromPoints(picture.Size.Width), Length.FromPoints(picture.Size.Height));
        Length highest = (page.LinePitch * mostRows) - StyledPicture.Below;
        double scale = Math.Min(1, Math.Min(page.TypeAreaWidth / width, highest / height));
        (width, height) = (width * scale, height * scale);
        int rows = (int)Math.Ceiling(((height + StyledPicture.Below) / page.LinePitch) - 1e-6);
        return new StyledPicture(picture, sheet.Paragraphs["picture"], width, height, Math.Clamp(rows, 1, mostRows));
    }
}
