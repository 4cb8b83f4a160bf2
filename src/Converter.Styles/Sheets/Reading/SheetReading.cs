using System.Collections.Immutable;
using Converter.Documents;
using Converter.Styles.Yaml;

namespace Converter.Styles.Sheets.Reading;

/// <summary>What the readers of the sections share: the findings so far, where values came from, and what the units come to.</summary>
/// <param name="fileName">The file that is read; a finding in another one names that.</param>
internal sealed class SheetReading(string fileName)
{
    private readonly List<Diagnostic> _findings = [];

    /// <summary>Findings in the order of their discovery.</summary>
    public IReadOnlyList<Diagnostic> Findings => _findings;

    /// <summary>Where values came from, by their path.</summary>
    public ImmutableSortedDictionary<string, SheetOrigin>.Builder Origins { get; } =
        ImmutableSortedDictionary.CreateBuilder<string, SheetOrigin>(StringComparer.Ordinal);

    /// <summary>Named type sizes.</summary>
    public Dictionary<string, Length> TypeSizes { get; } = new(StringComparer.Ordinal);

    /// <summary>Named colours.</summary>
    public Dictionary<string, Color> Colors { get; } = new(StringComparer.Ordinal);

    /// <summary>Named typefaces.</summary>
    public Dictionary<string, Typeface> Typefaces { get; } = new(StringComparer.Ordinal);

    /// <summary>What one 字 comes to; zero until the page is read.</summary>
    public Length CharacterPitch { get; set; }

    /// <summary>What one 行 comes to; zero until the page is read.</summary>
    public Length LinePitch { get; set; }

    /// <summary>Whether nothing is wrong so far.</summary>
    public bool IsSound => _findings.TrueForAll(finding => finding.Severity != Severity.Error);

    /// <summary>Adds an error at a node.</summary>
    public void Fault(string code, YamlNode at, Message what, Message hint)
    {
        Message said = at.File == fileName ? what : new Message($"（{at.File}）{what.Chinese}", $"({at.File}) {what.English}");
        _findings.Add(new Diagnostic(code, Severity.Error, at.At, said, hint));
    }

    /// <summary>Adds a finding as it is.</summary>
    public void Add(Diagnostic finding) => _findings.Add(finding);
}
