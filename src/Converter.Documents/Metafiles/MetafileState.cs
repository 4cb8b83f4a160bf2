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

    public MetafileState Copy() => (MetafileState)MemberwiseClone();
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
}

/// <summary>A brush.</summary>
/// <param name="Color">Its colour, 0xRRGGBB; <see langword="null"/> where it paints nothing.</param>
/// <param name="Hatch">The kind of its lines as MS-WMF 2.1.1.12 numbers them; −1 for a whole area.</param>
internal sealed record MetafileBrush(int? Color, int Hatch)
{
    public static MetafileBrush White { get; } = new(0xFFFFFF, -1);

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
