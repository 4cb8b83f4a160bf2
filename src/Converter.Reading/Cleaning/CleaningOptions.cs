using System.Collections.Immutable;
using Converter.Reading.Cleaning.Rules;

namespace Converter.Reading.Cleaning;

/// <summary>What the caller wants of the cleaning.</summary>
public sealed record CleaningOptions
{
    /// <summary>The default: every rule is used.</summary>
    public static CleaningOptions Default { get; } = new();

    /// <summary>
    /// <see langword="false"/> leaves every character and every line as it stands; only indentation and trailing blanks are measured and
    /// taken off. Default: <see langword="true"/>.
    /// </summary>
    public bool Enabled { get; init; } = true;

    /// <summary>
    /// Rules that are not to be used: whole ids (<c>advertising.members-only</c>) or groups (<c>advertising</c>). Default: none.
    /// </summary>
    public ImmutableHashSet<string> Keep { get; init; } = [];

    /// <summary>Lines about which a person has decided, by number: <see langword="true"/> where the line is junk. Default: none.</summary>
    public ImmutableSortedDictionary<int, bool> Judged { get; init; } = ImmutableSortedDictionary<int, bool>.Empty;

    internal bool Keeps(string id) => !Keep.IsEmpty && (Keep.Contains(id) || Keep.Contains(RuleIds.GroupOf(id).ToString()));
}
