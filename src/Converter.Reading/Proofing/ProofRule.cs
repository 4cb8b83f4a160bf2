using System.Collections.Immutable;
using System.Globalization;
using Converter.Documents;

namespace Converter.Reading.Proofing;

/// <summary>What is said about one rule of the proofreading; the data of <c>rules.yaml</c>.</summary>
/// <param name="Id">Stable identifier, such as <c>proof.level-order</c>; the code of its findings.</param>
/// <param name="Number">Number in the list of rules, 1 … 55.</param>
/// <param name="Severity">Severity of a finding that is not in doubt.</param>
/// <param name="Clause">Where the rule comes from.</param>
/// <param name="Message">What is the matter: <c>{0}</c> is what was found, <c>{1}</c> what should stand there.</param>
/// <param name="Hint">What to do; the same places.</param>
public sealed record ProofRule(string Id, int Number, Severity Severity, string Clause, Message Message, Message Hint)
{
    /// <summary>Other messages of the same rule, by name.</summary>
    public ImmutableDictionary<string, Message> Variants { get; init; } = ImmutableDictionary<string, Message>.Empty;

    /// <summary>Whether a finding of this rule is left out where another rule mends the same place.</summary>
    public bool Yields { get; init; }

    /// <summary>Why the rule can't be judged on the text alone; <see langword="null"/> for the rules that are.</summary>
    public Message? Later { get; init; }

    internal Message MessageOf(string? variant, string found, string wanted) =>
        Fill(variant is null ? Message : Variants[variant], found, wanted);

    internal Message HintOf(string found, string wanted) => Fill(Hint, found, wanted);

    private static Message Fill(Message template, string found, string wanted) => new(
        string.Format(CultureInfo.InvariantCulture, template.Chinese, found, wanted),
        string.Format(CultureInfo.InvariantCulture, template.English, found, wanted));
}
