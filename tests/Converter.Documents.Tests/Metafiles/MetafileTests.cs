using System.Globalization;
using Converter.Documents.Drawings;
using Converter.Documents.Metafiles;
using Converter.Documents.Pictures;
using Converter.Testing;

namespace Converter.Documents.Tests.Metafiles;

/// <summary>Metafiles as drawings: every kind of record, in millimetres here so that the numbers can be read.</summary>
public sealed class MetafileTests
{
    private const double PointsPerMillimetre = 72 / 25.4;

    [Fact]
    public void Lines_areas_and_curves_have_the_pen_and_the_brush_that_were_chosen() => Assert.Equal(
        [
            "M10 10 L20 10 L20 20 Z fill FF0000",
            "M10 10 L20 10 L20 20 Z pen 0000FF 2",
            "M0 0 L5 5 L9 5 pen 0000FF 2",
            "M0 0 C1 1 2 2 3 3 pen 0000FF 2",
            "M1 1 L2 1 L2 2 Z M5 5 L6 5 L6 6 Z fill FF0000",
        ],
        Dump(new EmfBuilder()
            .Record(38, 1, 0, 2, 0, 0xFF0000)
            .Record(39, 2, 0, 0x0000FF, 0)
            .Record(37, 1)
            .Record(37, 2)
            .Drawn(3, 3, 10, 10, 20, 10, 20, 20)
            .Record(27, 0, 0)
            .Drawn(89, 2, 5 | (5 << 16), 9 | (5 << 16))
            .Drawn(2, 4, 0, 0, 1, 1, 2, 2, 3, 3)
            .Record(37, unchecked((int)0x80000008))
            .Drawn(8, 2, 6, 3, 3, 1, 1, 2, 1, 2, 2, 5, 5, 6, 5, 6, 6)));

    [Fact]
    public void Windows_viewports_and_turns_map_to_the_paper() => Assert.Equal(
        ["M10 20 L30 20 L30 40 L10 40 Z fill FFFFFF", "M10 20 L10 40 L-10 40 L-10 20 Z fill FFFFFF", "M0 0 L1 0 L1 -1 L0 -1 Z fill FFFFFF"],
        Dump(new EmfBuilder()
            .Record(37, unchecked((int)0x80000008))
            .Record(17, 8).Record(9, 1000, 1000).Record(11, 100, 100).Record(10, -100, -200)
            .Drawn(3, 4, 0, 0, 200, 0, 200, 200, 0, 200)
            .Record(35, 0, BitConverter.SingleToInt32Bits(1), BitConverter.SingleToInt32Bits(-1), 0, 0, 0)
            .Drawn(3, 4, 0, 0, 200, 0, 200, 200, 0, 200)
            .Record(36, 0, 0, 0, 0, 0, 0, 1).Record(17, 2).Record(10, 0, 0).Record(12, 0, 0)
            .Drawn(3, 4, 0, 0, 10, 0, 10, 10, 0, 10)));

    [Fact]
    public void What_is_saved_comes_back_and_what_is_cut_away_is_not_seen() => Assert.Equal(
        ["M0 0 L9 0 L9 9 L0 9 Z fill FFFFFF in M1 1 L5 1 L5 5 L1 5 Z", "M0 0 L9 0 L9 9 L0 9 Z fill FFFFFF"],
        Dump(new EmfBuilder()
            .Record(37, unchecked((int)0x80000008))
            .Record(33).Record(30, 1, 1, 5, 5)
            .Record(43, 0, 0, 9, 9)
            .Record(34, -1)
            .Record(43, 0, 0, 9, 9)));

    /// <summary>Each shape is drawn again where another one comes: without a bound the square of the records would be drawn.</summary>
    [Fact]
    public void Shapes_that_cut_away_within_one_another_have_an_end()
    {
        EmfBuilder records = new EmfBuilder().Record(37, unchecked((int)0x80000008));
        for (int one = 0; one < 2_000; one++)
        {
            records.Record(30, 1, 1, 50, 50).Record(43, 0, 0, 9, 9);
        }

        Drawing drawing = EmfFile.TryRead(records.ToBytes(), out _)!;

        Assert.Equal(256, drawing.Steps.Max(step => step.Clip.Length));
        Assert.Contains(drawing.Lacks, lack => lack.English == "a clipping region joined of several");
    }

    [Fact]
    public void A_path_is_painted_as_a_whole_and_may_cut_away() => Assert.Equal(
        ["M1 1 L2 1 L2 2 Z M5 5 L6 5 L6 6 Z fill FFFFFF", "M0 0 L9 0 L9 9 L0 9 Z fill FFFFFF in M3 3 L4 3 L4 4 L3 4 Z"],
        Dump(new EmfBuilder()
            .Record(37, unchecked((int)0x80000008))
            .Record(59).Record(27, 1, 1).Record(54, 2, 1).Record(54, 2, 2).Record(61)
            .Record(27, 5, 5).Record(54, 6, 5).Record(54, 6, 6).Record(61).Record(60).Drawn(62)
            .Record(59).Record(43, 3, 3, 4, 4).Record(60).Record(67, 5)
            .Record(43, 0, 0, 9, 9)));

