using System.Collections.Immutable;
using Converter.Documents;
using Converter.Styles.Yaml;

namespace Converter.Styles.Sheets.Reading;

/// <summary>What the readers of the sections share: the findings so far, where values came from, and what the units come to.</summary>
/// <param name="fileName">The file that is read; a finding in another one names that.</param>
internal sealed class SheetReading(string fileName)
{
    private readonly List<(bool IsOwn, Diagnostic Finding)> _findings = [];
    private readonly HashSet<(string Code, string File, SourcePosition At, string What)> _said = [];

    /// <summary>The findings of the file in its order, then those of the sheets that it extends.</summary>
    public ImmutableArray<Diagnostic> Findings =>
    [
        .. _findings.OrderByDescending(said => said.IsOwn)
            .ThenBy(said => said.Finding.At!.Value.Line)
            .ThenBy(said => said.Finding.At!.Value.Column)
            .Select(said => said.Finding),
    ];

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
    public bool IsSound => _findings.Count == 0;

    /// <summary>Adds an error at a node. A value that several styles take over is complained of once.</summary>
    public void Fault(string code, YamlNode at, Message what, Message hint)
    {
        bool isOwn = at.File == fileName;
        Message said = isOwn ? what : new Message($"（{at.File}）{what.Chinese}", $"({at.File}) {what.English}");
        if (_said.Add((code, at.File, at.At, code == StyleFindings.Missing ? what.English : string.Empty)))
        {
            _findings.Add((isOwn, new Diagnostic(code, Severity.Error, at.At, said, hint)));
        }
    }
}
