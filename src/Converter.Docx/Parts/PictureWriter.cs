using Converter.Docx.Formatting;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;
using DocumentFormat.OpenXml.Wordprocessing;
using A = DocumentFormat.OpenXml.Drawing;
using Pic = DocumentFormat.OpenXml.Drawing.Pictures;
using Wp = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace Converter.Docx.Parts;

/// <summary>Pictures, inline in a paragraph of their own.</summary>
internal static class PictureWriter
{
    private const double EmuPerPoint = 12700;

    /// <summary>
    /// The paragraph. Its line is as high as the lines of the grid that the picture takes, and at least: of an exact height Word would show no
    /// more of the picture than fits a line of text.
    /// </summary>
    /// <param name="picture">The picture.</param>
    /// <param name="parts">The pictures of the file.</param>
    /// <param name="page">The page.</param>
    public static Paragraph Build(StyledPicture picture, PictureParts parts, PageFormat page)
    {
        SpacingBetweenLines spacing = ParagraphSpacing.Of(picture.SpaceBefore, null, picture.Rows * GridFormat.LinePitch(page))!;
        spacing.LineRule = LineSpacingRuleValues.AtLeast;
        ParagraphProperties properties = new()
        {
            ParagraphStyleId = new ParagraphStyleId { Val = picture.Style.Id },
            KeepNext = picture.KeepWithNext ? new KeepNext() : null,
            SnapToGrid = new SnapToGrid { Val = false },
            SpacingBetweenLines = spacing,
        };
        return new Paragraph(properties, new Run(new Drawing(Inline(picture, parts))));
    }

    private static Wp.Inline Inline(StyledPicture picture, PictureParts parts)
    {
        uint number = parts.Next();
        string name = "图片 " + Lengths.Number((int)number);
        (long width, long height) = (Emu(picture.Width), Emu(picture.Height));
        Wp.DocProperties properties = new() { Id = number, Name = name };
        if (picture.Picture.Description.Length > 0)
        {
            properties.Description = picture.Picture.Description;
        }

        return new Wp.Inline(
            new Wp.Extent { Cx = width, Cy = height },
            new Wp.EffectExtent { LeftEdge = 0, TopEdge = 0, RightEdge = 0, BottomEdge = 0 },
            properties,
            new Wp.NonVisualGraphicFrameDrawingProperties(new A.GraphicFrameLocks { NoChangeAspect = true }),
            new A.Graphic(new A.GraphicData(Shape(number, name, parts.IdOf(picture.Picture.Picture), width, height))
            {
                Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture",
            }))
        {
            DistanceFromTop = 0,
            DistanceFromBottom = 0,
            DistanceFromLeft = 0,
            DistanceFromRight = 0,
        };
    }

    private static Pic.Picture Shape(uint number, string name, string part, long width, long height) => new(
        new Pic.NonVisualPictureProperties(
            new Pic.NonVisualDrawingProperties { Id = number, Name = name },
            new Pic.NonVisualPictureDrawingProperties()),
        new Pic.BlipFill(new A.Blip { Embed = part }, new A.Stretch(new A.FillRectangle())),
        new Pic.ShapeProperties(
            new A.Transform2D(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = width, Cy = height }),
            new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle }));

    private static long Emu(Styles.Length length) => (long)Math.Round(length.Points * EmuPerPoint);
}
