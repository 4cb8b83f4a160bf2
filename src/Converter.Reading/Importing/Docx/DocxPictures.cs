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

    private static readonly Message Absent = new("图片缺失、已损坏或过大", "the picture is missing, damaged or too large");
    private static readonly Message Outside = new("图片是外部链接，文件中没有", "it is linked from elsewhere and not in the file");
    private static readonly Message Impossible = new("图片没有可用的尺寸", "it has no possible size");

    // A seal, a signature or a watermark: beside its words it would say something else (docs/decisions/0017-pictures.md).
    private static readonly Message Behind = new("图片衬于文字下方，当作印章、签名、水印或底图", "it lies under the text, and is taken for a seal, a signature, a watermark or a background");
    private static readonly Message Seal = new("图片浮于文字上方，大小如印章或签名", "it lies over the text, of the size of a seal or a signature");

    private readonly Dictionary<(string Name, string Svg), (Picture? Picture, Message? Problem)> _known = [];
    private long _sum;

    /// <summary>Takes the pictures of a drawing over.</summary>
    /// <param name="drawing">The drawing, of either kind.</param>
    /// <returns>For each picture in it, in order, the picture or why it is not taken over. Empty for a drawing that holds none.</returns>
    public IEnumerable<FoundPicture> Of(XElement drawing)
    {
        foreach (PictureFrame frame in drawing.Name.LocalName == "drawing" ? DrawingFrames.Of(drawing) : VmlFrames.Of(drawing))
        {
            yield return Take(frame);
        }
    }

    private FoundPicture Take(PictureFrame frame)
    {
        if (Unfit(frame) is { } unfit)
        {
            return new FoundPicture(frame, null, unfit);
        }

        if (frame.Part is null || parts.PartOf(frame.Part) is not { } name)
        {
            return new FoundPicture(frame, null, frame.Part is null || parts.AddressOf(frame.Part) is not null ? Outside : Absent);
        }

        (Picture? picture, Message? problem) = Read(name, frame.Svg is null ? string.Empty : parts.PartOf(frame.Svg) ?? string.Empty);
        return picture is null
            ? new FoundPicture(frame, null, problem)
            : new FoundPicture(frame, new PictureMarks(new Figure(picture, frame.Size) { Description = frame.Description, View = frame.View }) { Place = frame.Place }, null);
    }

    private static Message? Unfit(PictureFrame frame) =>
        frame.IsBehind ? Behind
        : frame.Place == PicturePlace.OverText && frame.IsLikeSeal ? Seal
        : !frame.HasSize ? Impossible
        : null;

    private (Picture? Picture, Message? Problem) Read(string name, string svg)
    {
        if (_known.TryGetValue((name, svg), out (Picture? Picture, Message? Problem) known))
        {
            return known;
        }

        byte[]? file = Unpack(name);
        Message? problem = Absent;
        Picture? picture = file is null ? null : Picture.TryRead(file, out problem);
        if (picture is not null && svg.Length > 0 && Unpack(svg) is { } vector)
        {
            picture = picture with { Svg = vector };
        }

        _sum += (picture?.Bytes.Length + picture?.Svg.Length) ?? 0;
        _known[(name, svg)] = (picture, problem);
        return (picture, problem);
    }

    private byte[]? Unpack(string name) => archive.TryUnpack(name, (int)Math.Min(LargestFile, LargestSum - _sum));
}

/// <summary>A picture that a drawing holds.</summary>
/// <param name="Frame">What the drawing says of it.</param>
/// <param name="Marks">The picture; <see langword="null"/> where it is not taken over.</param>
/// <param name="Problem">Why it is not.</param>
internal sealed record FoundPicture(PictureFrame Frame, PictureMarks? Marks, Message? Problem);

/// <summary>What a drawing says of a picture in it.</summary>
internal sealed record PictureFrame
{
    /// <summary>A picture is no wider and no higher than this, in points: the largest page of Word.</summary>
    private const double LongestEdge = 1584;

    /// <summary>A seal has 42 mm (GB/T 9704 speaks of it standing over the date), a signature is no larger; with a margin around them.</summary>
    private const double LongestSeal = 60 / 25.4 * 72;

    /// <summary>Identifier of its file; <see langword="null"/> where it has none in the document.</summary>
    public string? Part { get; init; }

    /// <summary>Identifier of the SVG file that stands for it in newer programs.</summary>
    public string? Svg { get; init; }

    /// <summary>Size of its frame in points, before it is turned.</summary>
    public PictureSize Size { get; init; }

    /// <summary>What part of it is shown, and how it is turned.</summary>
    public PictureView View { get; init; }

    /// <summary>How it stands in the file.</summary>
    public PicturePlace Place { get; init; }

    /// <summary>Whether it lies under the text.</summary>
    public bool IsBehind { get; init; }

    /// <summary>What it shows, in words; empty where the file does not say.</summary>
    public string Description { get; init; } = string.Empty;

    /// <summary>Its name in the file, for findings where there is no description.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>Whether the file gives it a look that is not taken over: a border, a shape, an effect.</summary>
    public bool HasEffects { get; init; }

    /// <summary>Whether another program's object is shown by it.</summary>
    public bool IsObject { get; init; }

    /// <summary>Whether its size is possible.</summary>
    public bool HasSize => Size is { Width: > 0 and <= LongestEdge, Height: > 0 and <= LongestEdge } && View.Crop is { Width: > 0.001 and < 100, Height: > 0.001 and < 100 };

    /// <summary>Whether it is no larger than a seal or a signature.</summary>
    public bool IsLikeSeal => Size is { Width: <= LongestSeal, Height: <= LongestSeal };
}
