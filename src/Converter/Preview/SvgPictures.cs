using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Converter.Documents.Drawings;
using Converter.Documents.Pictures;
using Converter.Typesetting.Pages;

namespace Converter.Preview;

/// <summary>Pictures on a page: pixels as they are, drawings as SVG of their own inside the address, so that nothing of a file can act on the page.</summary>
internal static class SvgPictures
{
    /// <summary>A pen without width draws the finest line, as in the .pdf.</summary>
    private const double FinestLine = 0.25;

    /// <summary>Adds a picture at its place, cropped, turned and flipped.</summary>
    /// <param name="svg">Takes it.</param>
    /// <param name="picture">The picture.</param>
    public static void Append(StringBuilder svg, PlacedPicture picture)
    {
        Figure figure = picture.Figure;
        string address = picture.Drawing is { } drawing
            ? "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(Draw(drawing)))
            : AddressOf(figure.Picture.Drawn);
        if (figure.View.IsPlain)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<image x=\"{picture.X.Points:0.##}\" y=\"{picture.Y.Points:0.##}\" width=\"{picture.Width.Points:0.##}\" height=\"{picture.Height.Points:0.##}\" preserveAspectRatio=\"none\" href=\"{address}\"/>");
            return;
        }

        // A viewport of its own shows the part that is left; the mapping of the frame turns and flips it.
        PictureSize size = figure.Size;
        PictureMatrix frame = figure.View.MatrixOf(size);
        PictureCrop crop = figure.View.Crop;
        svg.Append(CultureInfo.InvariantCulture, $"<g transform=\"matrix({frame.A / size.Width:0.######} {frame.B / size.Width:0.######} {frame.C / size.Height:0.######} {frame.D / size.Height:0.######} {picture.X.Points + frame.E:0.###} {picture.Y.Points + frame.F:0.###})\">");
        svg.Append(CultureInfo.InvariantCulture, $"<svg width=\"{size.Width:0.###}\" height=\"{size.Height:0.###}\" viewBox=\"{crop.Left * 1000:0.##} {crop.Top * 1000:0.##} {crop.Width * 1000:0.##} {crop.Height * 1000:0.##}\" preserveAspectRatio=\"none\">");
        svg.Append(CultureInfo.InvariantCulture, $"<image width=\"1000\" height=\"1000\" preserveAspectRatio=\"none\" href=\"{address}\"/></svg></g>");
    }

    private static string AddressOf(Picture picture) =>
        $"data:image/{(picture.Format == PictureFormat.Png ? "png" : "jpeg")};base64,{Convert.ToBase64String(picture.Bytes.Span)}";

    private static string Draw(Drawing drawing)
    {
        StringBuilder svg = new();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{drawing.Width:0.###}\" height=\"{drawing.Height:0.###}\" viewBox=\"0 0 {drawing.Width:0.###} {drawing.Height:0.###}\" preserveAspectRatio=\"none\">");
        Dictionary<DrawingPath, int> clips = new(ReferenceEqualityComparer.Instance);
        foreach (DrawingStep step in drawing.Steps)
        {
            string opened = Open(svg, step.Clip, clips);
            switch (step)
            {
                case PathStep path: Append(svg, path); break;
                case PixelStep pixels:
                    PictureMatrix place = pixels.Place;
                    svg.Append(CultureInfo.InvariantCulture, $"<image width=\"1\" height=\"1\" preserveAspectRatio=\"none\" transform=\"matrix({place.A:0.####} {place.B:0.####} {place.C:0.####} {place.D:0.####} {place.E:0.###} {place.F:0.###})\" href=\"{AddressOf(pixels.Picture)}\"/>");
                    break;
                default: break;
            }

            svg.Append(opened);
        }

        return svg.Append("</svg>").ToString();
    }

    /// <summary>Opens a group for each path that the step is seen inside of.</summary>
    /// <returns>What closes them.</returns>
    private static string Open(StringBuilder svg, ImmutableArray<DrawingPath> clip, Dictionary<DrawingPath, int> clips)
    {
        foreach (DrawingPath path in clip)
        {
            if (!clips.TryGetValue(path, out int number))
            {
                clips.Add(path, number = clips.Count);
                svg.Append(CultureInfo.InvariantCulture, $"<clipPath id=\"c{number}\"><path d=\"{Data(path)}\"{(path.IsEvenOdd ? " clip-rule=\"evenodd\"" : "")}/></clipPath>");
            }

            svg.Append(CultureInfo.InvariantCulture, $"<g clip-path=\"url(#c{number})\">");
        }

        return string.Concat(Enumerable.Repeat("</g>", clip.Length));
    }

    private static void Append(StringBuilder svg, PathStep step)
    {
        svg.Append("<path d=\"").Append(Data(step.Path)).Append('"');
        svg.Append(step.Fill is { } fill ? FormattableString.Invariant($" fill=\"#{fill:X6}\"") : " fill=\"none\"").Append(step.Path.IsEvenOdd ? " fill-rule=\"evenodd\"" : string.Empty);
        if (step.Stroke is { } pen)
        {
            svg.Append(CultureInfo.InvariantCulture, $" stroke=\"#{pen.Color:X6}\" stroke-width=\"{Math.Max(pen.Width, FinestLine):0.###}\"");
            svg.Append(pen.Cap switch { 1 => " stroke-linecap=\"round\"", 2 => " stroke-linecap=\"square\"", _ => "" });
            svg.Append(pen.Join switch { 1 => " stroke-linejoin=\"round\"", 2 => " stroke-linejoin=\"bevel\"", _ => "" });
            if (!pen.Dashes.IsEmpty)
            {
                svg.Append(" stroke-dasharray=\"").AppendJoin(' ', pen.Dashes.Select(dash => dash.ToString("0.###", CultureInfo.InvariantCulture))).Append('"');
            }
        }

        svg.Append("/>");
    }

    private static string Data(DrawingPath path)
    {
        StringBuilder data = new();
        foreach (PathSegment segment in path.Segments)
        {
            _ = segment.Kind switch
            {
                PathSegmentKind.Close => data.Append('z'),
                PathSegmentKind.Curve => data.Append(CultureInfo.InvariantCulture, $"C{segment.X1:0.##} {segment.Y1:0.##} {segment.X2:0.##} {segment.Y2:0.##} {segment.X:0.##} {segment.Y:0.##}"),
                PathSegmentKind.Line => data.Append(CultureInfo.InvariantCulture, $"L{segment.X:0.##} {segment.Y:0.##}"),
                _ => data.Append(CultureInfo.InvariantCulture, $"M{segment.X:0.##} {segment.Y:0.##}"),
            };
        }

        return data.ToString();
    }
}
