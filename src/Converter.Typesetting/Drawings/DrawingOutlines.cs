using System.Collections.Immutable;
using System.Text;
using Converter.Documents.Drawings;
using Converter.Documents.Pictures;
using Converter.Fonts;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;
using Converter.Typesetting.Faces;
using Converter.Typesetting.Pages;

namespace Converter.Typesetting.Drawings;

/// <summary>
/// Makes outlines of the text in drawings, by the font that the drawing asks for where it is there, else by those of tables, so that whoever
/// draws needs no fonts. Each drawing is done once, wherever it stands.
/// </summary>
internal sealed class DrawingOutlines(StyledDocument document, IFontSource source, FontResolver resolver)
{
    /// <summary>How much a face is thickened that has no bold of its own, as a share of its size; as in lines of text.</summary>
    private const double Emboldening = 0.03;

    /// <summary>How far letters lean that have no italic of their own: about 12 degrees.</summary>
    private const double Slant = 0.21;

    /// <summary>Letters and marks of the West stand before the first of China (CJK radicals).</summary>
    private const int FirstChinese = 0x2E80;

    private readonly Dictionary<Drawing, Drawing> _known = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(string, bool), (IFontFace? Face, bool IsBold)> _faces = [];

    /// <summary>The page with its drawings ready to be drawn.</summary>
    /// <param name="page">The page.</param>
    public TypesetPage Ready(TypesetPage page) => page.Pictures.All(static picture => picture.Figure.Picture.Drawing is null)
        ? page
        : page with { Pictures = [.. page.Pictures.Select(picture => picture.Figure.Picture.Drawing is { } drawing ? picture with { Drawing = Ready(drawing) } : picture)] };

    private Drawing Ready(Drawing drawing)
    {
        if (!_known.TryGetValue(drawing, out Drawing? ready))
        {
            ready = drawing with { Steps = [.. drawing.Steps.SelectMany(step => step is TextStep text ? Outlines(text) : [step])] };
            _known.Add(drawing, ready);
        }

        return ready;
    }

    private IEnumerable<DrawingStep> Outlines(TextStep text)
    {
        List<(IFontFace Face, ushort Glyph, bool Thickened, double X)> glyphs = [];
        double x = 0;
        int index = 0;
        foreach (Rune rune in text.Text.EnumerateRunes())
        {
            (IFontFace face, ushort glyph, bool thickened) = GlyphOf(rune.Value, text.Font);
            glyphs.Add((face, glyph, thickened, x));
            double own = face.AdvanceOf(glyph) * text.Font.Size / Math.Max(1, face.UnitsPerEm);
            for (int unit = 0; unit < rune.Utf16SequenceLength; unit++, index++)
            {
                x += index < text.Advances.Length ? text.Advances[index] : unit == 0 ? own : 0;
            }
        }

        foreach ((IFontFace face, ushort glyph, bool thickened, double at) in glyphs)
        {
            double scale = text.Font.Size / Math.Max(1, face.UnitsPerEm);
            PictureMatrix place = new PictureMatrix(scale, 0, text.Font.IsItalic ? scale * Slant : 0, -scale, at - (x * text.Align), 0).Then(text.Place);
            OutlinePen pen = new(place);
            face.Draw(glyph, pen);
            if (pen.ToPath() is { } path)
            {
                DrawingPen? stroke = thickened ? new DrawingPen(text.Color, text.Font.Size * Emboldening, [], 0, 1) : null;
                yield return new PathStep(path, text.Color, stroke) { Clip = text.Clip };
            }
        }
    }

    private (IFontFace Face, ushort Glyph, bool Thickened) GlyphOf(int codePoint, DrawingFont font)
    {
        (IFontFace? named, bool isBold) = Named(font);
        if (named?.GlyphOf(codePoint) is > 0 and ushort own)
        {
            return (named, own, font.IsBold && !isBold);
        }

        CharacterStyle style = document.Sheet.Paragraphs["table"].Text;
        StyleFaces faces = resolver.Of(style);
        GlyphChoice choice = (codePoint < FirstChinese ? faces.Western : faces.Chinese).Of(codePoint);
        return (resolver.Faces[choice.Face], choice.Glyph, font.IsBold);
    }

    private (IFontFace? Face, bool IsBold) Named(DrawingFont font)
    {
        if (!_faces.TryGetValue((font.Name, font.IsBold), out (IFontFace?, bool) face))
        {
            IFontFace? bold = font.IsBold ? source.Find(font.Name + " Bold") : null;
            face = (bold ?? source.Find(font.Name), bold is not null);
            _faces.Add((font.Name, font.IsBold), face);
        }

        return face;
    }

    /// <summary>Collects an outline at its place.</summary>
    private sealed class OutlinePen(PictureMatrix place) : IGlyphPen
    {
        private readonly ImmutableArray<PathSegment>.Builder _segments = ImmutableArray.CreateBuilder<PathSegment>();

        public void MoveTo(double x, double y)
        {
            if (_segments.Count > 0)
            {
                _segments.Add(PathSegment.Close);
            }

            (double toX, double toY) = place.Apply(x, y);
            _segments.Add(PathSegment.Move(toX, toY));
        }

        public void LineTo(double x, double y)
        {
            (double toX, double toY) = place.Apply(x, y);
            _segments.Add(PathSegment.Line(toX, toY));
        }

        public void CurveTo(double x1, double y1, double x2, double y2, double x, double y)
        {
            (double fromX, double fromY) = place.Apply(x1, y1);
            (double guideX, double guideY) = place.Apply(x2, y2);
            (double toX, double toY) = place.Apply(x, y);
            _segments.Add(new PathSegment(PathSegmentKind.Curve, fromX, fromY, guideX, guideY, toX, toY));
        }

        public DrawingPath? ToPath()
        {
            if (_segments.Count == 0)
            {
                return null;
            }

            _segments.Add(PathSegment.Close);
            return new DrawingPath(_segments.DrainToImmutable(), IsEvenOdd: false);
        }
    }
}
