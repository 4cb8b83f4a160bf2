using System.Collections.Immutable;
using Converter.Documents;

namespace Converter.Reading.Proofing;

/// <summary>What the proofreading looks at and how much it says.</summary>
public sealed record ProofOptions
{
    /// <summary>All rules, all severities.</summary>
    public static ProofOptions Default { get; } = new();

    /// <summary>Identifiers of rules that are left out, such as <c>proof.manual-indent</c>; none by default.</summary>
    public ImmutableHashSet<string> Without { get; init; } = [];

    /// <summary>The least severity that is reported; <see cref="Severity.Info"/> by default.</summary>
    public Severity Least { get; init; } = Severity.Info;

    /// <summary>
    /// How many findings one rule may have, 1 or more; 500 by default. Where a rule has more, one further finding says how many were left out.
    /// </summary>
    public int MostPerRule { get; init; } = 500;
}
