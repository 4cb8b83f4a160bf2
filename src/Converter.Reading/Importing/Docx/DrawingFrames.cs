using System.Globalization;
using System.Xml.Linq;
using Converter.Documents.Pictures;

namespace Converter.Reading.Importing.Docx;

/// <summary>The pictures of a drawing in DrawingML (ECMA-376 part 1, 20): alone, or among the shapes of a group or a canvas.</summary>
internal static class DrawingFrames
{
    private const double EmuPerPoint = 12700;
    private const double SixtyThousandths = 60000;
    private const double WholeCrop = 100000;

    /// <summary>The pictures in order.</summary>
    /// <param name="drawing">The drawing.</param>
    public static IEnumerable<PictureFrame> Of(XElement drawing)
    {
        XElement? place = drawing.Elements().FirstOrDefault(element => element.Name.LocalName is "inline" or "anchor");
        XElement? data = place.Any("graphic").Any("graphicData");
        bool isAlone = data.Any("pic") is not null;
        foreach (XElement picture in Pictures(data))
        {
            XElement? transform = picture.Any("spPr").Any("xfrm");
            (double across, double down, bool isTurned) = isAlone ? (1, 1, false) : ScaleOf(picture, data!, place.Any("extent"));
            PictureView view = ViewOf(picture.Any("blipFill").Any("srcRect"), transform);
            PictureSize size = SizeOf(isAlone && view.Rotation == 0 ? place.Any("extent") : transform.Any("ext") ?? place.Any("extent"), across, down);
            XElement? blip = picture.Any("blipFill").Any("blip");
            XElement? named = isAlone ? place.Any("docPr") : picture.Any("nvPicPr").Any("cNvPr");
            yield return new PictureFrame
            {
                Part = blip.Value("embed"),
                Svg = blip?.Descendants().FirstOrDefault(element => element.Name.LocalName == "svgBlip").Value("embed"),
                Size = size,
                View = view,
                Place = !isAlone ? PicturePlace.Grouped : PlaceOf(place!),
                IsBehind = place!.Name.LocalName == "anchor" && place.Any("wrapNone") is not null && place.Value("behindDoc") is "1" or "true",
                Description = named.Value("descr") ?? string.Empty,
                Name = named.Value("name") ?? string.Empty,
                HasEffects = isTurned || HasEffects(picture, blip),
            };
        }
    }

    /// <summary>What stands in a text box is text; what stands in a fallback says the same once more.</summary>
    private static IEnumerable<XElement> Pictures(XElement? data) => data is null ? [] : data.Descendants().Where(element =>
        element.Name.LocalName == "pic" && element.Name.NamespaceName.EndsWith("/picture", StringComparison.Ordinal)
        && !element.Ancestors().TakeWhile(outer => outer != data).Any(outer => outer.Name.LocalName is "txbxContent" or "Fallback"));

    private static PicturePlace PlaceOf(XElement place) =>
        place.Name.LocalName == "inline" ? PicturePlace.Inline
        : place.Any("wrapNone") is null ? PicturePlace.Wrapped
        : PicturePlace.OverText;

    /// <summary>How large a unit of a picture's group is on paper: each group shows the room of its children in its own.</summary>
    private static (double Across, double Down, bool IsTurned) ScaleOf(XElement picture, XElement data, XElement? extent)
    {
        (double across, double down) = (1, 1);
        bool isTurned = false;
        XElement[] groups = [.. picture.Ancestors().TakeWhile(outer => outer != data).Where(outer => outer.Name.LocalName is "wgp" or "grpSp")];
        foreach (XElement? transform in groups.Select(group => group.Any("grpSpPr").Any("xfrm")))
        {
            (XElement? own, XElement? children) = (transform.Any("ext"), transform.Any("chExt"));
            across *= Ratio(own.Number("cx"), children.Number("cx"));
            down *= Ratio(own.Number("cy"), children.Number("cy"));
            isTurned |= transform.Number("rot") is not (null or 0) || IsOn(transform, "flipH") || IsOn(transform, "flipV");
        }

        XElement? outermost = groups.LastOrDefault().Any("grpSpPr").Any("xfrm").Any("ext");
        return outermost is null
            ? (across, down, isTurned)
            : (across * Ratio(extent.Number("cx"), outermost.Number("cx")), down * Ratio(extent.Number("cy"), outermost.Number("cy")), isTurned);
    }

    private static double Ratio(int? one, int? other) => one is > 0 && other is > 0 ? (double)one / other.Value : 1;

    private static PictureSize SizeOf(XElement? extent, double across, double down) =>
        new((extent.Number("cx") ?? 0) / EmuPerPoint * across, (extent.Number("cy") ?? 0) / EmuPerPoint * down);

    private static PictureView ViewOf(XElement? crop, XElement? transform)
    {
        double rotation = (transform.Number("rot") ?? 0) / SixtyThousandths % 360;
        return new PictureView(
            new PictureCrop(Share(crop, "l"), Share(crop, "t"), Share(crop, "r"), Share(crop, "b")),
            rotation < 0 ? rotation + 360 : rotation,
            IsOn(transform, "flipH"),
            IsOn(transform, "flipV"));
    }

    /// <summary>Thousandths of a per cent; in the strict form with the sign.</summary>
    private static double Share(XElement? crop, string edge)
    {
        string value = crop.Value(edge) ?? "0";
        bool isPercent = value.EndsWith('%');
        return double.TryParse(value.TrimEnd('%'), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number / (isPercent ? 100 : WholeCrop) : 0;
    }

    private static bool IsOn(XElement? transform, string name) => transform.Value(name) is "1" or "true";

    private static bool HasEffects(XElement picture, XElement? blip)
    {
        XElement? shape = picture.Any("spPr");
        return shape.Any("custGeom") is not null
            || shape.Any("prstGeom").Value("prst") is not (null or "rect")
            || shape.Any("ln")?.Elements().Any(element => element.Name.LocalName is "solidFill" or "gradFill" or "pattFill") == true
            || shape.Any("effectLst")?.HasElements == true
            || blip?.Elements().Any(element => element.Name.LocalName is not "extLst") == true;
    }
}
