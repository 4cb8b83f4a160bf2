namespace Converter.Docx;

/// <summary>What a .docx says about itself and the document does not hold. All of it may be left out.</summary>
public sealed record DocxOptions
{
    /// <summary>Nothing said.</summary>
    public static DocxOptions None { get; } = new();

    /// <summary>Title in the core properties; the title of the document where it is <see langword="null"/>.</summary>
    public string? Title { get; init; }

    /// <summary>Author in the core properties; none where it is <see langword="null"/>.</summary>
    public string? Creator { get; init; }

    /// <summary>
    /// When the document was made; none where it is <see langword="null"/>. The writer never looks at a clock, so that equal input gives
    /// equal bytes.
    /// </summary>
    public DateTimeOffset? Created { get; init; }
}
