using System.Collections.Immutable;
using Converter.Documents;

namespace Converter.Docx;

/// <summary>On which page the imprint stands, as its pages were found when they were set.</summary>
public enum ImprintPage
{
    /// <summary>On the last page of the text.</summary>
    Same,

    /// <summary>On the next even page.</summary>
    Next,

    /// <summary>On the next even page, behind a blank one and without a number (GB/T 9704 7.5).</summary>
    AfterBlank,
}

/// <summary>What a .docx says about itself and the document does not hold. All of it may be left out.</summary>
public sealed record DocxOptions
{
    /// <summary>Nothing said.</summary>
    public static DocxOptions None { get; } = new();

    /// <summary>Title in the core properties; the title of the document where it is <see langword="null"/>.</summary>
    public string? Title { get; init; }

    /// <summary>Where the imprint stands; on the last page of the text by default.</summary>
    public ImprintPage Imprint { get; init; }

    /// <summary>Author in the core properties; none where it is <see langword="null"/>.</summary>
    public string? Creator { get; init; }

    /// <summary>
    /// When the document was made; none where it is <see langword="null"/>. The writer never looks at a clock, so that equal input gives
    /// equal bytes.
    /// </summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>Findings that stand beside the text as comments (批注), each at the place that it speaks of; none by default.</summary>
    public ImmutableArray<Diagnostic> Comments { get; init; } = [];

    /// <summary>Stretches of the original that are coloured, such as placeholders; none by default.</summary>
    public ImmutableArray<SourceSpan> Highlights { get; init; } = [];
}
