using System.Collections.Immutable;
using Converter.Documents;
using Converter.Styles.Sheets;

namespace Converter.Conversion;

/// <summary>Chooses the style sheet of a document for which none was asked.</summary>
public static class DefaultStyle
{
    /// <summary>The sheet of the standard, for every kind that has no sheet of its own.</summary>
    public const string General = "gbt9704";

    /// <summary>Sheets for texts that offices use daily and that are no kind of official document, by the end of their title.</summary>
    private static readonly ImmutableArray<(string Ending, string Sheet)> ByTitle =
    [
        ("议程", "agenda"),
        ("议程安排", "agenda"),
        ("日程", "agenda"),
        ("日程安排", "agenda"),
        ("汇报", "briefing"),
        ("汇报材料", "briefing"),
        ("汇报提纲", "briefing"),
    ];

    /// <summary>
    /// The built-in sheet for a title of that form, or the one that bears the name of the kind (<c>speech</c>, <c>letter</c> …), else
    /// <see cref="General"/>.
    /// </summary>
    /// <param name="document">The document.</param>
    public static StyleSheet For(Document document)
    {
        string name = ByTitle.FirstOrDefault(form => document.Title.EndsWith(form.Ending, StringComparison.Ordinal)).Sheet ?? Words.Of(document.Kind);
        return BuiltInStyles.Load(name) ?? BuiltInStyles.Load(General)!;
    }
}
