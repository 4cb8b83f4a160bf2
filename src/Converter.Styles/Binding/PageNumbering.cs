using Converter.Styles.Sheets;

namespace Converter.Styles.Binding;

/// <summary>How the pages of a document are counted where it is bound with others.</summary>
/// <param name="First">Number of its first page, odd: every part of a bound document begins on a right-hand page.</param>
/// <param name="Form">How the numbers are written.</param>
/// <param name="Restarts">Whether counting begins anew, and does not go on from the part before.</param>
public sealed record PageNumbering(int First, PageNumberForm Form, bool Restarts)
{
    /// <summary>The numbering of a document by itself.</summary>
    public static PageNumbering Whole { get; } = new(1, PageNumberForm.Arabic, false);
}
