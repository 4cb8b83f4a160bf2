namespace Converter.Styles.Sheets;

/// <summary>How name and date stand at the end of a document (GB/T 9704 7.3.5).</summary>
/// <param name="Sealed">Whether room is kept for a seal, which decides how name and date stand (7.3.5.1), or not (7.3.5.2).</param>
/// <param name="RightIndent">Unsealed: from the right edge of the type area to the name or, where the date is wider, to the date.</param>
/// <param name="Step">Unsealed: how far the date begins to the right of the name; a wider date has the name begin so far to its left.</param>
/// <param name="SealedRightIndent">Sealed: from the right edge of the type area to the date.</param>
/// <param name="SealedSpace">Sealed: blank space above the name.</param>
public sealed record SignatureFormat(bool Sealed, Extent RightIndent, Extent Step, Extent SealedRightIndent, Extent SealedSpace)
{
    /// <summary>
    /// How many lines more than its grid a page may take, set closer, so that name and date find room on it (7.3.5.5); 0, 1 or 2. Where that
    /// is not enough they go over with two lines of text.
    /// </summary>
    public int ExtraLines { get; init; }

    /// <summary>Whether room is kept for a 签名章 (7.3.5.3): office and name on one line, the date below, both as far from the right as sealed ones.</summary>
    public bool Stamp { get; init; }

    /// <summary>Blank space above a 签名章.</summary>
    public Extent StampSpace { get; init; }

    /// <summary>Blank space between a 签名章 and the date.</summary>
    public Extent StampDateSpace { get; init; }

    /// <summary>How many sealed names of a joint document stand on a line.</summary>
    public int JointColumns { get; init; } = 3;
}