    [Fact]
    public void Parts_of_ellipses_begin_and_end_at_their_rays()
    {
        // From the right to the top, against the clock; then the other way round.
        string[] dump = Dump(new EmfBuilder().Record(45, 0, 0, 20, 20, 20, 10, 10, 0).Record(57, 2).Record(45, 0, 0, 20, 20, 20, 10, 10, 0).Record(47, 0, 0, 20, 20, 20, 10, 10, 0));
        Assert.StartsWith("M20 10 C20 4.477", dump[0], StringComparison.Ordinal);
        Assert.EndsWith("10 0 pen 000000 0", dump[0], StringComparison.Ordinal);
        Assert.Equal(3, dump[1].Count(character => character == 'C'));
        Assert.StartsWith("M10 10 C10 10 20 10 20 10", dump[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Text_has_its_font_its_place_and_its_advances()
    {
        byte[] font = new byte[96];
        BitConverter.TryWriteBytes(font, 3);
        BitConverter.TryWriteBytes(font.AsSpan(4), -10);
        BitConverter.TryWriteBytes(font.AsSpan(12), 900);
        BitConverter.TryWriteBytes(font.AsSpan(20), 700);
        System.Text.Encoding.Unicode.GetBytes("宋体", font.AsSpan(32));
        Drawing drawing = Read(new EmfBuilder().Record(82, font).Record(37, 3).Record(18, 1).Record(22, 24).Record(24, 0x0000FF).Text("防汛", 10, 20, 12));
        TextStep text = Assert.IsType<TextStep>(Assert.Single(drawing.Steps));
        Assert.Equal(("防汛", "宋体", true, 0xFF0000), (text.Text, text.Font.Name, text.Font.IsBold, text.Color));
        Assert.Equal((10, 12, 12), (Math.Round(text.Font.Size / PointsPerMillimetre), Math.Round(text.Advances[0] / PointsPerMillimetre), Math.Round(text.Advances[1] / PointsPerMillimetre)));

        // A quarter to the left: the baseline goes upwards.
        (double x, double y) = text.Place.Apply(10, 0);
        Assert.Equal((10, 20 - (10 / PointsPerMillimetre)), (Math.Round(x / PointsPerMillimetre, 6), Math.Round(y / PointsPerMillimetre, 6)), new Near());
    }

    [Fact]
    public void Pixels_stand_in_their_rectangle_and_a_mask_lets_them_through()
    {
        byte[] black = Pixel(0, 0, 0);
        byte[] red = Pixel(0, 0, 255);
        EmfBuilder file = new EmfBuilder().Record(81, Stretch(red, 10, 20, 30, 40, 0x00CC0020)).Record(81, Stretch(black, 0, 0, 5, 5, 0x008800C6)).Record(81, Stretch(red, 0, 0, 5, 5, 0x00EE0086));
        Drawing drawing = Read(file);
        PixelStep[] steps = [.. drawing.Steps.Cast<PixelStep>()];
        Assert.Equal(2, steps.Length);
        (double x, double y) = steps[0].Place.Apply(1, 1);
        Assert.Equal((40, 60), (Math.Round(x / PointsPerMillimetre), Math.Round(y / PointsPerMillimetre)));
        Assert.All(steps, step => Assert.Equal([255, 0, 0], PngFile.TryRead(step.Picture.Bytes, out _)!.Decode()));
        Assert.Same(steps[0].Picture, steps[1].Picture);
        Assert.Empty(drawing.Lacks);
    }

    [Fact]
    public void What_is_not_drawn_is_told()
    {
        byte[] plus = [16, 0, 0, 0, .. "EMF+"u8, 0x01, 0x40, 0, 0, 12, 0, 0, 0];
        Assert.Equal("what is in EMF+ only", Assert.Single(Read(new EmfBuilder().Record(70, plus)).Lacks).English);
        plus[10] = 1;
        Assert.Empty(Read(new EmfBuilder().Record(70, plus)).Lacks);
        Assert.Equal("record 53", Assert.Single(Read(new EmfBuilder().Record(53, 0, 0, 0, 0).Record(53, 0, 0, 0, 0)).Lacks).English);
        Assert.Single(Read(new EmfBuilder().Record(20, 7)).Lacks);
    }

    [Fact]
    public void Both_kinds_of_one_drawing_show_the_same()
    {
        Drawing emf = Sample("shapes.emf");
        Drawing wmf = Sample("shapes.wmf");
        Assert.Empty(emf.Lacks.Concat(wmf.Lacks));
        Assert.Equal(["防汛工作 Chart 2026 图表", "旋转 Text"], Words(emf));
        Assert.Equal(Words(emf), Words(wmf));
        Assert.Superset(new HashSet<int> { 0x3CA03C, 0xE63C3C, 0xFAC800 }, new HashSet<int>(Fills(emf)));
        Assert.Equal(Fills(emf), Fills(wmf));
        Assert.Equal(emf.Width / emf.Height, wmf.Width / wmf.Height, 0.02);

        static string[] Words(Drawing drawing) => [.. string.Concat(drawing.Steps.OfType<TextStep>().Select(step => step.Text)).Split("旋转").Select((part, at) => at == 0 ? part : "旋转" + part)];
        static int[] Fills(Drawing drawing) => [.. drawing.Steps.OfType<PathStep>().Select(step => step.Fill ?? -1).Where(fill => fill is >= 0 and < 0xFFFFFF).Distinct().Order()];
    }

    [Theory]
    [InlineData("shapes.emf")]
    [InlineData("shapes.wmf")]
    public void A_damaged_file_at_any_place_is_a_problem_or_a_drawing_and_never_an_exception(string name)
    {
        byte[] file = PictureFiles.Sample(name);
        for (int at = 0; at < file.Length; at += 61)
        {
            Assert.Null(Picture.TryRead(file.AsMemory(0, at), out Message? cut));
            Assert.NotNull(cut);
            byte[] broken = [.. file];
            broken[at] ^= 0xFF;
            Picture? picture = Picture.TryRead(broken, out Message? problem);
            Assert.True(picture is null == problem is not null, $"byte {at}");
        }
    }

    [Fact]
    public void A_drawing_that_says_it_has_more_points_than_bytes_is_refused()
    {
        Assert.Null(Picture.TryRead(new EmfBuilder().Drawn(4, int.MaxValue, 1, 1).ToBytes(), out Message? problem));
        Assert.NotNull(problem);
    }

    private static Drawing Sample(string name)
    {
        Picture picture = Picture.TryRead(PictureFiles.Sample(name), out Message? problem)!;
        Assert.Null(problem);
        return picture.Drawing!;
    }

    private static Drawing Read(EmfBuilder file)
    {
        Drawing? drawing = EmfFile.TryRead(file.ToBytes(), out Message? problem);
        Assert.Null(problem);
        return drawing!;
    }

    private static byte[] Pixel(byte blue, byte green, byte red) =>
        [.. new[] { 40, 1, 1, 1 | (24 << 16), 0, 4, 0, 0, 0, 0 }.SelectMany(BitConverter.GetBytes), blue, green, red, 0];

    private static byte[] Stretch(byte[] bitmap, int x, int y, int width, int height, int operation) =>
        [.. new[] { 0, 0, 0, 0, x, y, 0, 0, 1, 1, 80, 40, 120, 4, 0, operation, width, height }.SelectMany(BitConverter.GetBytes), .. bitmap];

    private static string[] Dump(EmfBuilder file) => [.. Read(file).Steps.Cast<PathStep>().Select(Dump)];

    private static string Dump(PathStep step) => string.Join(
        ' ',
        new[]
        {
            Dump(step.Path),
            step.Fill is { } fill ? $"fill {fill:X6}" : string.Empty,
            step.Stroke is { } pen ? string.Create(CultureInfo.InvariantCulture, $"pen {pen.Color:X6} {pen.Width / PointsPerMillimetre:0.###}") : string.Empty,
            step.Clip.IsEmpty ? string.Empty : "in " + string.Join(" and ", step.Clip.Select(Dump)),
        }.Where(part => part.Length > 0));

    private static string Dump(DrawingPath path) => string.Join(' ', path.Segments.Select(segment => segment.Kind switch
    {
        PathSegmentKind.Close => "Z",
        PathSegmentKind.Curve => $"C{Point(segment.X1, segment.Y1)} {Point(segment.X2, segment.Y2)} {Point(segment.X, segment.Y)}",
        PathSegmentKind.Line => "L" + Point(segment.X, segment.Y),
        _ => "M" + Point(segment.X, segment.Y),
    }));

    private static string Point(double x, double y) => string.Create(CultureInfo.InvariantCulture, $"{Number(x)} {Number(y)}");

    private static string Number(double points) => (Math.Round(points / PointsPerMillimetre, 3) + 0.0).ToString("0.###", CultureInfo.InvariantCulture);

    private sealed class Near : IEqualityComparer<(double X, double Y)>
    {
        public bool Equals((double X, double Y) one, (double X, double Y) other) => Math.Abs(one.X - other.X) < 1e-4 && Math.Abs(one.Y - other.Y) < 1e-4;

        public int GetHashCode((double X, double Y) point) => 0;
    }
}
