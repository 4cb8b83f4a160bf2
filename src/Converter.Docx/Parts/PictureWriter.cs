using Converter.Docx.Formatting;
using Converter.Documents.Pictures;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using A = DocumentFormat.OpenXml.Drawing;
using Pic = DocumentFormat.OpenXml.Drawing.Pictures;
using Svg = DocumentFormat.OpenXml.Office2019.Drawing.SVG;
using Wp = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace Converter.Docx.Parts;

/// <summary>Pictures, inline in a paragraph of their own.</summary>
internal static class PictureWriter
{
    private const double EmuPerPoint = 12700;
    private const double SixtyThousandths = 60000;
    private const double WholeCrop = 100000;

    /// <summary>
    /// The paragraph. Its line is as high as the lines of the grid that the picture takes, and at least: of an exact height Word would show no
    /// more of the picture than fits a line of text.
    /// </summary>
    /// <param name="picture">The picture.</param>
    /// <param name="parts">The pictures of the file.</param>
    /// <param name="page">The page.</param>
    public static Paragraph Build(StyledPicture picture, PictureParts parts, PageFormat page) =>
        Build(picture.Style, picture.Figure, ParagraphSpacing.Of(picture.SpaceBefore, null, picture.Rows * GridFormat.LinePitch(page))!, picture.KeepWithNext, parts);

    /// <summary>
    /// The paragraph of a picture in a cell. A word processor sets it at the foot of its line; the space after the line brings it into the middle.
    /// </summary>
    /// <param name="picture">The picture.</param>
    /// <param name="style">The style of the cell.</param>
    /// <param name="keepsNext">Whether it stays on the page of what follows.</param>
    /// <param name="parts">The pictures of the file.</param>
    /// <param name="page">The page.</param>
    public static Paragraph BuildInCell(StyledCellPicture picture, ParagraphStyle style, bool keepsNext, PictureParts parts, PageFormat page)
    {
        int lines = picture.Rows * Math.Max(1, style.GridLines) * GridFormat.LinePitch(page);
        int below = picture.Blank(page.LinePitch * (picture.Rows * Math.Max(1, style.GridLines))).Twips;
        SpacingBetweenLines spacing = ParagraphSpacing.Of(null, null, lines - below)!;
        spacing.After = Lengths.Number(below);
        return Build(style, picture.Figure, spacing, keepsNext, parts);
    }

    private static Paragraph Build(ParagraphStyle style, Figure figure, SpacingBetweenLines spacing, bool keepsNext, PictureParts parts)
    {
        spacing.LineRule = LineSpacingRuleValues.AtLeast;
        ParagraphProperties properties = new()
        {
            ParagraphStyleId = new ParagraphStyleId { Val = style.Id },
            KeepNext = keepsNext ? new KeepNext() : null,
            SnapToGrid = new SnapToGrid { Val = false },
            SpacingBetweenLines = spacing,
        };
        return new Paragraph(properties, new Run(new Drawing(Inline(figure, parts))));
    }

    private static Wp.Inline Inline(Figure figure, PictureParts parts)
    {
        uint number = parts.Next();
        string name = "图片 " + Lengths.Number((int)number);
        Wp.DocProperties properties = new() { Id = number, Name = name };
        if (figure.Description.Length > 0)
        {
            properties.Description = figure.Description;
        }

        return new Wp.Inline(
            new Wp.Extent { Cx = Emu(figure.Size.Width), Cy = Emu(figure.Size.Height) },
            Beyond(figure),
            properties,
            new Wp.NonVisualGraphicFrameDrawingProperties(new A.GraphicFrameLocks { NoChangeAspect = true }),
            new A.Graphic(new A.GraphicData(Shape(number, name, figure, parts))
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

    /// <summary>What a picture that is turned takes beyond its frame; Word lays the frame down where the picture lies rather than stands.</summary>
    private static Wp.EffectExtent Beyond(Figure figure)
    {
        (double width, double height) = figure.View.Lies ? (figure.Size.Height, figure.Size.Width) : (figure.Size.Width, figure.Size.Height);
        (long across, long down) = (Emu((figure.Bounds.Width - width) / 2), Emu((figure.Bounds.Height - height) / 2));
        return new Wp.EffectExtent { LeftEdge = Math.Max(0, across), TopEdge = Math.Max(0, down), RightEdge = Math.Max(0, across), BottomEdge = Math.Max(0, down) };
    }

    private static Pic.Picture Shape(uint number, string name, Figure figure, PictureParts parts)
    {
        PictureView view = figure.View;
        A.Transform2D transform = new(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = Emu(figure.Size.Width), Cy = Emu(figure.Size.Height) })
        {
            Rotation = view.Rotation == 0 ? null : (int)Math.Round(view.Rotation * SixtyThousandths),
            HorizontalFlip = view.FlipsAcross ? true : null,
            VerticalFlip = view.FlipsDown ? true : null,
        };
        return new Pic.Picture(
            new Pic.NonVisualPictureProperties(
                new Pic.NonVisualDrawingProperties { Id = number, Name = name },
                new Pic.NonVisualPictureDrawingProperties()),
            Fill(figure, parts),
            new Pic.ShapeProperties(transform, new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle }));
    }

    private static Pic.BlipFill Fill(Figure figure, PictureParts parts)
    {
        A.Blip blip = new() { Embed = parts.IdOf(figure.Picture) };
        if (parts.SvgIdOf(figure.Picture) is { } svg)
        {
            blip.Append(new A.BlipExtensionList(new A.BlipExtension(new Svg.SVGBlip { Embed = svg }) { Uri = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}" }));
        }

        Pic.BlipFill fill = new(blip);
        if (figure.View is { IsCropped: true, Crop: { } crop })
        {
            fill.Append(new A.SourceRectangle { Left = Share(crop.Left), Top = Share(crop.Top), Right = Share(crop.Right), Bottom = Share(crop.Bottom) });
        }

        fill.Append(new A.Stretch(new A.FillRectangle()));
        return fill;
    }

    private static Int32Value? Share(double share) => share == 0 ? null : (int)Math.Round(share * WholeCrop);

    private static long Emu(double points) => (long)Math.Round(points * EmuPerPoint);
}
