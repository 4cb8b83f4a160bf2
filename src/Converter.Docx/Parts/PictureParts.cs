using System.Collections.Immutable;
using Converter.Docx.Formatting;
using Converter.Docx.Packaging;
using Converter.Documents.Pictures;
using Converter.Styles.Styling;

namespace Converter.Docx.Parts;

/// <summary>The pictures of a file as parts of it, each once, in the order of the text.</summary>
internal sealed class PictureParts
{
    private const string Relationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image";

    private static readonly Dictionary<PictureFormat, (string Ending, string Type)> Types = new()
    {
        [PictureFormat.Png] = ("png", "image/png"),
        [PictureFormat.Jpeg] = ("jpeg", "image/jpeg"),
        [PictureFormat.Gif] = ("gif", "image/gif"),
        [PictureFormat.Bmp] = ("bmp", "image/bmp"),
        [PictureFormat.Tiff] = ("tiff", "image/tiff"),
        [PictureFormat.Emf] = ("emf", "image/x-emf"),
        [PictureFormat.Wmf] = ("wmf", "image/x-wmf"),
    };

    private readonly Dictionary<Picture, OpcPart> _parts = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Picture, OpcPart> _drawings = new(ReferenceEqualityComparer.Instance);

    /// <summary>The parts of some documents.</summary>
    /// <param name="documents">The documents.</param>
    public PictureParts(ImmutableArray<StyledDocument> documents)
    {
        foreach (Picture picture in documents.SelectMany(document => document.Blocks).SelectMany(FiguresOf).Select(figure => figure.Picture))
        {
            if (!_parts.ContainsKey(picture))
            {
                string number = Lengths.Number(_parts.Count + 1);
                (string ending, string type) = Types[picture.Format];
                _parts.Add(picture, new OpcPart($"word/media/image{number}.{ending}", "rIdPicture" + number, type, Relationship, picture.Bytes));
                if (!picture.Svg.IsEmpty)
                {
                    _drawings.Add(picture, new OpcPart($"word/media/image{number}.svg", "rIdDrawing" + number, "image/svg+xml", Relationship, picture.Svg));
                }
            }
        }
    }

    /// <summary>All of them.</summary>
    public IEnumerable<OpcPart> All => _parts.Values.Concat(_drawings.Values);

    /// <summary>How many pictures have been put into the text so far; Word wants a number for each.</summary>
    public uint Placed { get; private set; }

    /// <summary>Identifier of the part of a picture.</summary>
    /// <param name="picture">The picture.</param>
    public string IdOf(Picture picture) => _parts[picture].Id;

    /// <summary>Identifier of the SVG file beside a picture; <see langword="null"/> where there is none.</summary>
    /// <param name="picture">The picture.</param>
    public string? SvgIdOf(Picture picture) => _drawings.TryGetValue(picture, out OpcPart? part) ? part.Id : null;

    /// <summary>The number of the next picture in the text, from 1.</summary>
    public uint Next() => ++Placed;

    private static IEnumerable<Figure> FiguresOf(StyledBlock block) => block switch
    {
        StyledPicture picture => [picture.Figure],
        StyledTable table => table.Pictures.Select(picture => picture.Figure),
        _ => [],
    };
}
