using Converter.Documents.Pictures;
using Converter.Testing;

namespace Converter.Documents.Tests.Pictures;

/// <summary>Files of pictures from anywhere: pixels as they should be, and nothing that makes the reading fail.</summary>
public sealed class PictureTests
{
    [Fact]
    public void Pixels_of_every_kind_come_out_with_8_bits_over_white()
    {
        Assert.Equal([0, 255, 255, 0], Pixels(PictureFiles.Png((4, 1), 1, 0, [[0, 0b01100000]])));
        Assert.Equal([0, 85, 170, 255], Pixels(PictureFiles.Png((4, 1), 2, 0, [[0, 0b00011011]])));
        Assert.Equal([0x12, 0xFF], Pixels(PictureFiles.Png((2, 1), 16, 0, [[0, 0x12, 0x34, 0xFF, 0xFF]])));
        Assert.Equal([255, 127, 127], Pixels(PictureFiles.HalfRed));
        Assert.Equal([255, 100], Pixels(PictureFiles.Png((2, 1), 8, 4, [[0, 7, 0, 100, 255]])));
        Assert.Equal([255, 0, 0, 127, 127, 255], Pixels(PictureFiles.Png((2, 1), 8, 3, [[0, 0, 1]], [255, 0, 0, 0, 0, 255], [255, 128])));
        Assert.Equal([255, 9], Pixels(PictureFiles.Png((2, 1), 8, 0, [[0, 5, 9]], transparency: [0, 5])));
        Assert.Equal([1, 2, 3, 255, 255, 255], Pixels(PictureFiles.Png((2, 1), 8, 2, [[0, 1, 2, 3, 4, 5, 6]], transparency: [0, 4, 0, 5, 0, 6])));
    }

    [Fact]
    public void Every_filter_is_taken_away() => Assert.Equal(
        [10, 20, 30, 11, 22, 33, 12, 24, 36, 7, 18, 30, 8, 20, 32],
        Pixels(PictureFiles.Png((3, 5), 8, 0, [[0, 10, 20, 30], [1, 11, 11, 11], [2, 1, 2, 3], [3, 1, 3, 3], [4, 1, 2, 2]])));

    [Fact]
    public void An_interlaced_picture_comes_out_row_by_row() =>
        Assert.Equal([1, 2, 3, 4], Pixels(PictureFiles.Png((2, 2), 8, 0, [[0, 1], [0, 2], [0, 3, 4]], interlaced: true)));

    [Theory]
    [InlineData(8, true)]
    [InlineData(16, false)]
    public void Data_that_PDF_has_as_well_is_plain(byte depth, bool isPlain)
    {
        byte[] file = PictureFiles.Png((1, 1), depth, 0, [[0, 1, 2]]);
        Assert.Equal(isPlain, PngFile.TryRead(file, out _)!.IsPlain);
        Assert.False(PngFile.TryRead(PictureFiles.HalfRed, out _)!.IsPlain);
        Assert.True(PngFile.TryRead(PictureFiles.Indexed, out _)!.IsPlain);
    }

    [Fact]
    public void A_damaged_file_at_any_place_is_a_problem_or_a_picture_and_never_an_exception()
    {
        foreach (byte[] file in new[]
        {
            PictureFiles.HalfRed, PictureFiles.Indexed, PictureFiles.Jpeg, PictureFiles.Sample("quadrants.gif"), PictureFiles.Sample("quadrants.tiff"), PictureFiles.Sample("quadrants.bmp"),
        })
        {
            for (int at = 0; at < file.Length; at++)
            {
                // Pixels that are cut off at the end are white where a format has no sign of its end.
                Picture? part = Picture.TryRead(file.AsMemory(0, at), out Message? cut);
                Assert.True(part is null == cut is not null, $"cut at byte {at}");
                Assert.False(part is { Pixels: null }, $"cut at byte {at}");
                byte[] broken = [.. file];
                broken[at] ^= 0xFF;
                Picture? picture = Picture.TryRead(broken, out Message? problem);
                Assert.True(picture is null == problem is not null, $"byte {at}");
            }
        }
    }

    [Fact]
    public void A_bomb_is_not_unpacked()
    {
        Picture.TryRead(PictureFiles.Png((60000, 60000), 8, 6, [[0]]), out Message? large);
        Assert.Equal(PngFile.TooLarge, large);
        Picture.TryRead(PictureFiles.Png((60000, 500), 8, 6, [[0]]), out Message? empty);
        Assert.NotNull(empty);
    }

    [Fact]
    public void A_JPEG_tells_its_size_and_one_in_inks_or_without_loss_is_a_problem()
    {
        Picture picture = Picture.TryRead(PictureFiles.Jpeg, out Message? problem)!;
        Assert.Null(problem);
        Assert.Equal((PictureFormat.Jpeg, 8, 8), (picture.Format, picture.PixelWidth, picture.PixelHeight));
        int frame = PictureFiles.Jpeg.AsSpan().IndexOf<byte>([0xFF, 0xC0]);
        Assert.NotNull(With(frame + 9, 4));
        Assert.NotNull(With(frame + 1, 0xC3));
        Assert.NotNull(With(frame + 4, 12));

        Message? With(int at, byte value)
        {
            byte[] changed = [.. PictureFiles.Jpeg];
            changed[at] = value;
            Assert.Null(Picture.TryRead(changed, out Message? why));
            return why;
        }
    }

    [Theory]
    [InlineData("图1　防汛组织架构", true)]
    [InlineData("图 2-1：监测站点", true)]
    [InlineData("图三", true)]
    [InlineData("图1反映了去年的汛情，比上年重", false)]
    [InlineData("图书馆工作安排", false)]
    [InlineData("图1 流程。", false)]
    [InlineData("", false)]
    public void A_caption_is_known_by_its_form(string text, bool isCaption) => Assert.Equal(isCaption, FigureCaption.Is(text));

    private static byte[] Pixels(byte[] file)
    {
        PngFile? png = PngFile.TryRead(file, out Message? problem);
        Assert.Null(problem);
        return png!.Decode();
    }
}
