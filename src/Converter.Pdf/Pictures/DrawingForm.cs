using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Converter.Documents.Drawings;
using Converter.Documents.Pictures;
using Converter.Pdf.FileStructure;
using Converter.Pdf.Objects;

namespace Converter.Pdf.Pictures;

/// <summary>A drawing as a form XObject (ISO 32000-1, 8.10) that fills the unit square, so that it is shown as pixels are.</summary>
internal sealed class DrawingForm
{
    /// <summary>A pen without width draws the finest line that prints well: a quarter of a point.</summary>
    private const double FinestLine = 0.25;

    private readonly PdfBuffer _content;
    private readonly PictureTable _pictures;
    private readonly Dictionary<Picture, string> _names = new(ReferenceEqualityComparer.Instance);
    private readonly bool _hasProfile;

    private DrawingForm(PdfBuffer content, PictureTable pictures)
    {
        _content = content;
        _pictures = pictures;
        _hasProfile = pictures.Space(3).StartsWith('[');
    }

    /// <summary>Writes a drawing.</summary>
    /// <param name="file">The file.</param>
    /// <param name="pictures">The pictures of the file.</param>
    /// <param name="drawing">The drawing; it has no text.</param>
    /// <returns>The number of the object.</returns>
    public static int Write(PdfFile file, PictureTable pictures, Drawing drawing)
    {
        using PdfBuffer content = new();
        DrawingForm form = new(content, pictures);
        form.Draw(drawing);
        string entries = FormattableString.Invariant(
            $"/Type /XObject /Subtype /Form /BBox [0 0 {drawing.Width:0.###} {drawing.Height:0.###}] /Matrix [{1 / drawing.Width:0.##########} 0 0 {-1 / drawing.Height:0.##########} 0 1] /Resources {form.Resources()}");
        int id = file.Reserve();
        file.Stream(id, Encoding.ASCII.GetBytes(entries), content.Written);
        return id;
    }

    private string Resources()
    {
        StringBuilder text = new("<<");
        if (_hasProfile)
        {
            text.Append(" /ColorSpace << /S ").Append(_pictures.Space(3)).Append(" >>");
        }

        if (_names.Count > 0)
        {
            text.Append(" /XObject <<");
            foreach ((Picture picture, string name) in _names)
            {
                text.Append(CultureInfo.InvariantCulture, $" /{name} {_pictures.ImageOf(picture)} 0 R");
            }

            text.Append(" >>");
        }

        return text.Append(" >>").ToString();
    }

    private void Draw(Drawing drawing)
    {
        ImmutableArray<DrawingPath> clip = [];
        _content.Put("q\n"u8);
        foreach (DrawingStep step in drawing.Steps)
        {
            if (step.Clip != clip)
            {
                clip = step.Clip;
                _content.Put("Q q\n"u8);
                foreach (DrawingPath path in clip)
                {
                    Path(path);
                    _content.Put(path.IsEvenOdd ? "W* n\n"u8 : "W n\n"u8);
                }
            }

            switch (step)
            {
                case PathStep path: Draw(path); break;
                case PixelStep pixels: Draw(pixels); break;
                default: break;
            }
        }

        _content.Put("Q\n"u8);
    }

    private void Draw(PathStep step)
    {
        if (step.Fill is { } fill)
        {
            Color(fill, "rg"u8, "/S cs "u8, "sc"u8);
        }

        if (step.Stroke is { } pen)
        {
            Color(pen.Color, "RG"u8, "/S CS "u8, "SC"u8);
            Number(Math.Max(pen.Width, FinestLine));
            _content.Put("w "u8).Integer(pen.Cap).Put(" J "u8).Integer(pen.Join).Put(" j ["u8);
            foreach (double dash in pen.Dashes)
            {
                Number(dash);
            }

            _content.Put("] 0 d\n"u8);
        }

        Path(step.Path);
        bool isEvenOdd = step.Path.IsEvenOdd;
        _content.Put((step.Fill, step.Stroke) switch
        {
            (null, null) => "n\n"u8,
            (null, _) => "S\n"u8,
            (_, null) => isEvenOdd ? "f*\n"u8 : "f\n"u8,
            _ => isEvenOdd ? "B*\n"u8 : "B\n"u8,
        });
    }

    private void Draw(PixelStep step)
    {
        if (!_names.TryGetValue(step.Picture, out string? name))
        {
            name = "I" + _names.Count.ToString(CultureInfo.InvariantCulture);
            _names.Add(step.Picture, name);
        }

        PictureMatrix place = step.Place;
        _content.Put("q "u8);
        Number(place.A);
        Number(place.B);
        Number(-place.C);
        Number(-place.D);
        Number(place.C + place.E);
        Number(place.D + place.F);
        _content.Put("cm /"u8).Ascii(name).Put(" Do Q\n"u8);
    }

    private void Color(int color, ReadOnlySpan<byte> device, ReadOnlySpan<byte> space, ReadOnlySpan<byte> inSpace)
    {
        _content.Put(_hasProfile ? space : ""u8);
        for (int shift = 16; shift >= 0; shift -= 8)
        {
            Number(((color >> shift) & 0xFF) / 255.0);
        }

        _content.Put(_hasProfile ? inSpace : device).Put((byte)'\n');
    }

    private void Path(DrawingPath path)
    {
        foreach (PathSegment segment in path.Segments)
        {
            switch (segment.Kind)
            {
                case PathSegmentKind.Close:
                    _content.Put("h "u8);
                    continue;
                case PathSegmentKind.Curve:
                    Number(segment.X1);
                    Number(segment.Y1);
                    Number(segment.X2);
                    Number(segment.Y2);
                    break;
                default:
                    break;
            }

            Number(segment.X);
            Number(segment.Y);
            _content.Put(segment.Kind switch { PathSegmentKind.Move => "m "u8, PathSegmentKind.Line => "l "u8, _ => "c "u8 });
        }
    }

    private void Number(double value) => _content.Thousandths((long)Math.Round(value * 1000)).Put((byte)' ');
}
