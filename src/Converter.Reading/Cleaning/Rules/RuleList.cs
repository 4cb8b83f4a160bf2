using System.Collections.Frozen;
using System.Collections.Immutable;
using Converter.Documents;

namespace Converter.Reading.Cleaning.Rules;

/// <summary>What a list of rules says.</summary>
internal sealed record RuleList
{
    /// <summary>A list that says nothing.</summary>
    public static RuleList Empty { get; } = new();

    /// <summary>The rules that find junk.</summary>
    public ImmutableArray<JunkRule> Junk { get; init; } = [];

    /// <summary>Words that speak for a line's belonging to the document.</summary>
    public ImmutableArray<WordEvidence> ContentWords { get; init; } = [];

    /// <summary>Forms that speak for a line's belonging to the document.</summary>
    public ImmutableArray<FormEvidence> ContentForms { get; init; } = [];

    /// <summary>Labels that stand in tables of metadata only, in their bare form.</summary>
    public FrozenSet<string> StrongLabels { get; init; } = [];

    /// <summary>Labels that stand in tables of metadata and elsewhere.</summary>
    public FrozenSet<string> WeakLabels { get; init; } = [];

    /// <summary>HTML entities, by name, and what they stand for.</summary>
    public FrozenDictionary<string, char> Entities { get; init; } = FrozenDictionary<string, char>.Empty;

    /// <summary>Names of HTML tags, in lower case.</summary>
    public FrozenSet<string> Tags { get; init; } = [];

    /// <summary>Rules that are switched off.</summary>
    public ImmutableHashSet<string> Off { get; init; } = [];

    /// <summary>How sure the rules of structure are, by id.</summary>
    public ImmutableDictionary<string, double> Confidences { get; init; } = ImmutableDictionary<string, double>.Empty;

    /// <summary>Every rule with what it does.</summary>
    public ImmutableArray<CleaningRuleNote> Notes { get; init; } = [];

    /// <summary>The words of <see cref="ContentWords"/> as a rule, so that they are found in the same pass.</summary>
    public JunkRule ContentAsRule => new("content", new Message("正文", "content"), Zone.Anywhere, 1, int.MaxValue) { Words = ContentWords };

    /// <summary>This list with another beside it.</summary>
    public RuleList With(RuleList own)
    {
        HashSet<string> replaced = [.. own.Notes.Select(note => note.Id)];
        return new RuleList
        {
            Junk = [.. Junk.Where(rule => !replaced.Contains(rule.Id)), .. own.Junk],
            ContentWords = [.. ContentWords, .. own.ContentWords],
            ContentForms = [.. ContentForms, .. own.ContentForms],
            StrongLabels = StrongLabels.Concat(own.StrongLabels).ToFrozenSet(),
            WeakLabels = WeakLabels.Concat(own.WeakLabels).ToFrozenSet(),
            Entities = Entities.Concat(own.Entities).GroupBy(pair => pair.Key).ToFrozenDictionary(pairs => pairs.Key, pairs => pairs.Last().Value),
            Tags = Tags.Concat(own.Tags).ToFrozenSet(),
            Off = Off.Except(replaced).Union(own.Off),
            Confidences = Confidences.SetItems(own.Confidences),
            Notes = [.. Notes.Where(note => !replaced.Contains(note.Id)), .. own.Notes],
        };
    }
}
