using System.Collections.Immutable;
using Converter.Documents;

namespace Converter.Reading.Cleaning.Rules;

/// <summary>Where in a text a rule looks.</summary>
internal enum Zone
{
    /// <summary>Everywhere.</summary>
    Anywhere,

    /// <summary>Before the first paragraph of running text, or after the last one.</summary>
    Edges,

    /// <summary>Before the first paragraph of running text.</summary>
    Head,

    /// <summary>After the last paragraph of running text.</summary>
    Tail,
}

/// <summary>A rule that finds lines which are no part of the document, by evidence that adds up.</summary>
/// <param name="Id">Identifier, such as <c>advertising.members-only</c>; the part before the dot is its group.</param>
/// <param name="What">What it finds, in words.</param>
/// <param name="Where">Where it looks.</param>
/// <param name="Confidence">How sure a removal by it is, 0 … 1.</param>
/// <param name="Longest">A line of more characters (blanks not counted) is never taken by it.</param>
internal sealed record JunkRule(string Id, Message What, Zone Where, double Confidence, int Longest)
{
    /// <summary>Words and what each of them weighs.</summary>
    public ImmutableArray<WordEvidence> Words { get; init; } = [];

    /// <summary>Forms of a line and what each of them weighs.</summary>
    public ImmutableArray<FormEvidence> Forms { get; init; } = [];

    /// <summary>Whether the rule is of a group, the part of its id before the dot; the rules of a group add up.</summary>
    /// <param name="group">The group.</param>
    public bool IsOf(ReadOnlySpan<char> group) => RuleIds.IsOf(Id, group);

    /// <summary>The part of the id before the dot.</summary>
    public ReadOnlySpan<char> Group => RuleIds.GroupOf(Id);
}

/// <summary>A word that speaks for or against a rule.</summary>
/// <param name="Word">The word; blanks, case and width of its characters do not matter.</param>
/// <param name="Weight">What it adds; 1 is enough by itself.</param>
/// <param name="AtStart">Whether it counts at the beginning of a line only.</param>
/// <param name="Whole">Whether it counts where it is the whole line only, strokes and stars around it apart.</param>
internal readonly record struct WordEvidence(string Word, double Weight, bool AtStart, bool Whole = false);

/// <summary>A form that speaks for or against a rule.</summary>
/// <param name="Form">The form.</param>
/// <param name="Weight">What it adds; 1 is enough by itself.</param>
internal readonly record struct FormEvidence(LineForm Form, double Weight);

/// <summary>Identifiers of rules.</summary>
internal static class RuleIds
{
    /// <summary>The part of an id before the dot.</summary>
    public static ReadOnlySpan<char> GroupOf(string id)
    {
        int dot = id.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? id : id.AsSpan(0, dot);
    }

    /// <summary>Whether an id is of a group.</summary>
    /// <param name="id">The id.</param>
    /// <param name="group">The group.</param>
    public static bool IsOf(string id, ReadOnlySpan<char> group) =>
        id.StartsWith(group, StringComparison.Ordinal) && (id.Length == group.Length || id[group.Length] == '.');
}
