using System.Globalization;
using System.Text.RegularExpressions;
using Converter.Testing;

namespace Converter.EndToEnd;

/// <summary>A word on a page, in millimetres from the upper left corner of the paper; its height is that of the em box.</summary>
/// <param name="Text">The characters.</param>
/// <param name="Left">Left edge.</param>
/// <param name="Top">Upper edge.</param>
/// <param name="Right">Right edge.</param>
/// <param name="Bottom">Lower edge.</param>
internal sealed record MeasuredWord(string Text, double Left, double Top, double Right, double Bottom);

/// <summary>A horizontal rule on a page, in millimetres.</summary>
/// <param name="Left">Left end.</param>
/// <param name="Y">Height of its middle, from the top of the paper.</param>
/// <param name="Right">Right end.</param>
/// <param name="Weight">Thickness.</param>
internal sealed record MeasuredRule(double Left, double Y, double Right, double Weight);

/// <summary>A glyph on a page, in millimetres from the upper left corner of the paper.</summary>
/// <param name="Character">What it stands for.</param>
/// <param name="Left">Its origin.</param>
/// <param name="Baseline">Height of its baseline.</param>
internal sealed record MeasuredGlyph(string Character, double Left, double Baseline);

/// <summary>Where things stand on a page of a .pdf, as other programs see them: words by poppler, rules by MuPDF.</summary>
internal sealed partial class PageMeasures
{
    private const double MillimetresPerPoint = 25.4 / 72;
    private readonly string _pdf;
    private readonly int _page;

    /// <summary>Measures a page.</summary>
    /// <param name="pdf">The file.</param>
    /// <param name="page">The page, from 1.</param>
    public PageMeasures(string pdf, int page)
    {
        _pdf = pdf;
        _page = page;
        string number = page.ToString(CultureInfo.InvariantCulture);
        string boxes = ExternalTool.Run("pdftotext", "-f", number, "-l", number, "-bbox", pdf, "-");
        Words =
        [
            .. Word().Matches(boxes).Select(match => new MeasuredWord(
                match.Groups[5].Value, Millimetres(match, 1), Millimetres(match, 2), Millimetres(match, 3), Millimetres(match, 4))),
        ];
        string trace = ExternalTool.Run("mutool", "draw", "-q", "-F", "trace", "-o", "-", pdf, number);
        double height = Millimetres(PageHeight().Match(trace), 1);
        Rules =
        [
            .. Rule().Matches(trace).Select(match => new MeasuredRule(
                Math.Min(Millimetres(match, 2), Millimetres(match, 4)),
                height - Millimetres(match, 3),
                Math.Max(Millimetres(match, 2), Millimetres(match, 4)),
                Millimetres(match, 1))),
        ];
        Glyphs = [.. Texts().Matches(trace).SelectMany(GlyphsOf)];
    }

    /// <summary>The words in the order of the page.</summary>
    public IReadOnlyList<MeasuredWord> Words { get; }

    /// <summary>The horizontal rules in the order of the page.</summary>
    public IReadOnlyList<MeasuredRule> Rules { get; }

    /// <summary>The glyphs in the order of the page.</summary>
    public IReadOnlyList<MeasuredGlyph> Glyphs { get; }

    /// <summary>Height of the baseline of the first characters that read so.</summary>
    public double BaselineOf(string text) =>
        Glyphs[string.Concat(Glyphs.Select(glyph => glyph.Character)).IndexOf(text, StringComparison.Ordinal)].Baseline;

    /// <summary>The first word that begins so.</summary>
    public MeasuredWord Find(string start) => Words.First(word => word.Text.StartsWith(start, StringComparison.Ordinal));

    /// <summary>The middle of the ink between two heights, in a column of the page, as poppler draws it at 600 dots an inch.</summary>
    /// <param name="word">A word in that column.</param>
    /// <param name="folder">A folder for the picture.</param>
    public double MiddleOfInk(MeasuredWord word, string folder)
    {
        const int DotsPerInch = 600;
        int top = Dots(word.Top);
        string picture = Path.Combine(folder, "ink");
        string number = _page.ToString(CultureInfo.InvariantCulture);
        ExternalTool.Run(
            "pdftoppm",
            ["-f", number, "-l", number, "-singlefile", "-gray", "-r", Text(DotsPerInch), "-x", Text(Dots(word.Left)), "-y", Text(top), "-W", Text(Dots(word.Right - word.Left)), "-H", Text(Dots(word.Bottom - word.Top)), _pdf, picture]);
        byte[] pgm = File.ReadAllBytes(picture + ".pgm");
        string[] header = System.Text.Encoding.ASCII.GetString(pgm, 0, 32).Split([' ', '\n'], 5);
        int width = int.Parse(header[1], CultureInfo.InvariantCulture);
        int height = int.Parse(header[2], CultureInfo.InvariantCulture);
        int start = pgm.Length - (width * height);
        int[] rows = [.. Enumerable.Range(0, height).Where(row => pgm.AsSpan(start + (row * width), width).IndexOfAnyInRange((byte)0, (byte)127) >= 0)];
        return (top + ((rows[0] + rows[^1] + 1) / 2.0)) * 25.4 / DotsPerInch;

        static int Dots(double millimetres) => (int)Math.Round(millimetres / 25.4 * DotsPerInch);
        static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
    }

    private static double Millimetres(Match match, int group) =>
        double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) * MillimetresPerPoint;

    /// <summary>Glyphs stand in the co-ordinates of their text, which a matrix takes to those of the page.</summary>
    private static IEnumerable<MeasuredGlyph> GlyphsOf(Match text)
    {
        double[] matrix = [.. text.Groups[1].Value.Split(' ').Select(value => double.Parse(value, CultureInfo.InvariantCulture))];
        foreach (Match glyph in Glyph().Matches(text.Groups[2].Value))
        {
            double x = double.Parse(glyph.Groups[2].Value, CultureInfo.InvariantCulture);
            double y = double.Parse(glyph.Groups[3].Value, CultureInfo.InvariantCulture);
            yield return new MeasuredGlyph(
                glyph.Groups[1].Value,
                ((matrix[0] * x) + (matrix[2] * y) + matrix[4]) * MillimetresPerPoint,
                ((matrix[1] * x) + (matrix[3] * y) + matrix[5]) * MillimetresPerPoint);
        }
    }

    [GeneratedRegex("<fill_text [^>]*transform=\"([^\"]+)\"[^>]*>(.*?)</fill_text>", RegexOptions.Singleline)]
    private static partial Regex Texts();

    [GeneratedRegex("<g unicode=\"([^\"]+)\"[^>]* x=\"([-\\d.]+)\" y=\"([-\\d.]+)\"")]
    private static partial Regex Glyph();

    [GeneratedRegex("<word xMin=\"([\\d.]+)\" yMin=\"([\\d.]+)\" xMax=\"([\\d.]+)\" yMax=\"([\\d.]+)\">([^<]*)</word>")]
    private static partial Regex Word();

    [GeneratedRegex("<page [^>]*mediabox=\"0 0 [\\d.]+ ([\\d.]+)\"")]
    private static partial Regex PageHeight();

    [GeneratedRegex("<stroke_path linewidth=\"([\\d.]+)\"[^>]*>\\s*<moveto x=\"([\\d.]+)\" y=\"([\\d.]+)\"/>\\s*<lineto x=\"([\\d.]+)\" y=\"\\3\"/>")]
    private static partial Regex Rule();
}
