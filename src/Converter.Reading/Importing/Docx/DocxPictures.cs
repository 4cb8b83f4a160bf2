using System.Xml.Linq;
using Converter.Documents;
using Converter.Documents.Pictures;

namespace Converter.Reading.Importing.Docx;

/// <summary>Takes the pictures of a document over that both outputs can hold, and says of the others why not.</summary>
internal sealed class DocxPictures(DocxArchive archive, DocxParts parts)
{
    /// <summary>Largest file of a picture.</summary>
    private const int LargestFile = 32 << 20;

    /// <summary>All pictures of a document together.</summary>
    private const long LargestSum = 160L << 20;

    /// <summary>A picture is no wider and no higher than this, in points: the largest page of Word.</summary>
    private const double LongestEdge = 1584;

    private const double EmuPerPoint = 12700;

    private readonly Dictionary<string, (Picture? Picture, Message? Problem)> _known = new(StringComparer.Ordinal);
    private long _sum;

    /// <summary>Takes a drawing over as a picture.</summary>
    /// <param name="drawing">The drawing.</param>
    /// <param name="problem">Why it is not taken over; <see langword="null"/> for one that is no picture at all, or a picture among other things.</param>
    /// <returns>The picture, or <see langword="null"/>.</returns>
    public PictureMarks? Of(XElement drawing, out Message? problem)
    {
        problem = null;
        XElement? place = drawing.Elements().FirstOrDefault(element => element.Name.LocalName is "inline" or "anchor");
        XElement? picture = Only(Only(Only(place, "graphic"), "graphicData"), "pic");
        XElement? fill = Only(picture, "blipFill");
        if (place is null || Only(fill, "blip").Value("embed") is not { } id || parts.PartOf(id) is not { } name)
        {
            return null;
        }

        problem = Unfit(place, fill!, Only(Only(picture, "spPr"), "xfrm"));
        if (problem is not null || SizeOf(Only(place, "extent")) is not { } size)
        {
            return null;
        }

        (Picture? read, problem) = Read(name);
        return read is null ? null : new PictureMarks(read, size, Only(place, "docPr").Value("descr") ?? string.Empty) { IsAnchored = place.Name.LocalName == "anchor" };
    }

    private static XElement? Only(XElement? parent, string name) => parent?.Elements().FirstOrDefault(element => element.Name.LocalName == name);

    private static Message? Unfit(XElement place, XElement fill, XElement? transform)
    {
        if (place.Name.LocalName == "anchor" && Only(place, "wrapNone") is not null)
        {
            // A seal, a signature or a watermark: beside its words it would say something else.
            return new Message("图片浮于文字上方或衬于文字下方", "it lies over or under the text");
        }

        bool isTurned = transform.Number("rot") is not (null or 0) || transform.Value("flipH") is "1" or "true" || transform.Value("flipV") is "1" or "true";
        bool isCut = Only(fill, "srcRect")?.Attributes().Any(edge => edge.Value is not ("0" or "0%")) == true;
        return isTurned ? new Message("图片经旋转或翻转", "it is rotated or flipped")
            : isCut ? new Message("图片经裁剪", "it is cropped")
            : null;
    }

    private static PictureSize? SizeOf(XElement? extent)
    {
        double width = (extent.Number("cx") ?? 0) / EmuPerPoint;
        double height = (extent.Number("cy") ?? 0) / EmuPerPoint;
        return width is > 0 and <= LongestEdge && height is > 0 and <= LongestEdge ? new PictureSize(width, height) : null;
    }

    private (Picture? Picture, Message? Problem) Read(string name)
    {
        if (_known.TryGetValue(name, out (Picture? Picture, Message? Problem) known))
        {
            return known;
        }

        byte[]? file = archive.TryUnpack(name, (int)Math.Min(LargestFile, LargestSum - _sum));
        Message? problem = new("图片缺失、已损坏或过大", "the picture is missing, damaged or too large");
        Picture? picture = file is null ? null : Picture.TryRead(file, out problem);
        _sum += picture?.Bytes.Length ?? 0;
        _known[name] = (picture, problem);
        return (picture, problem);
    }
}
