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

    private readonly Dictionary<Picture, OpcPart> _parts = new(ReferenceEqualityComparer.Instance);

    /// <summary>The parts of some documents.</summary>
    /// <param name="documents">The documents.</param>
    public PictureParts(ImmutableArray<StyledDocument> documents)
    {
        foreach (StyledPicture styled in documents.SelectMany(document => document.Blocks).OfType<StyledPicture>())
        {
            Picture picture = styled.Picture.Picture;
            if (!_parts.ContainsKey(picture))
            {
                string number = Lengths.Number(_parts.Count + 1);
                (string ending, string type) = picture.Format == PictureFormat.Png ? ("png", "image/png") : ("jpeg", "image/jpeg");
                _parts.Add(picture, new OpcPart($"word/media/image{number}.{ending}", "rIdPicture" + number, type, Relationship, picture.Bytes));
            }
        }
    }

    /// <summary>All of them.</summary>
    public IEnumerable<OpcPart> All => _parts.Values;

    /// <summary>How many pictures have been put into the text so far; Word wants a number for each.</summary>
    public uint Placed { get; private set; }

    /// <summary>Identifier of the part of a picture.</summary>
    /// <param name="picture">The picture.</param>
    public string IdOf(Picture picture) => _parts[picture].Id;

    /// <summary>The number of the next picture in the text, from 1.</summary>
    public uint Next() => ++Placed;
}
