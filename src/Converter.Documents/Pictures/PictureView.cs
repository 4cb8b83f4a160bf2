namespace Converter.Documents.Pictures;

/// <summary>The size of a picture on paper.</summary>
/// <param name="Width">Its width in points.</param>
/// <param name="Height">Its height in points.</param>
public readonly record struct PictureSize(double Width, double Height);

/// <summary>How much of a picture is cut away at each edge, as a share of the whole; less than 0 where its frame is larger than the picture.</summary>
/// <param name="Left">At the left.</param>
/// <param name="Top">At the top.</param>
/// <param name="Right">At the right.</param>
/// <param name="Bottom">At the foot.</param>
public readonly record struct PictureCrop(double Left, double Top, double Right, double Bottom)
{
    /// <summary>Share of the width that is left.</summary>
    public double Width => 1 - Left - Right;

    /// <summary>Share of the height that is left.</summary>
    public double Height => 1 - Top - Bottom;
}

/// <summary>What part of a picture is shown, and how it is turned: first flipped, then turned about its middle.</summary>
/// <param name="Crop">What is cut away.</param>
/// <param name="Rotation">How far it is turned to the right, in degrees from 0 to less than 360.</param>
/// <param name="FlipsAcross">Whether left and right are exchanged.</param>
/// <param name="FlipsDown">Whether top and bottom are exchanged.</param>
public readonly record struct PictureView(PictureCrop Crop, double Rotation, bool FlipsAcross, bool FlipsDown)
{
    /// <summary>Whether a part is cut away.</summary>
    public bool IsCropped => Crop != default;

    /// <summary>Whether it stands as it is in the file.</summary>
    public bool IsPlain => this == default;

    /// <summary>Whether it lies rather than stands, so that word processors reckon with a frame that lies (ECMA-376 part 1, 20.4.2.6 as Word does it).</summary>
    public bool Lies => Rotation is (>= 45 and < 135) or (>= 225 and < 315);

    /// <summary>Sine and cosine of the angle; exact for quarter turns.</summary>
    private (double Sin, double Cos) Angle => Rotation switch
    {
        0 => (0, 1),
        90 => (1, 0),
        180 => (0, -1),
        270 => (-1, 0),
        _ => Math.SinCos(Rotation * Math.PI / 180),
    };

    /// <summary>The upright rectangle that a frame fills as it is turned.</summary>
    /// <param name="frame">Size of the frame before it is turned.</param>
    public PictureSize BoundsOf(PictureSize frame)
    {
        (double sin, double cos) = (Math.Abs(Angle.Sin), Math.Abs(Angle.Cos));
        return new PictureSize((frame.Width * cos) + (frame.Height * sin), (frame.Width * sin) + (frame.Height * cos));
    }

    /// <summary>Brings the unit square, whose origin is the upper left corner, to the place of the frame in the rectangle that it fills.</summary>
    /// <param name="frame">Size of the frame before it is turned.</param>
    public PictureMatrix MatrixOf(PictureSize frame)
    {
        (double sin, double cos) = Angle;
        double width = FlipsAcross ? -frame.Width : frame.Width;
        double height = FlipsDown ? -frame.Height : frame.Height;
        (double a, double b, double c, double d) = (width * cos, width * sin, -height * sin, height * cos);
        PictureSize bounds = BoundsOf(frame);
        return new PictureMatrix(a, b, c, d, (bounds.Width - a - c) / 2, (bounds.Height - b - d) / 2);
    }
}

/// <summary>A mapping of the plane: x' = A·x + C·y + E, y' = B·x + D·y + F; y counts downwards.</summary>
public readonly record struct PictureMatrix(double A, double B, double C, double D, double E, double F)
{
    /// <summary>Changes nothing.</summary>
    public static PictureMatrix Identity { get; } = new(1, 0, 0, 1, 0, 0);

    /// <summary>Where a point comes to.</summary>
    /// <param name="x">From the left.</param>
    /// <param name="y">From the top.</param>
    public (double X, double Y) Apply(double x, double y) => ((A * x) + (C * y) + E, (B * x) + (D * y) + F);

    /// <summary>This mapping, followed by another.</summary>
    /// <param name="next">The other one.</param>
    public PictureMatrix Then(PictureMatrix next) => new(
        (A * next.A) + (B * next.C),
        (A * next.B) + (B * next.D),
        (C * next.A) + (D * next.C),
        (C * next.B) + (D * next.D),
        (E * next.A) + (F * next.C) + next.E,
        (E * next.B) + (F * next.D) + next.F);

    /// <summary>How much larger areas become; less than 0 where they are mirrored.</summary>
    public double Determinant => (A * D) - (B * C);
}
