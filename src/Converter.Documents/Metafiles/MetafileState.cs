using System.Collections.Immutable;
using Converter.Documents.Drawings;
using Converter.Documents.Pictures;

namespace Converter.Documents.Metafiles;

/// <summary>What a metafile has chosen at a moment: it is saved and restored as a whole.</summary>
internal sealed class MetafileState
{
    /// <summary>Of windows and viewports that are set, as MS-WMF 2.1.1.16 numbers them.</summary>
    public const int Text = 1;
    public const int Isotropic = 7;
    public const int Anisotropic = 8;

    public int MapMode { get; set; } = Text;

    public (double X, double Y) WindowOrigin { get; set; }

    public (double X, double Y) WindowExtent { get; set; } = (1, 1);

    public (double X, double Y) ViewportOrigin { get; set; }

    public (double X, double Y) ViewportExtent { get; set; } = (1, 1);

    public PictureMatrix World { get; set; } = PictureMatrix.Identity;

    public MetafilePen Pen { get; set; } = MetafilePen.Black;

    public MetafileBrush Brush { get; set; } = MetafileBrush.White;

    public MetafileFont Font { get; set; } = new();

    public int TextColor { get; set; }

    public int Background { get; set; } = 0xFFFFFF;

    public bool IsOpaque { get; set; } = true;

    public bool IsWinding { get; set; }

    public bool IsClockwise { get; set; }

    public int TextAlign { get; set; }

    public (double X, double Y) Position { get; set; }

    public ImmutableArray<DrawingPath> Clip { get; set; } = [];

    /// <summary>Whether text goes on from where the pen is, and moves it.</summary>
    public bool TextGoesOn => (TextAlign & 1) != 0;

    /// <summary>From units of the window to units of the device.</summary>
    /// <param name="devicePerHundredth">Units of the device in a hundredth of a millimetre, for the modes that reckon in lengths.</param>
    public PictureMatrix Page((double X, double Y) devicePerHundredth)
    {
        (double scaleX, double scaleY) = MapMode switch
        {
            Text or < 1 or > Anisotropic => (1, 1),
            Isotropic or Anisotropic => (Ratio(ViewportExtent.X, WindowExtent.X), Ratio(ViewportExtent.Y, WindowExtent.Y)),
            _ => (Hundredths * devicePerHundredth.X, -Hundredths * devicePerHundredth.Y),
        };
        return new PictureMatrix(scaleX, 0, 0, scaleY, ViewportOrigin.X - (WindowOrigin.X * scaleX), ViewportOrigin.Y - (WindowOrigin.Y * scaleY));
    }

    public MetafileState Copy() => (MetafileState)MemberwiseClone();

    /// <summary>A tenth and a hundredth of a millimetre, a hundredth and a thousandth of an inch, a twentieth of a point; upwards.</summary>
    private double Hundredths => MapMode switch { 2 => 10, 3 => 1, 4 => 25.4, 5 => 2.54, _ => 2540.0 / 1440 };

    private static double Ratio(double one, double other) => other == 0 ? 1 : one / other;
}

/// <summary>A pen; <see cref="IsNone"/> draws nothing.</summary>
/// <param name="Color">Its colour, 0xRRGGBB.</param>
/// <param name="Width">Its width; in units of the device where <paramref name="IsOfDevice"/>, else logical ones.</param>
/// <param name="Style">Its style as MS-EMF 2.1.25 numbers it.</param>
/// <param name="IsOfDevice">Whether it is as wide however the drawing is scaled.</param>
internal sealed record MetafilePen(int Color, double Width, int Style, bool IsOfDevice)
{
    public static MetafilePen Black { get; } = new(0, 0, 0, true);

    /// <summary>Lengths of dashes and gaps that the file gives.</summary>
    public ImmutableArray<double> Dashes { get; init; } = [];

    public bool IsNone => (Style & 0xF) == 5;

    /// <summary>The pen as a drawing has it.</summary>
    /// <param name="mapping">Brings its width to points.</param>
    public DrawingPen On(PictureMatrix mapping)
    {
        double scale = Math.Sqrt(Math.Abs(mapping.Determinant));
        double width = Width * scale;
        double unit = Math.Max(width, 0.75);
        ImmutableArray<double> dashes = (Style & 0xF) switch
        {
            1 => [3 * unit, unit],
            2 => [unit, unit],
            3 => [3 * unit, unit, unit, unit],
            4 => [3 * unit, unit, unit, unit, unit, unit],
            7 => [.. Dashes.Select(dash => Math.Max(dash * scale, 0.1))],
            _ => [],
        };
        int cap = (Style & 0xF00) switch { 0x100 => 2, 0x200 => 0, _ => dashes.IsEmpty ? 1 : 0 };
        int join = (Style & 0xF000) switch { 0x1000 => 2, 0x2000 => 0, _ => 1 };
        return new DrawingPen(Color, width, dashes, cap, join);
    }
}

/// <summary>A brush.</summary>
/// <param name="Color">Its colour, 0xRRGGBB; <see langword="null"/> where it paints nothing.</param>
/// <param name="Hatch">The kind of its lines as MS-WMF 2.1.1.12 numbers them; −1 for a whole area.</param>
internal sealed record MetafileBrush(int? Color, int Hatch)
{
    public static MetafileBrush White { get; } = new(0xFFFFFF, -1);

    public static MetafileBrush Black { get; } = new(0, -1);

    public static MetafileBrush None { get; } = new(null, -1);
}

/// <summary>A font.</summary>
internal sealed record MetafileFont
{
    public string Name { get; init; } = string.Empty;

    /// <summary>Less than 0 for the em, more for the height of a line; 0 for any.</summary>
    public double Height { get; init; }

    /// <summary>How far the line of text is turned to the left, in degrees.</summary>
    public double Escapement { get; init; }

    public bool IsBold { get; init; }

    public bool IsItalic { get; init; }

    public bool IsUnderlined { get; init; }

    public bool IsStruck { get; init; }

    public int CharacterSet { get; init; }
}
