using System.Collections.Immutable;
using Converter.Pdf;
using Converter.Reading;
using Converter.Styles.Sheets;

namespace Converter.Conversion;

/// <summary>The files a conversion can make.</summary>
[Flags]
public enum OutputFormats
{
    /// <summary>None; the text is only read.</summary>
    None = 0,

    /// <summary>A .docx for Word, WPS and LibreOffice.</summary>
    Docx = 1,

    /// <summary>A print-ready .pdf.</summary>
    Pdf = 2,

    /// <summary>Both.</summary>
    All = Docx | Pdf,

    /// <summary>The pages of the .pdf as text: every line with its place, faces and adjustments, for tests and for questions.</summary>
    Layout = 4,
}

/// <summary>How a text is converted.</summary>
public sealed record ConversionOptions
{
    /// <summary>The style sheet; <see langword="null"/>, the default, chooses by the kind of document.</summary>
    public StyleSheet? Style { get; init; }

    /// <summary>Which files to make; both by default.</summary>
    public OutputFormats Formats { get; init; } = OutputFormats.All;

    /// <summary>Whether even pages have their binding margin on the right, in place of what the style says; by default as the style says.</summary>
    public bool? Mirrored { get; init; }

    /// <summary>Whether a blank page makes the number of pages even, in place of what the style says; by default as the style says.</summary>
    public bool? PadEven { get; init; }

    /// <summary>How the .pdf is written: colours, crop marks, passwords, metadata.</summary>
    public PdfOptions Pdf { get; init; } = new();

    /// <summary>How the text is read.</summary>
    public ReadingOptions Reading { get; init; } = new();

    /// <summary>Whether a text that still has placeholders (××, ____ …) is left unconverted; it is converted by default.</summary>
    public bool RefusePlaceholders { get; init; }

    /// <summary>Whether the .docx has the findings of proofreading as comments, and its placeholders coloured; not by default.</summary>
    public bool Comments { get; init; }

    /// <summary>Whether there is a table of contents; by default as the style says.</summary>
    public bool? Contents { get; init; }

    /// <summary>
    /// Levels of headings that the contents have, 0 … 4; by default as the style says. In a book they stand below the titles of the texts; a single
    /// document with 0 has no contents.
    /// </summary>
    public int? ContentsLevels { get; init; }

    /// <summary>Values that are not in the text, by the name of the field (see <see cref="DocumentFields.Names"/>); none by default.</summary>
    /// <remarks>They go before those of <see cref="FieldFile"/>, and these before those of the front matter of the text.</remarks>
    public ImmutableSortedDictionary<string, string> Fields { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The file of such values that stands beside the text; none by default.</summary>
    public FieldFile? FieldFile { get; init; }
}
