using Converter.Documents;
using Converter.Reading;
using Converter.Reading.Cleaning;
using Converter.Reading.Outline;

namespace Converter.Server.Answers;

/// <summary>What was recognised in a text.</summary>
/// <param name="Version">1.</param>
/// <param name="Encoding">The encoding that was detected.</param>
/// <param name="Kind">Kind of document.</param>
/// <param name="KindConfidence">How sure that is, 0 … 1.</param>
/// <param name="Lines">An entry for each line of the original that is not blank.</param>
/// <param name="Changed">What cleaning changed within lines.</param>
/// <param name="Findings">What was found.</param>
/// <param name="Placeholders">Places that wait to be filled in.</param>
public sealed record OutlineAnswer(
    int Version,
    string Encoding,
    string Kind,
    double KindConfidence,
    IReadOnlyList<LineAnswer> Lines,
    IReadOnlyList<ChangeAnswer> Changed,
    IReadOnlyList<FindingAnswer> Findings,
    IReadOnlyList<PlaceholderAnswer> Placeholders)
{
    internal static OutlineAnswer Of(ReadingResult reading, Language language)
    {
        if (reading is not { Cleaned: { } cleaned, Outlined: { } outlined })
        {
            return new OutlineAnswer(1, reading.Decoding.Encoding, string.Empty, 0, [], [], [.. reading.Findings.Select(finding => FindingAnswer.Of(finding, language))], []);
        }

        Dictionary<int, RemovedLine> removed = cleaned.Removed.GroupBy(line => line.Number).ToDictionary(group => group.Key, group => group.First());
        return new OutlineAnswer(
            1,
            reading.Decoding.Encoding,
            Words.Of(outlined.Document.Kind),
            Math.Round(outlined.Document.KindConfidence, 3),
            [.. outlined.Lines.Select(line => LineAnswer.Of(line, cleaned.Source, removed.GetValueOrDefault(line.Number), language))],
            [.. cleaned.Changed.Select(change => ChangeAnswer.Of(change, cleaned.Source))],
            [.. reading.Findings.Select(finding => FindingAnswer.Of(finding, language))],
            [.. reading.Placeholders.Select(placeholder => new PlaceholderAnswer(placeholder.At?.Line, placeholder.At?.Column, placeholder.Text))]);
    }
}

/// <summary>What a line is.</summary>
/// <param name="N">Its number in the original, from 1.</param>
/// <param name="Role">What it is.</param>
/// <param name="Text">The line as it stands in the original.</param>
/// <param name="Confidence">How sure that is, 0 … 1.</param>
public sealed record LineAnswer(int N, string Role, string Text, double Confidence)
{
    /// <summary>Level of a heading, from 1.</summary>
    public int? Level { get; init; }

    /// <summary>Text of a run-in heading, exactly as in the line.</summary>
    public string? Head { get; init; }

    /// <summary>Lead phrases, exactly as in the line.</summary>
    public IReadOnlyList<string>? Leads { get; init; }

    /// <summary>The line that this one continues.</summary>
    public int? Joins { get; init; }

    /// <summary>The rule that took it for junk.</summary>
    public string? Rule { get; init; }

    /// <summary>Why it is taken for junk, in words.</summary>
    public string? Why { get; init; }

    /// <summary>The evidence, weightiest first.</summary>
    public IReadOnlyList<ReasonAnswer> Reasons { get; init; } = [];

    internal static LineAnswer Of(LineVerdict line, SourceText source, RemovedLine? removed, Language language) =>
        new(line.Number, Words.Of(line.Role), removed?.Text ?? source.Line(line.Number).TrimEnd('\r').ToString(), Math.Round(line.Confidence, 3))
        {
            Level = line.Level > 0 ? line.Level : null,
            Head = line.Head,
            Leads = line.Leads.IsEmpty ? null : line.Leads,
            Joins = line.Joins > 0 ? line.Joins : null,
            Rule = line.Rule,
            Why = removed?.Reason is { } reason ? language.Of(reason) : null,
            Reasons = [.. line.Reasons.Select(piece => new ReasonAnswer(piece.Id, Math.Round(piece.Weight, 3), language.Of(piece.Words)))],
        };
}

