namespace Converter.Styles.Sheets;

/// <summary>How a table of contents (目录) is made. Neither standard says anything about it; all is common practice.</summary>
/// <param name="Show">Which documents have one.</param>
/// <param name="Title">What stands above it.</param>
/// <param name="Levels">Levels of headings that it has in a document, 0 … 4; 0 for no contents.</param>
/// <param name="BookLevels">Levels of headings that it has in a book below the titles of the texts, 0 … 4.</param>
/// <param name="PageNumber">How its own pages are numbered; they do not count with those of the text.</param>
public sealed record ContentsFormat(ContentsShow Show, string Title, int Levels, int BookLevels, PageNumberForm PageNumber)
{
    /// <summary>The most levels of headings that a table of contents has.</summary>
    public const int MostLevels = 4;
}

/// <summary>Which documents have a table of contents.</summary>
public enum ContentsShow
{
    /// <summary>Books of several texts.</summary>
    Book,

    /// <summary>Every document.</summary>
    Always,

    /// <summary>None.</summary>
    Never,
}

/// <summary>How page numbers are written.</summary>
public enum PageNumberForm
{
    /// <summary>1, 2, 3 (GB/T 9704 7.5).</summary>
    Arabic,

    /// <summary>I, II, III, as front matter has them.</summary>
    Roman,

    /// <summary>Not at all.</summary>
    None,
}

/// <summary>The cover of a book: its title, and who issued it when.</summary>
/// <param name="TitleTop">From the upper edge of the type area to the first line of the title.</param>
/// <param name="IssuerTop">From there to the line of the issuer; the date stands on the line below.</param>
public sealed record CoverFormat(Length TitleTop, Length IssuerTop);
