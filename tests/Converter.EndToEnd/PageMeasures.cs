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

/// <summary>Where things stand on a page of a .pdf, as other programs see them: words by poppler, rules by MuPDF.</summary>
internal sealed partial class PageMeasures
{
    private const double MillimetresPerPoint = 25.4 / 72;

    /// <summary>Measures a page.</summary>
    /// <param name="pdf">The file.</param>
    /// <param name="page">The page, from 1.</param>
    public PageMeasures(string pdf, int page)
    {
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
                Millimetres(match, 2), height - Millimetres(match, 3), Millimetres(match, 4), Millimetres(match, 1))),
        ];
    }

    /// <summary>The words in the order of the page.</summary>
    public IReadOnlyList<MeasuredWord> Words { get; }

    /// <summary>The horizontal rules in the order of the page.</summary>
    public IReadOnlyList<MeasuredRule> Rules { get; }

    /// <summary>The first word that begins so.</summary>
    public MeasuredWord Find(string start) => Words.First(word => word.Text.StartsWith(start, StringComparison.Ordinal));

    private static double Millimetres(Match match, int group) =>
        double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) * MillimetresPerPoint;

    [GeneratedRegex("<word xMin=\"([\\d.]+)\" yMin=\"([\\d.]+)\" xMax=\"([\\d.]+)\" yMax=\"([\\d.]+)\">([^<]*)</word>")]
    private static partial Regex Word();

    [GeneratedRegex("<page [^>]*mediabox=\"0 0 [\\d.]+ ([\\d.]+)\"")]
    private static partial Regex PageHeight();

    [GeneratedRegex("<stroke_path linewidth=\"([\\d.]+)\"[^>]*>\\s*<moveto x=\"([\\d.]+)\" y=\"([\\d.]+)\"/>\\s*<lineto x=\"([\\d.]+)\" y=\"\\3\"/>")]
    private static partial Regex Rule();
}
