namespace Converter.Styles;

/// <summary>The units a style sheet may use.</summary>
public enum LengthUnit
{
    /// <summary>mm.</summary>
    Millimetre,

    /// <summary>pt.</summary>
    Point,

    /// <summary>字: the character pitch of the grid (GB/T 9704 3.1).</summary>
    Character,

    /// <summary>行: the line pitch of the grid (GB/T 9704 3.2).</summary>
    Line,

    /// <summary>号: a named type size, such as 三号.</summary>
    TypeSize,
}

/// <summary>
/// A length as the style sheet wrote it, with what it comes to on this page. Word has units of its own for 字 and 行, so the
/// written amount is kept beside the length.
/// </summary>
/// <param name="Length">What it comes to.</param>
/// <param name="Amount">The number as written: 2 for 2字.</param>
/// <param name="Unit">The unit as written.</param>
public readonly record struct Extent(Length Length, decimal Amount, LengthUnit Unit)
{
    /// <summary>No length.</summary>
    public static Extent Zero => default;
}
