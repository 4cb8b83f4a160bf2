using System.Text.Json;
using Converter.Testing;
using static Converter.Testing.PictureFile;

namespace Converter.EndToEnd;

/// <summary>Pictures of a .docx in both outputs: LibreOffice's rendering of the .docx and the .pdf show the same at the same places.</summary>
public sealed class PictureTests : IDisposable
{
    private const string Long = "各级各部门要提高政治站位，压实工作责任，把各项措施落到实处，确保人民群众生命财产安全。";
    private const int Resolution = 36;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Pictures_cropped_turned_flipped_and_in_cells_look_the_same_in_both() => AssertAlike(
        P("关于做好防汛工作的通知") + P(Long)
        + Picture("quadrants.png", crop: "l=\"25000\" t=\"10000\" r=\"15000\" b=\"30000\"") + P("图1　裁剪")
        + Picture("quadrants.png", turn: "rot=\"5400000\"") + Picture("quadrants.gif", turn: "rot=\"1800000\"") + P(Long)
        + Picture("quadrants.tiff", turn: "flipH=\"1\"") + Picture("quadrants.bmp", crop: "l=\"25000\"", turn: "flipV=\"1\" rot=\"16200000\"") + P(Long)
        + Table([P("单位"), P("图片")], [P("防汛办"), P("水位如下：") + Picture("quadrants.png") + P("图1　水位")], [Picture("quadrants.png", turn: "rot=\"10800000\""), P("倒置")])
        + P(Long));

    [Fact]
    public void Drawings_look_the_same_in_both() => AssertAlike(P("关于做好防汛工作的通知") + P(Long) + Picture("shapes.emf") + P(Long) + Picture("shapes.wmf", turn: "rot=\"5400000\"") + P(Long));

    private void AssertAlike(string body)
    {
        string file = _folder.Write("图片.docx", Of(body));
        CommandLineRun run = CommandLineRun.Of("convert", file, "--out", _folder.PathOf("out"), "--fonts", Repository.Fonts);
        Assert.True(run.ExitCode == 0, run.Error);
        JsonElement report = JsonDocument.Parse(File.ReadAllBytes(_folder.PathOf(Path.Combine("out", "图片.report.json")))).RootElement;
        Assert.True(report.GetProperty("conserved").GetBoolean());
        Assert.DoesNotContain(report.GetProperty("findings").EnumerateArray(), finding => finding.GetProperty("code").GetString()!.StartsWith("docx.picture", StringComparison.Ordinal));

        using LibreOffice office = new();
        RenderedDocument rendered = office.Render(File.ReadAllBytes(_folder.PathOf(Path.Combine("out", "图片.docx"))));
        List<Page> pdf = Draw(_folder.PathOf(Path.Combine("out", "图片.pdf")), "pdf");
        List<Page> docx = Draw(rendered.Pdf, "docx");
        Assert.Equal(pdf.Count, docx.Count);
        for (int page = 0; page < pdf.Count; page++)
        {
            // Text and pictures of LibreOffice stand up to a few points elsewhere; what is coloured is compared by colour and by where its middle is.
            foreach ((string colour, Blot one) in pdf[page].Colours())
            {
                Blot other = docx[page].Colours()[colour];
                Assert.True(Math.Abs(one.Area - other.Area) <= 12 + (0.12 * one.Area), $"page {page + 1}: {one.Area} and {other.Area} pixels of {colour}");
                Assert.True(Math.Abs(one.X - other.X) <= 5 && Math.Abs(one.Y - other.Y) <= 5, $"page {page + 1}: {colour} at {one} and {other}");
            }
        }
    }

    private List<Page> Draw(string pdf, string name)
    {
        ExternalTool.Run("pdftoppm", "-r", Resolution.ToString(System.Globalization.CultureInfo.InvariantCulture), pdf, _folder.PathOf(name));
        return [.. Directory.GetFiles(_folder.Path, name + "-*.ppm").Order(StringComparer.Ordinal).Select(file => new Page(File.ReadAllBytes(file)))];
    }

    /// <summary>What is of a colour on a page: how many pixels, and where the middle of them is.</summary>
    private readonly record struct Blot(int Area, double X, double Y);

    /// <summary>A page as pixels (PPM).</summary>
    private sealed class Page
    {
        private readonly byte[] _bytes;
        private readonly int _width;
        private readonly int _start;

        public Page(byte[] bytes)
        {
            _bytes = bytes;
            string head = System.Text.Encoding.ASCII.GetString(bytes, 0, 20);
            _width = int.Parse(head.Split(['\n', ' '])[1], System.Globalization.CultureInfo.InvariantCulture);
            for (int lines = 0; lines < 3; _start++)
            {
                lines += bytes[_start] == '\n' ? 1 : 0;
            }
        }

        public Dictionary<string, Blot> Colours()
        {
            Dictionary<string, List<(int X, int Y)>> found = new() { ["red"] = [], ["green"] = [], ["blue"] = [], ["yellow"] = [] };
            for (int at = _start; at + 2 < _bytes.Length; at += 3)
            {
                (bool red, bool green, bool blue) = (_bytes[at] > 140, _bytes[at + 1] > 140, _bytes[at + 2] > 140);
                string? colour = (red, green, blue) switch { (true, false, false) => "red", (false, true, false) => "green", (false, false, true) => "blue", (true, true, false) => "yellow", _ => null };
                if (colour is not null)
                {
                    int pixel = (at - _start) / 3;
                    found[colour].Add((pixel % _width, pixel / _width));
                }
            }

            return found.ToDictionary(pair => pair.Key, pair => new Blot(pair.Value.Count, pair.Value.Count == 0 ? 0 : pair.Value.Average(point => point.X), pair.Value.Count == 0 ? 0 : pair.Value.Average(point => point.Y)));
        }
    }
}
