using Converter.Documents.Pictures;
using Converter.Pdf.Content;
using Converter.Pdf.Objects;
using Converter.Styles;
using Converter.Typesetting.Pages;

namespace Converter.Pdf.Pictures;

/// <summary>Shows a picture at its place (ISO 32000-1, 8.9.5): cropped by a clipping path, turned and flipped by its matrix.</summary>
internal static class PictureOperators
{
    /// <summary>Shows it.</summary>
    /// <param name="content">Takes the operators.</param>
    /// <param name="picture">The picture.</param>
    /// <param name="name">Its name in the resources.</param>
    /// <param name="paperHeight">From the upper to the lower edge of the paper as one reads it.</param>
    public static void Show(PdfBuffer content, PlacedPicture picture, string name, Length paperHeight)
    {
        PictureView view = picture.Figure.View;
        PictureMatrix frame = view.MatrixOf(picture.Figure.Size);
        (double left, double top) = (Micropoints.Thousandths(picture.X), Micropoints.Thousandths(paperHeight - picture.Y));
        content.Put("q "u8);
        if (view.IsCropped)
        {
            ReadOnlySpan<(double X, double Y)> corners = [frame.Apply(0, 0), frame.Apply(1, 0), frame.Apply(1, 1), frame.Apply(0, 1)];
            for (int corner = 0; corner < corners.Length; corner++)
            {
                Number(content, left + (corners[corner].X * 1000));
                Number(content, top - (corners[corner].Y * 1000));
                content.Put(corner == 0 ? "m "u8 : "l "u8);
            }

            content.Put("h W n "u8);
            PictureCrop crop = view.Crop;
            frame = new PictureMatrix(1 / crop.Width, 0, 0, 1 / crop.Height, -crop.Left / crop.Width, -crop.Top / crop.Height).Then(frame);
        }

        // The unit square of a PDF stands on its origin, that of a picture hangs from it.
        Number(content, frame.A * 1000);
        Number(content, -frame.B * 1000);
        Number(content, -frame.C * 1000);
        Number(content, frame.D * 1000);
        Number(content, left + ((frame.C + frame.E) * 1000));
        Number(content, top - ((frame.D + frame.F) * 1000));
        content.Put("cm /"u8).Ascii(name).Put(" Do Q\n"u8);
    }

    private static void Number(PdfBuffer content, double thousandths) => content.Thousandths((long)Math.Round(thousandths)).Put((byte)' ');
}
