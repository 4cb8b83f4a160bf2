using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using Converter.Documents.Pictures;
using Converter.Pdf.FileStructure;
using Converter.Pdf.Interchange;
using Converter.Styles.Sheets;
using Converter.Typesetting.Pages;

namespace Converter.Pdf.Pictures;

/// <summary>
/// The pictures of a file as image XObjects (ISO 32000-1, 8.9.5), each once. A JPEG file goes in as it is, as does the data of a PNG file where
/// PDF has the same; any other is unpacked, laid over white and packed anew, so that no file has transparency (ISO 19005-1, 6.4).
/// </summary>
internal sealed class PictureTable
{
    private const byte FilterUp = 2;

    private readonly Dictionary<Picture, (string Name, int Id)> _pictures = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Picture, int> _images = new(ReferenceEqualityComparer.Instance);
    private readonly PdfFile _file;
    private readonly PrintColors _colors;
    private int _profile;

    private PictureTable(PdfFile file, PrintColors colors) => (_file, _colors) = (file, colors);

    /// <summary>Names and objects of all pictures, in order.</summary>
    public IEnumerable<(string Name, int Id)> All => _pictures.Values;

    /// <summary>Writes the pictures of some pages.</summary>
    public static PictureTable Write(PdfFile file, TypesetDocument document, PrintColors colors)
    {
        PictureTable table = new(file, colors);
        foreach (PlacedPicture placed in document.Pages.SelectMany(page => page.Pictures))
        {
            Picture picture = placed.Figure.Picture;
            if (!table._pictures.ContainsKey(picture))
            {
                int id = placed.Drawing is { } drawing ? DrawingForm.Write(file, table, drawing) : table.ImageOf(picture.Drawn);
                table._pictures.Add(picture, ("P" + table._pictures.Count.ToString(CultureInfo.InvariantCulture), id));
            }
        }

        return table;
    }

    /// <summary>The name of a picture in the resources.</summary>
    public string NameOf(Picture picture) => _pictures[picture].Name;

    /// <summary>The object of pixels, which is written when it is first asked for.</summary>
    /// <param name="picture">The pixels, in PNG or JPEG.</param>
    public int ImageOf(Picture picture)
    {
        if (!_images.TryGetValue(picture, out int id))
        {
            id = _file.Reserve();
            _images.Add(picture, id);
            Write(picture, id);
        }

        return id;
    }

    private void Write(Picture picture, int id)
    {
        if (picture.Format == PictureFormat.Jpeg)
        {
            int components = JpegFile.TryRead(picture.Bytes.Span, out _)!.Components;
            _file.StreamFiltered(id, Entries(picture, 8, Space(components)), "/Filter /DCTDecode "u8, picture.Bytes.Span);
            return;
        }

        PngFile png = PngFile.TryRead(picture.Bytes, out _)!;
        if (png.IsPlain)
        {
            int channels = png.IsIndexed ? 1 : png.Components;
            string space = png.IsIndexed ? Indexed(png.Palette) : Space(channels);
            _file.StreamDeflated(id, Entries(picture, png.Depth, space, Predictor(channels, png.Depth, png.Width)), png.Packed());
        }
        else
        {
            _file.StreamDeflated(id, Entries(picture, 8, Space(png.Components), Predictor(png.Components, 8, png.Width)), Packed(png));
        }
    }

    private static byte[] Entries(Picture picture, int bits, string space, string more = "") => System.Text.Encoding.ASCII.GetBytes(
        FormattableString.Invariant($"/Type /XObject /Subtype /Image /Width {picture.PixelWidth} /Height {picture.PixelHeight} /ColorSpace {space} /BitsPerComponent {bits} {more}"));

    /// <summary>The rows begin with the filter of PNG (7.4.4.4).</summary>
    private static string Predictor(int colors, int bits, int columns) =>
        FormattableString.Invariant($"/DecodeParms << /Predictor 15 /Colors {colors} /BitsPerComponent {bits} /Columns {columns} >> ");

    /// <summary>The colours of screens. Beside inks they need their profile (ISO 19005-2, 6.2.4.2).</summary>
    /// <param name="components">1 for grey, 3 for colour.</param>
    public string Space(int components)
    {
        if (components == 1)
        {
            return "/DeviceGray";
        }

        if (_colors == PrintColors.Rgb)
        {
            return "/DeviceRGB";
        }

        if (_profile == 0)
        {
            _profile = _file.Reserve();
            _file.Stream(_profile, "/N 3 "u8, SrgbProfile.Bytes.Span);
        }

        return FormattableString.Invariant($"[/ICCBased {_profile} 0 R]");
    }

    private string Indexed(ImmutableArray<byte> palette)
    {
        string space = Space(3);
        int lookup = _file.Reserve();
        _file.Stream(lookup, [], palette.AsSpan());
        return FormattableString.Invariant($"[/Indexed {space} {(palette.Length / 3) - 1} {lookup} 0 R]");
    }

    private static byte[] Packed(PngFile png)
    {
        byte[] pixels = png.Decode();
        int length = png.Width * png.Components;
        using MemoryStream packed = new();
        using (ZLibStream deflater = new(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            byte[] row = new byte[length];
            for (int line = 0; line < png.Height; line++)
            {
                ReadOnlySpan<byte> here = pixels.AsSpan(line * length, length);
                for (int at = 0; at < length; at++)
                {
                    row[at] = (byte)(here[at] - (line > 0 ? pixels[((line - 1) * length) + at] : 0));
                }

                deflater.WriteByte(FilterUp);
                deflater.Write(row);
            }
        }

        return packed.ToArray();
    }
}
