using Converter.Documents;
using Converter.Documents.Drawings;
using Converter.Documents.Pictures;
using Converter.Styles;
using Converter.Styles.Styling;
using Converter.Testing;
using Converter.Typesetting.Pages;

namespace Converter.Typesetting.Tests.Pages;

/// <summary>Pictures on the grid: in the middle, no larger than the type area, on the page of their captions.</summary>
public sealed class PictureTests
{
    [Fact]
    public void A_picture_has_its_own_size_in_the_middle_and_whole_lines_of_the_grid()
    {
        TypesetPage page = Assert.Single(Typeset(200, 100, "图1　组织架构").Pages);
        PlacedPicture picture = Assert.Single(page.Pictures);
        double left = Texts.Sheet.Page.Left.Points;
        Assert.Equal((200, 100), (picture.Width.Points, picture.Height.Points));
        Assert.Equal(left + (Texts.Sheet.Page.TypeAreaWidth.Points / 2), picture.X.Points + 100, 0.01);
        double pitch = Texts.Sheet.Page.LinePitch.Points;
        Length title = page.Lines[0].Baseline;
        Assert.Equal(5, Math.Round((page.Lines[1].Baseline - title).Points / pitch));
        Assert.True(picture.Y > title && picture.Y + picture.Height < page.Lines[1].Baseline, "not between the lines around it");
    }

    [Theory]
    [InlineData(900, 300)]
    [InlineData(300, 2000)]
    [InlineData(4000, 4000)]
    public void A_picture_larger_than_the_type_area_fits_it_in_proportion_with_room_for_its_caption(double width, double height)
    {
        TypesetDocument pages = Typeset(width, height, "图1　组织架构");
        TypesetPage page = pages.Pages.Single(page => page.Pictures.Length > 0);
        PlacedPicture picture = page.Pictures[0];
        Length bottom = Texts.Sheet.Page.Top + Texts.Sheet.Page.TypeAreaHeight;
        Assert.True(picture.Width <= Texts.Sheet.Page.TypeAreaWidth + Length.FromPoints(0.01) && picture.Y + picture.Height <= bottom, "larger than the type area");
        Assert.Equal(width / height, picture.Width / picture.Height, 0.01);
        Assert.Contains(page.Lines, line => line.Baseline > picture.Y + picture.Height && line.Block == picture.Block + 1);
    }

    [Fact]
    public void A_caption_is_never_parted_from_its_picture_wherever_the_text_before_them_ends()
    {
        for (int lines = 1; lines <= 22; lines++)
        {
            TypesetDocument pages = Typeset(200, 100, "图1　组织架构", Texts.Han(26 + (28 * (lines - 1))));
            TypesetPage page = pages.Pages.Single(page => page.Pictures.Length > 0);
            Assert.Contains(page.Lines, line => line.Block == page.Pictures[0].Block + 1);
        }
    }

    [Fact]
    public void The_text_of_a_drawing_comes_out_as_outlines_of_its_colour_once_for_all_places()
    {
        Document text = Texts.Of((Role.Body, "如图所示。"));
        Figure figure = new(Picture.TryRead(PictureFiles.Sample("shapes.emf"), out _)!, new PictureSize(200, 120));
        PictureBlock block = new(figure, new MappedText(Picture.Mark, [new MapSegment(0, 0)]));
        PlacedPicture[] placed = [.. Typesetter.Typeset(Styler.Style(text with { Blocks = [.. text.Blocks, block, block] }, Texts.Sheet), Texts.Fonts).Pages.SelectMany(page => page.Pictures)];
        Assert.Equal(2, placed.Length);
        Assert.Same(placed[0].Drawing, placed[1].Drawing);
        Assert.DoesNotContain(placed[0].Drawing!.Steps, step => step is TextStep);

        // 旋转 and Text in red: six outlines beside the areas.
        Assert.Equal(6, placed[0].Drawing!.Steps.OfType<PathStep>().Count(step => step.Fill == 0xC80000));
        TextStep words = figure.Picture.Drawing!.Steps.OfType<TextStep>().First(step => step.Color == 0xC80000);
        PathSegment begin = placed[0].Drawing!.Steps.OfType<PathStep>().First(step => step.Fill == words.Color).Path.Segments[0];
        (double x, double y) = words.Place.Apply(0, 0);
        Assert.True(Math.Abs(begin.X - x) < words.Font.Size * 2 && Math.Abs(begin.Y - y) < words.Font.Size * 2, "not where the text is");
    }

    private static TypesetDocument Typeset(double width, double height, string caption, string text = "标题")
    {
        Document before = Texts.Of((Role.Body, text));
        Document after = Texts.Of((Role.Body, caption));
        PictureBlock picture = new(
            new Figure(Picture.TryRead(PictureFiles.HalfRed, out _)!, new PictureSize(width, height)), new MappedText(Picture.Mark, [new MapSegment(0, 0)]));
        return Typesetter.Typeset(Styler.Style(before with { Blocks = [.. before.Blocks, picture, .. after.Blocks] }, Texts.Sheet), Texts.Fonts);
    }
}
