using System.Globalization;
using System.Xml.Linq;
using Converter.Documents.Pictures;

namespace Converter.Reading.Importing.Docx;

/// <summary>The pictures of a drawing in VML (ECMA-376 part 4, 19), as old programs write them and Word those that show an object.</summary>
internal static class VmlFrames
{
    private const double FixedPoint = 65536;

    /// <summary>The pictures in order.</summary>
    /// <param name="drawing">The drawing.</param>
    public static IEnumerable<PictureFrame> Of(XElement drawing)
    {
        bool isObject = drawing.Descendants().Any(element => element.Name.LocalName == "OLEObject");
        foreach (XElement data in drawing.Descendants().Where(element => element.Name.LocalName == "imagedata" && !IsInside(element, drawing)))
        {
            XElement shape = data.Parent!;
            Dictionary<string, string> style = StyleOf(shape);
            (double across, double down) = ScaleOf(shape, drawing);
            XElement[] groups = [.. GroupsOf(shape, drawing)];
            Dictionary<string, string> outer = groups.Length > 0 ? StyleOf(groups[^1]) : style;
            bool isFree = outer.GetValueOrDefault("position") == "absolute";
            bool wraps = drawing.Descendants().Any(element => element.Name.LocalName == "wrap" && element.Value("type") is not (null or "none"));
            yield return new PictureFrame
            {
                Part = data.Value("id") is { Length: > 0 } id ? id : data.Value("pict"),
                Size = new PictureSize(Length(style.GetValueOrDefault("width"), across, groups.Length > 0), Length(style.GetValueOrDefault("height"), down, groups.Length > 0)),
                View = ViewOf(data, style),
                Place = groups.Length > 0 ? PicturePlace.Grouped : !isFree ? PicturePlace.Inline : wraps ? PicturePlace.Wrapped : PicturePlace.OverText,
                IsBehind = isFree && !wraps && outer.GetValueOrDefault("z-index", string.Empty).StartsWith('-'),
                Description = shape.Value("alt") ?? string.Empty,
                Name = data.Value("title") ?? string.Empty,
                HasEffects = data.Value("gain") is not null || data.Value("blacklevel") is not null || data.Value("grayscale") is "t" or "true" || shape.Value("stroked") is "t" or "true",
                IsObject = isObject,
            };
        }
    }

    private static bool IsInside(XElement data, XElement drawing) =>
        data.Parent == drawing || data.Ancestors().TakeWhile(outer => outer != drawing).Any(outer => outer.Name.LocalName == "txbxContent");

    private static IEnumerable<XElement> GroupsOf(XElement shape, XElement drawing) =>
        shape.Ancestors().TakeWhile(outer => outer != drawing).Where(outer => outer.Name.LocalName == "group");

    /// <summary>How many points a unit of the innermost group has.</summary>
    private static (double Across, double Down) ScaleOf(XElement shape, XElement drawing)
    {
        (double across, double down) = (1, 1);
        foreach (XElement group in GroupsOf(shape, drawing))
        {
            Dictionary<string, string> style = StyleOf(group);
            bool isInner = group.Ancestors().TakeWhile(outer => outer != drawing).Any(outer => outer.Name.LocalName == "group");
            string[] units = (group.Value("coordsize") ?? "1000,1000").Split(',');
            across *= Length(style.GetValueOrDefault("width"), 1, isInner) / Units(units[0]);
            down *= Length(style.GetValueOrDefault("height"), 1, isInner) / Units(units[^1]);
        }

        return (across, down);
    }

    private static double Units(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double units) && units > 0 ? units : 1000;

    private static Dictionary<string, string> StyleOf(XElement shape)
    {
        Dictionary<string, string> style = new(StringComparer.OrdinalIgnoreCase);
        foreach (string[] pair in (shape.Value("style") ?? string.Empty).Split(';').Select(part => part.Split(':', 2)).Where(pair => pair.Length == 2))
        {
            style[pair[0].Trim()] = pair[1].Trim();
        }

        return style;
    }

    /// <summary>A length in points; without a unit it counts pixels, and inside a group the units of the group.</summary>
    private static double Length(string? text, double scale, bool isInGroup)
    {
        string number = (text ?? string.Empty).TrimEnd("abcdefghijklmnopqrstuvwxyz%".ToCharArray());
        if (!double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double value))
        {
            return 0;
        }

        return text![number.Length..] switch
        {
            "pt" => value,
            "in" => value * 72,
            "cm" => value * 72 / 2.54,
            "mm" => value * 72 / 25.4,
            "pc" => value * 12,
            "" when isInGroup => value * scale,
            "" or "px" => value * 0.75,
            _ => 0,
        };
    }

    private static PictureView ViewOf(XElement data, Dictionary<string, string> style)
    {
        string turn = style.GetValueOrDefault("rotation", "0");
        double rotation = Number(turn.EndsWith("fd", StringComparison.Ordinal) ? turn[..^1] : turn) % 360;
        string flip = style.GetValueOrDefault("flip", string.Empty);
        return new PictureView(
            new PictureCrop(Number(data.Value("cropleft")), Number(data.Value("croptop")), Number(data.Value("cropright")), Number(data.Value("cropbottom"))),
            rotation < 0 ? rotation + 360 : rotation,
            flip.Contains('x', StringComparison.Ordinal),
            flip.Contains('y', StringComparison.Ordinal));
    }

    /// <summary>A number; with an f behind it in parts of 65536.</summary>
    private static double Number(string? text)
    {
        bool isFixed = text?.EndsWith('f') == true;
        return double.TryParse(text?.TrimEnd('f', '%'), NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            ? number / (isFixed ? FixedPoint : text!.EndsWith('%') ? 100 : 1)
            : 0;
    }
}
