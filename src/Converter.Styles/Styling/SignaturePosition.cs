using Converter.Styles.Sheets;

namespace Converter.Styles.Styling;

/// <summary>Where name and date stand, in characters from the right edge of the type area.</summary>
internal static class SignaturePosition
{
    /// <summary>Right indent of one line of a signature.</summary>
    /// <param name="format">The measures of the style sheet.</param>
    /// <param name="isDate">Whether the line is the date.</param>
    /// <param name="own">Width of the line.</param>
    /// <param name="name">Width of the widest name.</param>
    /// <param name="date">Width of the date.</param>
    public static decimal RightIndent(SignatureFormat format, bool isDate, decimal own, decimal name, decimal date) =>
        format.Sealed ? Sealed(format.SealedRightIndent.Amount, isDate, own, name, date)
        : Unsealed(format.RightIndent.Amount, format.Step.Amount, isDate, name, date);

    /// <summary>
    /// 7.3.5.2: the name keeps its distance from the right, the date begins a step to the right of it; a date wider than the name keeps
    /// the distance, and the name begins a step to the left of it.
    /// </summary>
    private static decimal Unsealed(decimal indent, decimal step, bool isDate, decimal name, decimal date)
    {
        if (date > name)
        {
            return isDate ? indent : indent + step + date - name;
        }

        return isDate ? Math.Max(0, indent - step + name - date) : indent;
    }

    /// <summary>
    /// 7.3.5.1: the date keeps its distance from the right and each name is centred on it; where a name would reach over the edge, both
    /// move left until it does not.
    /// </summary>
    private static decimal Sealed(decimal indent, bool isDate, decimal own, decimal name, decimal date)
    {
        decimal centre = Math.Max(indent + (date / 2), name / 2);
        return centre - ((isDate ? date : own) / 2);
    }
}
