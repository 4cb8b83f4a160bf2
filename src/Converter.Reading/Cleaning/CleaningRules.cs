using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using Converter.Documents;
using Converter.Reading.Cleaning.Junk;
using Converter.Reading.Cleaning.Mending;
using Converter.Reading.Cleaning.Rules;

namespace Converter.Reading.Cleaning;

/// <summary>The rules by which a text is cleaned, read from a list that people edit (<c>styles/cleaning.yaml</c>).</summary>
public sealed class CleaningRules
{
    private static readonly Lazy<CleaningRules> Lazily = new(LoadBuiltIn);
    private readonly Lazy<WordMatcher> _matcher;

    internal CleaningRules(RuleList list)
    {
        List = list;
        _matcher = new Lazy<WordMatcher>(() => new WordMatcher([.. list.Junk, list.ContentAsRule]));
    }

    /// <summary>The rules that come with the program.</summary>
    public static CleaningRules BuiltIn => Lazily.Value;

    /// <summary>Every rule: its identifier and what it does, in the order of the list.</summary>
    public ImmutableArray<CleaningRuleNote> Notes => List.Notes;

    /// <summary>Whether a rule, or a group of rules, is called so.</summary>
    /// <param name="name">A whole id (<c>page.number</c>) or the part of it before the dot (<c>page</c>).</param>
    public bool Knows(string name) => Notes.Any(note => note.Id == name || RuleIds.GroupOf(note.Id).SequenceEqual(name));

    internal RuleList List { get; }

    internal WordMatcher Matcher => _matcher.Value;

    /// <summary>Reads a list of rules.</summary>
    /// <param name="yaml">The list, in the form of <c>styles/cleaning.yaml</c>; every section may be left out.</param>
    /// <param name="fileName">Its name, for messages.</param>
    /// <returns>The rules, or what is wrong with the list and where.</returns>
    public static CleaningRulesResult Load(string yaml, string fileName)
    {
        RuleListReader reader = new(fileName);
        RuleList? list = reader.Read(yaml);
        return new CleaningRulesResult(list is null ? null : new CleaningRules(list), reader.Findings);
    }

    /// <summary>These rules with others beside them: a rule with a new id is added, a rule with an id known here takes its place.</summary>
    /// <param name="own">The other rules.</param>
    public CleaningRules With(CleaningRules own) => new(List.With(own.List));

    internal bool IsOn(MendingRule rule, CleaningOptions options)
    {
        string id = MendingRules.Id(rule);
        return !List.Off.Contains(id) && !options.Keeps(id);
    }

    private static CleaningRules LoadBuiltIn()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("cleaning.yaml")!;
        using StreamReader reader = new(stream, Encoding.UTF8);
        CleaningRulesResult result = Load(reader.ReadToEnd(), "cleaning.yaml");
        return result.Rules ?? throw new InvalidOperationException(string.Join('\n', result.Findings.Select(finding => finding.Message)));
    }
}

/// <summary>What became of a list of rules.</summary>
/// <param name="Rules">The rules; <see langword="null"/> where the list has an error.</param>
/// <param name="Findings">What is wrong with it, with line and column in the list.</param>
public sealed record CleaningRulesResult(CleaningRules? Rules, ImmutableArray<Diagnostic> Findings);

/// <summary>A rule as the user sees it.</summary>
/// <param name="Id">Its identifier, for <c>--keep</c>.</param>
/// <param name="What">What it finds or does.</param>
public sealed record CleaningRuleNote(string Id, Message What);
