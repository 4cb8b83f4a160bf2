using System.Collections.Immutable;
using Converter.Documents;
using Converter.Styles.Binding;

namespace Converter.Reports;

/// <summary>The account of a book: that of each text, and what concerns the whole.</summary>
/// <param name="Cover">What stands on its cover.</param>
public sealed record BookReport(CoverText Cover)
{
    /// <summary>Name of the style sheet of the book.</summary>
    public string Style { get; init; } = string.Empty;

    /// <summary>The accounts of the texts, in order. A blank page behind a text counts as its last.</summary>
    public ImmutableArray<ConversionReport> Texts { get; init; } = [];

    /// <summary>Pages of the .pdf, blank ones among them; 0 where none was made.</summary>
    public int Pages { get; init; }

    /// <summary>What concerns no text: fonts, cover, contents, the label of the .pdf.</summary>
    public ImmutableArray<Diagnostic> Findings { get; init; } = [];

    /// <summary>Faces asked for and used in the whole.</summary>
    public ImmutableArray<FontReport> Fonts { get; init; } = [];

    /// <summary>Files made.</summary>
    public ImmutableArray<OutputReport> Outputs { get; init; } = [];

    /// <summary>Whether every character of every text was counted in the outputs, in what was removed, or in what was changed.</summary>
    public bool Conserved => Texts.All(text => text.Conserved);

    /// <summary>Milliseconds by stage for what concerns the whole; each text has its own.</summary>
    public ImmutableArray<StageTime> Times { get; init; } = [];
}
