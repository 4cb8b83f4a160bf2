using System.Collections.Immutable;
using Converter.Documents;
using Converter.Reading.Cleaning;

namespace Converter.Reports;

/// <summary>The account of one conversion: what came in, what was taken out or altered, what was found, what came out.</summary>
/// <param name="Source">The file that came in.</param>
public sealed record ConversionReport(SourceReport Source)
{
    /// <summary>Kind of document, in the words of the outline JSON; empty where nothing was read.</summary>
    public string Kind { get; init; } = string.Empty;

    /// <summary>The main title as it was recognised, its lines joined; empty where there is none.</summary>
    public string Title { get; init; } = string.Empty;

    /// <summary>Name of the style sheet; empty where nothing was styled.</summary>
    public string Style { get; init; } = string.Empty;

    /// <summary>Pages, lines and characters.</summary>
    public CountReport Counts { get; init; } = new(0, 0, 0);

    /// <summary>In a book the number of the first page of the text; <see langword="null"/> for a text by itself.</summary>
    public int? FirstPage { get; init; }

    /// <summary>Lines taken out as junk.</summary>
    public ImmutableArray<RemovedLine> Removed { get; init; } = [];

    /// <summary>Changes within lines.</summary>
    public ImmutableArray<ChangeReport> Changed { get; init; } = [];

    /// <summary>What the stages and the proofreading have to say.</summary>
    public ImmutableArray<Diagnostic> Findings { get; init; } = [];

    /// <summary>Places that wait to be filled in.</summary>
    public ImmutableArray<PlaceholderReport> Placeholders { get; init; } = [];

    /// <summary>Faces asked for and used.</summary>
    public ImmutableArray<FontReport> Fonts { get; init; } = [];

    /// <summary>Files made.</summary>
    public ImmutableArray<OutputReport> Outputs { get; init; } = [];

    /// <summary>Whether every character of the source was counted in the outputs, in what was removed, or in what was changed.</summary>
    public bool Conserved { get; init; }

    /// <summary>Milliseconds by stage, in the order of the stages.</summary>
    public ImmutableArray<StageTime> Times { get; init; } = [];
}

/// <summary>The file that came in.</summary>
/// <param name="Name">Its name, without folder.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">SHA-256 of its bytes, 64 hexadecimal digits.</param>
/// <param name="Encoding">The encoding that was detected; empty where none fits.</param>
/// <param name="Confidence">How sure that is, 0 … 1.</param>
public sealed record SourceReport(string Name, long Bytes, string Sha256, string Encoding, double Confidence);

/// <summary>Figures of a document.</summary>
/// <param name="Pages">Pages of the .pdf; 0 where none was made.</param>
/// <param name="Lines">Lines of the source that are not blank.</param>
/// <param name="Characters">Characters of the document, blanks left out.</param>
public sealed record CountReport(int Pages, int Lines, int Characters);

/// <summary>A change within a line.</summary>
/// <param name="At">Its place in the source.</param>
/// <param name="From">What stood there.</param>
/// <param name="To">What stands there now.</param>
/// <param name="Rule">The rule that made it.</param>
public sealed record ChangeReport(SourcePosition At, string From, string To, string Rule);

/// <summary>A place that waits to be filled in.</summary>
/// <param name="At">Its place in the source; <see langword="null"/> in a value that was handed in.</param>
/// <param name="Text">What stands there, such as “××”.</param>
public sealed record PlaceholderReport(SourcePosition? At, string Text);

/// <summary>What a typeface of the style came to.</summary>
/// <param name="Typeface">Name of the typeface in the style.</param>
/// <param name="Asked">The face that the style would rather have.</param>
/// <param name="Used">The faces used, the most used first.</param>
/// <param name="Embedded">The faces whose glyphs are in the .pdf.</param>
/// <param name="Missing">Characters that no face has.</param>
public sealed record FontReport(
    string Typeface,
    string Asked,
    ImmutableArray<string> Used,
    ImmutableArray<string> Embedded,
    ImmutableArray<string> Missing);

/// <summary>A file that was made.</summary>
/// <param name="Format"><c>docx</c> or <c>pdf</c>.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">SHA-256 of its bytes, 64 hexadecimal digits.</param>
/// <param name="Pages">Its pages; <see langword="null"/> for a .docx, whose pages only a word processor knows.</param>
public sealed record OutputReport(string Format, long Bytes, string Sha256, int? Pages)
{
    /// <summary>
    /// The standards that a .pdf declares, such as <c>PDF/A-2u, PDF/UA-1</c>; empty where it declares none (a finding says why);
    /// <see langword="null"/> for other formats.
    /// </summary>
    public string? Label { get; init; }
}

/// <summary>How long a stage took.</summary>
/// <param name="Stage">Its name.</param>
/// <param name="Milliseconds">Wall time.</param>
public sealed record StageTime(string Stage, double Milliseconds);