/// <summary>A piece of evidence.</summary>
/// <param name="Id">Stable identifier.</param>
/// <param name="Weight">What it adds; negative where it speaks against.</param>
/// <param name="Words">In words.</param>
public sealed record ReasonAnswer(string Id, double Weight, string Words);

/// <summary>A change within a line.</summary>
/// <param name="Line">Its line.</param>
/// <param name="Column">Its column.</param>
/// <param name="From">What stood there.</param>
/// <param name="To">What stands there now.</param>
/// <param name="Rule">The rule that made it.</param>
public sealed record ChangeAnswer(int Line, int Column, string From, string To, string Rule)
{
    internal static ChangeAnswer Of(TextChange change, SourceText source)
    {
        SourcePosition at = source.PositionOf(change.Span.Start);
        return new ChangeAnswer(at.Line, at.Column, change.From, change.To, change.Rule);
    }
}

/// <summary>A place that waits to be filled in.</summary>
/// <param name="Line">Its line.</param>
/// <param name="Column">Its column.</param>
/// <param name="Text">What stands there.</param>
public sealed record PlaceholderAnswer(int? Line, int? Column, string Text);

/// <summary>What proofreading found.</summary>
/// <param name="Errors">Number of findings that are errors.</param>
/// <param name="Findings">The findings, in order of place.</param>
/// <param name="Placeholders">Places that wait to be filled in.</param>
public sealed record ProofAnswer(int Errors, IReadOnlyList<FindingAnswer> Findings, IReadOnlyList<PlaceholderAnswer> Placeholders)
{
    internal static ProofAnswer Of(ReadingResult reading, Language language) => new(
        reading.Findings.Count(finding => finding.Severity == Severity.Error),
        [.. reading.Findings.Select(finding => FindingAnswer.Of(finding, language))],
        [.. reading.Placeholders.Select(placeholder => new PlaceholderAnswer(placeholder.At?.Line, placeholder.At?.Column, placeholder.Text))]);
}

/// <summary>Pages as pictures.</summary>
/// <param name="PageCount">Pages of the whole document.</param>
/// <param name="WidthMillimetres">Width of the paper.</param>
/// <param name="HeightMillimetres">Height of the paper.</param>
/// <param name="Style">The style that was used.</param>
/// <param name="Symbols">An SVG with the glyphs of all these pages; to be put into the page once, before them.</param>
/// <param name="Pages">The pages that were asked for.</param>
/// <param name="Places">On which page of the whole document each line of the original begins.</param>
/// <param name="Outline">What was recognised.</param>
/// <param name="Findings">What was found, with what typesetting has to say.</param>
/// <param name="Fonts">What the typefaces of the style came to.</param>
public sealed record PreviewAnswer(
    int PageCount,
    double WidthMillimetres,
    double HeightMillimetres,
    string Style,
    string Symbols,
    IReadOnlyList<PreviewPageAnswer> Pages,
    IReadOnlyList<PlaceAnswer> Places,
    OutlineAnswer Outline,
    IReadOnlyList<FindingAnswer> Findings,
    IReadOnlyList<FontUseAnswer> Fonts);

/// <summary>A page as a picture.</summary>
/// <param name="Page">Its place in the document, from 1.</param>
/// <param name="Number">Its number as printed.</param>
/// <param name="Svg">The picture; groups of glyphs carry the line of the original in <c>data-line</c>.</param>
public sealed record PreviewPageAnswer(int Page, int Number, string Svg);

/// <summary>Where a line of the original stands.</summary>
/// <param name="Line">The line of the original.</param>
/// <param name="Page">The page on which its paragraph begins, from 1.</param>
public sealed record PlaceAnswer(int Line, int Page);

/// <summary>What a typeface came to.</summary>
/// <param name="Typeface">Its name in the style.</param>
/// <param name="Asked">The face that the style would rather have.</param>
/// <param name="Used">The faces that were used.</param>
/// <param name="Missing">Characters that no face has.</param>
public sealed record FontUseAnswer(string Typeface, string Asked, IReadOnlyList<string> Used, IReadOnlyList<string> Missing);
