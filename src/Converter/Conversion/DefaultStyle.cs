using Converter.Documents;
using Converter.Styles.Sheets;

namespace Converter.Conversion;

/// <summary>Chooses the style sheet of a document for which none was asked.</summary>
public static class DefaultStyle
{
    /// <summary>The sheet of the standard, for every kind that has no sheet of its own.</summary>
    public const string General = "gbt9704";

    /// <summary>The built-in sheet that bears the name of the kind (<c>speech</c> …), else <see cref="General"/>.</summary>
    /// <param name="kind">The kind of document.</param>
    public static StyleSheet For(DocumentKind kind)
    {
        string name = Words.Of(kind);
        return BuiltInStyles.Load(name) ?? BuiltInStyles.Load(General)!;
    }
}
