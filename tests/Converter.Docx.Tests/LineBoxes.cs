using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using Converter.Testing;

namespace Converter.Docx.Tests;

/// <summary>A line of a rendered page, in points from the upper left corner of the paper.</summary>
internal readonly record struct LineBox(double Left, double Top, double Right, string Text);

/// <summary>Finds the lines of a page of a PDF.</summary>
internal static class LineBoxes
{
    public static ImmutableArray<LineBox> Of(string pdf, int page)
    {
        string number = page.ToString(CultureInfo.InvariantCulture);
        string html = ExternalTool.Run("pdftotext", "-bbox-layout", "-f", number, "-l", number, pdf, "-");
        return
        [
            .. XDocument.Parse(html).Descendants().Where(element => element.Name.LocalName == "line")
                .Select(line => new LineBox(
                    Number(line, "xMin"),
                    Number(line, "yMin"),
                    Number(line, "xMax"),
                    string.Join(' ', line.Elements().Select(word => word.Value))))
                .OrderBy(box => box.Top),
        ];
    }

    private static double Number(XElement line, string name) => double.Parse(line.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
