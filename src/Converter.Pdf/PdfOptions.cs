using Converter.Styles.Sheets;

namespace Converter.Pdf;

/// <summary>What the writer may be told; every part has a default that suits filing and printing.</summary>
public sealed record PdfOptions
{
    /// <summary>Which standard the file declares and keeps. Default: PDF/A-2u with PDF/UA-1.</summary>
    public PdfConformance Conformance { get; init; } = PdfConformance.A2uUa1;

    /// <summary>How streams are compressed. Default: <see cref="PdfCompression.Fast"/>.</summary>
    public PdfCompression Compression { get; init; } = PdfCompression.Fast;

    /// <summary>Colour space of what is not black; by default as the style says.</summary>
    public PrintColors? Colors { get; init; }

    /// <summary>The printing condition that CMYK colours are for; without one a file in CMYK bears no label of PDF/A.</summary>
    public CmykProfile? CmykProfile { get; init; }

    /// <summary>Whether the sheet shows where to cut the paper; by default as the style says.</summary>
    public bool? CropMarks { get; init; }

    /// <summary>Passwords and permissions; by default none, and the file is not encrypted.</summary>
    public PdfProtection? Protection { get; init; }

    /// <summary>Title in the metadata and in the window of a reader; by default the title of the document.</summary>
    public string? Title { get; init; }

    /// <summary>Author in the metadata; by default none.</summary>
    public string? Author { get; init; }

    /// <summary>When the file was made; by default not stated, so that equal input gives equal bytes.</summary>
    public DateTimeOffset? Created { get; init; }
}
