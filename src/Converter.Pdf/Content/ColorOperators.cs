using System.Globalization;
using Converter.Pdf.Objects;
using Converter.Styles;

namespace Converter.Pdf.Content;

/// <summary>
/// Colours (ISO 32000-1, 8.6.8). Black and greys are DeviceGray, so that they print with black ink alone; any other colour is DeviceRGB
/// in the sRGB of the output intent.
/// </summary>
internal static class ColorOperators
{
    public static void Fill(PdfBuffer content, Color color) => Write(content, color, "g"u8, "rg"u8);

    public static void Stroke(PdfBuffer content, Color color) => Write(content, color, "G"u8, "RG"u8);

    private static void Write(PdfBuffer content, Color color, ReadOnlySpan<byte> gray, ReadOnlySpan<byte> rgb)
    {
        int value = int.TryParse(color.Rgb, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out int parsed) ? parsed : 0;
        int red = (value >> 16) & 0xFF;
        int green = (value >> 8) & 0xFF;
        int blue = value & 0xFF;
        Component(content, red);
        if (red == green && green == blue)
        {
            content.Put(gray);
        }
        else
        {
            Component(content, green);
            Component(content, blue);
            content.Put(rgb);
        }

        content.Put((byte)'\n');
    }

    private static void Component(PdfBuffer content, int value) =>
        content.Decimal(Micropoints.Divide(value * 1000, 255), 1000).Put((byte)' ');
}
