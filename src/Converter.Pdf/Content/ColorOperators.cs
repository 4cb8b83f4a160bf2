using System.Globalization;
using Converter.Pdf.Objects;
using Converter.Styles;
using Converter.Styles.Sheets;

namespace Converter.Pdf.Content;

/// <summary>
/// Colours (ISO 32000-1, 8.6.8). In RGB, black and greys are DeviceGray, so that they print with black ink alone, and any other colour is
/// DeviceRGB in the sRGB of the output intent. In CMYK every colour is DeviceCMYK in the inks that the style gives (GB/T 9704, 6.2), and
/// black is its last ink alone.
/// </summary>
internal sealed class ColorOperators(PdfBuffer content, PrintColors colors)
{
    public void Fill(Color color) => Write(color, "g"u8, "rg"u8, "k"u8);

    public void Stroke(Color color) => Write(color, "G"u8, "RG"u8, "K"u8);

    /// <summary>What is to come out of every printing plate: marks by which plates and sheets are aligned.</summary>
    public void StrokeRegistration() => content.Put(colors == PrintColors.Cmyk ? "1 1 1 1 K\n"u8 : "0 G\n"u8);

    private void Write(Color color, ReadOnlySpan<byte> gray, ReadOnlySpan<byte> rgb, ReadOnlySpan<byte> cmyk)
    {
        if (colors == PrintColors.Cmyk)
        {
            Ink(color.Cyan);
            Ink(color.Magenta);
            Ink(color.Yellow);
            Ink(color.Black);
            content.Put(cmyk);
        }
        else
        {
            WriteRgb(color, gray, rgb);
        }

        content.Put((byte)'\n');
    }

    private void WriteRgb(Color color, ReadOnlySpan<byte> gray, ReadOnlySpan<byte> rgb)
    {
        int value = int.TryParse(color.Rgb, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out int parsed) ? parsed : 0;
        int red = (value >> 16) & 0xFF;
        int green = (value >> 8) & 0xFF;
        int blue = value & 0xFF;
        Component(red);
        if (red == green && green == blue)
        {
            content.Put(gray);
        }
        else
        {
            Component(green);
            Component(blue);
            content.Put(rgb);
        }
    }

    private void Ink(int percent) => content.Decimal(Math.Clamp(percent, 0, 100), 100).Put((byte)' ');

    private void Component(int value) => content.Decimal(Micropoints.Divide(value * 1000, 255), 1000).Put((byte)' ');
}
