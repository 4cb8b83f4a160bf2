using System.Buffers.Binary;
using Converter.Documents.Pictures;
using Converter.Testing;

namespace Converter.Documents.Tests.Pictures;

/// <summary>Formats that neither PDF nor a browser has: their pixels come out as PNG.</summary>
public sealed class RasterTests
{
    [Theory]
    [InlineData("quadrants.gif", PictureFormat.Gif)]
    [InlineData("quadrants.bmp", PictureFormat.Bmp)]
    [InlineData("quadrants.tiff", PictureFormat.Tiff)]
    public void Files_of_another_program_have_the_pixels_of_its_PNG(string name, PictureFormat format)
    {
        Picture picture = Picture.TryRead(PictureFiles.Sample(name), out Message? problem)!;
        Assert.Null(problem);
        Assert.Equal((format, 24, 16), (picture.Format, picture.PixelWidth, picture.PixelHeight));
        Assert.Equal(Decode(PictureFiles.Sample("quadrants.png")), Decode(picture.Drawn.Bytes));
        Assert.Equal(PictureFiles.Sample(name), picture.Bytes);
    }

    [Fact]
    public void A_fax_is_unpacked_with_every_kind_of_step()
    {
        // Across 2 white 3 black, same; same three times; right 1, left 1, same; pass, same.
        byte[] file = Tiff(8, 4, 4, 0, Bits("001 0111 10 1  1 1 1  011 010 1  0001 1"));
        Assert.Equal(
            Rows("..###...", "..###...", "...#....", "........"),
            Decode(Picture.TryRead(file, out _)!.Drawn.Bytes));
    }

    [Fact]
    public void Runs_of_a_TIFF_and_its_inverse_scale_are_understood()
    {
        byte[] packed = [0xFE, 0b00111000, 0x00, 0xFF];
        Assert.Equal(Rows("..###...", "..###...", "..###...", "########"), Decode(Picture.TryRead(Tiff(8, 4, 32773, 0, packed), out _)!.Drawn.Bytes));
        Assert.Equal(Rows("##...###", "##...###", "##...###", "........"), Decode(Picture.TryRead(Tiff(8, 4, 32773, 1, packed), out _)!.Drawn.Bytes));
    }

    [Fact]
    public void A_bitmap_in_runs_comes_out_from_the_foot()
    {
        // Three of colour 1, end of line; five pixels as they are, end.
        byte[] file = Bitmap(4, 2, 8, 1, [0, 0, 0, 0, 255, 255, 255, 0], [3, 1, 0, 0, 0, 4, 1, 0, 1, 0, 0, 1]);
        Assert.Equal([255, 0, 255, 0, 255, 255, 255, 0], Decode(Picture.TryRead(file, out _)!.Drawn.Bytes));
    }

    [Fact]
    public void A_bitmap_with_masks_has_its_colours_where_they_say()
    {
        byte[] masks = [0, 0xF8, 0, 0, 0xE0, 7, 0, 0, 0x1F, 0, 0, 0];
        Assert.Equal([255, 0, 0, 0, 255, 0, 0, 0, 255], Decode(Picture.TryRead(Bitmap(3, 1, 16, 3, masks, [0, 0xF8, 0xE0, 7, 0x1F, 0, 0, 0]), out _)!.Drawn.Bytes));
    }

    [Fact]
    public void More_pixels_than_a_sheet_has_are_refused_before_anything_is_unpacked()
    {
        Assert.Null(Picture.TryRead(Tiff(60000, 60000, 4, 0, [0]), out Message? tiff));
        Assert.Equal(PngFile.TooLarge, tiff);
        Assert.Null(Picture.TryRead(Bitmap(60000, 60000, 24, 0, [], [0]), out Message? bitmap));
        Assert.Equal(PngFile.TooLarge, bitmap);
        byte[] gif = PictureFiles.Sample("quadrants.gif");
        gif.AsSpan(6, 4).Fill(0xFF);
        Assert.Null(Picture.TryRead(gif, out Message? large));
        Assert.Equal(PngFile.TooLarge, large);
    }

    [Theory]
    [InlineData(0, 100, 50)]
    [InlineData(90, 50, 100)]
    [InlineData(180, 100, 50)]
    [InlineData(30, 111.6025, 93.3013)]
    public void A_frame_that_is_turned_fills_the_rectangle_around_it(double rotation, double width, double height)
    {
        PictureView view = new(default, rotation, true, false);
        PictureSize bounds = view.BoundsOf(new PictureSize(100, 50));
        Assert.Equal((width, height), (Math.Round(bounds.Width, 4), Math.Round(bounds.Height, 4)));
        (double X, double Y)[] corners = [.. new[] { (0, 0), (1, 0), (0, 1), (1, 1) }.Select(corner => view.MatrixOf(new PictureSize(100, 50)).Apply(corner.Item1, corner.Item2))];
        Assert.Equal((0, 0), (Math.Round(corners.Min(corner => corner.X), 9), Math.Round(corners.Min(corner => corner.Y), 9)));
        Assert.Equal((width, height), (Math.Round(corners.Max(corner => corner.X), 4), Math.Round(corners.Max(corner => corner.Y), 4)));
    }

    private static byte[] Decode(ReadOnlyMemory<byte> png) => PngFile.TryRead(png, out _)!.Decode();

    private static byte[] Rows(params string[] rows) => [.. string.Concat(rows).Select(pixel => pixel == '#' ? (byte)0 : (byte)255)];

    private static byte[] Bits(string text)
    {
        string bits = text.Replace(" ", "", StringComparison.Ordinal);
        return [.. bits.PadRight((bits.Length + 7) / 8 * 8, '0').Chunk(8).Select(eight => Convert.ToByte(new string(eight), 2))];
    }

    private static byte[] Bitmap(int width, int height, short depth, int packing, byte[] table, byte[] bits)
    {
        byte[] header = new byte[54];
        "BM"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(10), 54 + table.Length);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(14), 40);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(18), width);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(22), height);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(26), 1);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(28), depth);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(30), packing);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(46), depth == 8 ? table.Length / 4 : 0);
        return [.. header, .. table, .. bits];
    }

    private static byte[] Tiff(int width, int height, int packing, int kind, byte[] data)
    {
        (int Tag, int Value)[] entries = [(256, width), (257, height), (258, 1), (259, packing), (262, kind), (273, 8), (278, height), (279, data.Length)];
        byte[] directory = new byte[2 + (entries.Length * 12) + 4];
        BinaryPrimitives.WriteInt16LittleEndian(directory, (short)entries.Length);
        for (int entry = 0; entry < entries.Length; entry++)
        {
            Span<byte> here = directory.AsSpan(2 + (entry * 12));
            BinaryPrimitives.WriteInt16LittleEndian(here, (short)entries[entry].Tag);
            BinaryPrimitives.WriteInt16LittleEndian(here[2..], 4);
            BinaryPrimitives.WriteInt32LittleEndian(here[4..], 1);
            BinaryPrimitives.WriteInt32LittleEndian(here[8..], entries[entry].Value);
        }

        byte[] start = new byte[8];
        "II*\0"u8.CopyTo(start);
        BinaryPrimitives.WriteInt32LittleEndian(start.AsSpan(4), 8 + data.Length);
        return [.. start, .. data, .. directory];
    }
}
