using Converter.Styles.Sheets;

namespace Converter.Styles.Styling;

/// <summary>Where name and date stand, in characters from the right edge of the type area.</summary>
/// <param name="format">The measures of the style sheet.</param>
/// <param name="page">Paper and grid.</param>
/// <param name="name">Width of the widest name.</param>
/// <param name="date">Width of the date.</param>
internal sealed class SignaturePosition(SignatureFormat format, PageFormat page, decimal name, decimal date)
{
    /// <summary>Right indent of a name.</summary>
    /// <param name="own">Its width.</param>
    public decimal OfName(decimal own) => format.Sealed ? Centre - (own / 2)
        : date > name ? UnsealedIndent + Step + date - name
        : NameIndent;

    /// <summary>Right indent of the date.</summary>
    public decimal OfDate => format.Sealed ? Centre - (date / 2)
        : date > name ? UnsealedIndent
        : Math.Max(0, NameIndent - Step + name - date);

    /// <summary>
    /// 7.3.5.1: the date keeps its distance from the right and each name is centred on it; where a name would reach over the edge, both
    /// move left until it does not.
    /// </summary>
    private decimal Centre => Math.Max(page.CharactersIn(format.SealedRightIndent) + (date / 2), name / 2);

    /// <summary>
    /// 7.3.5.2: the name keeps its distance from the right, the date begins a step to the right of it; a date wider than the name keeps
    /// the distance, and the name begins a step to the left of it.
    /// </summary>
    private decimal UnsealedIndent => page.CharactersIn(format.RightIndent);

    private decimal Step => page.CharactersIn(format.Step);

    /// <summary>A name that would not fit its line gives up its distance from the right.</summary>
    private decimal NameIndent => Math.Clamp(page.CharactersPerLine - name, 0, UnsealedIndent);
}
