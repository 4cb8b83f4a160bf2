namespace Converter.Styles;

/// <summary>A length on paper, kept as a whole number of 1/65536 pt, so that equal input gives equal pages everywhere.</summary>
/// <param name="Units">Number of 1/65536 pt; may be negative.</param>
public readonly record struct Length(long Units) : IComparable<Length>
{
    private const long UnitsPerPoint = 65536;
    private const double PointsPerMillimetre = 72 / 25.4;
    private const double TwipsPerPoint = 20;

    /// <summary>No length.</summary>
    public static Length Zero => default;

    /// <summary>The length in points (1/72 inch).</summary>
    public double Points => (double)Units / UnitsPerPoint;

    /// <summary>The length in millimetres.</summary>
    public double Millimetres => Points / PointsPerMillimetre;

    /// <summary>The length in twips (1/20 pt), rounded to the nearest; the unit of WordprocessingML.</summary>
    public int Twips => (int)Math.Round(Points * TwipsPerPoint, MidpointRounding.AwayFromZero);

    /// <summary>A length of so many points.</summary>
    /// <param name="points">Points.</param>
    public static Length FromPoints(double points) => new((long)Math.Round(points * UnitsPerPoint, MidpointRounding.AwayFromZero));

    /// <summary>A length of so many millimetres.</summary>
    /// <param name="millimetres">Millimetres.</param>
    public static Length FromMillimetres(double millimetres) => FromPoints(millimetres * PointsPerMillimetre);

    /// <summary>Sum.</summary>
    public static Length operator +(Length left, Length right) => new(left.Units + right.Units);

    /// <summary>Difference.</summary>
    public static Length operator -(Length left, Length right) => new(left.Units - right.Units);

    /// <summary>The same length to the other side.</summary>
    public static Length operator -(Length length) => new(-length.Units);

    /// <summary>So many times the length.</summary>
    public static Length operator *(Length length, int factor) => new(length.Units * factor);

    /// <summary>The length scaled, rounded to the nearest unit.</summary>
    public static Length operator *(Length length, double factor) =>
        new((long)Math.Round(length.Units * factor, MidpointRounding.AwayFromZero));

    /// <summary>The length divided, rounded towards zero.</summary>
    public static Length operator /(Length length, int divisor) => new(length.Units / divisor);

    /// <summary>How many times one length holds another.</summary>
    public static double operator /(Length length, Length other) => (double)length.Units / other.Units;

    /// <summary>Whether the left one is shorter.</summary>
    public static bool operator <(Length left, Length right) => left.Units < right.Units;

    /// <summary>Whether the left one is longer.</summary>
    public static bool operator >(Length left, Length right) => left.Units > right.Units;

    /// <summary>Whether the left one is no longer.</summary>
    public static bool operator <=(Length left, Length right) => left.Units <= right.Units;

    /// <summary>Whether the left one is no shorter.</summary>
    public static bool operator >=(Length left, Length right) => left.Units >= right.Units;

    /// <inheritdoc/>
    public int CompareTo(Length other) => Units.CompareTo(other.Units);

    /// <summary>The length in points to three decimals, such as “15.793pt”.</summary>
    public override string ToString() => FormattableString.Invariant($"{Points:0.###}pt");
}
