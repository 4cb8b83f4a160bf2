using System.Collections.Immutable;
using Converter.Documents;
using Converter.Reading.Cleaning.Junk;
using Converter.Reading.Cleaning.Lines;
using Converter.Reading.Cleaning.Mending;
using Converter.Reading.Decoding;
using Converter.Reading.Importing;

namespace Converter.Reading.Cleaning;

/// <summary>Takes out of a decoded text what is no part of the document, and mends its characters.</summary>
public static class TextCleaner
{
    /// <summary>The rule by which the lines of the front matter are taken out; it cannot be switched off.</summary>
    public const string FrontMatterRule = "markup.front-matter";

    /// <summary>Cleans a text.</summary>
    /// <param name="source">The decoded original.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="options">What the caller wants.</param>
    /// <returns>The lines that stay, and an account of every change; the work is linear in the length of the text.</returns>
    public static CleanedText Clean(SourceText source, CleaningRules rules, CleaningOptions options) =>
        Clean(source, rules, options, TextMarks.None);

    /// <summary>Cleans a text of which more is known than its characters.</summary>
    /// <param name="source">The decoded original.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="options">What the caller wants.</param>
    /// <param name="marks">What the file says of the lines: paragraphs are not rejoined, rows of tables are no junk, markup and front matter go.</param>
    /// <returns>The lines that stay, and an account of every change; the work is linear in the length of the text.</returns>
    public static CleanedText Clean(SourceText source, CleaningRules rules, CleaningOptions options, TextMarks marks)
    {
        options = MarkedLines.Protect(options, marks);
        ImmutableArray<SourceLine> all = LineScanner.Scan(source);
        bool traditional = TraditionalHan.Prevails(source.Text);

        // Front matter is taken out before anything is judged, so that the text begins behind it.
        int front = all.Count(line => line.Number <= marks.FrontMatterLines);
        if (front == 0)
        {
            return Clean(source, all, rules, options, marks, traditional);
        }

        CleanedText cleaned = Clean(source, all[front..], rules, options, marks, traditional);
        return cleaned with { Removed = [.. all[..front].Select(line => FrontMatter(source, line)), .. cleaned.Removed] };
    }

    private static RemovedLine FrontMatter(SourceText source, SourceLine line) => new(
        line.Number, source.Line(line.Number).ToString(), FrontMatterRule, 1)
    {
        Reason = new Message("文首的要素清单，不是正文。", "Front matter: values for elements of the document, no text."),
    };

    private static CleanedText Clean(
        SourceText source, ImmutableArray<SourceLine> lines, CleaningRules rules, CleaningOptions options, TextMarks marks, bool traditional) =>
        Write(source, lines, rules, options, marks, traditional) with { IsTraditional = traditional };

    private static CleanedText Write(
        SourceText source, ImmutableArray<SourceLine> lines, CleaningRules rules, CleaningOptions options, TextMarks marks, bool traditional)
    {
        if (!options.Enabled)
        {
            JunkVerdict?[] none = new JunkVerdict?[lines.Length];
            PersonalJudgement.Apply(lines, options, none);
            return new ParagraphWriter(source, lines, null, marks).Write(Wrapping.None(source), none);
        }

        Mender mender = new(rules, options);
        Wrapping wrapping = marks.AreParagraphs ? Wrapping.None(source) : Wrapping.Detect(source, lines);
        SourceText recognised = traditional ? new SourceText(TraditionalHan.Simplify(source.Text)) : source;
        Span<JunkVerdict?> junk = JunkFinder.Find(recognised, lines, wrapping, rules, options);
        PersonalJudgement.Apply(lines, options, junk);
        return new ParagraphWriter(source, lines, mender, marks).Write(mender.IsOn(MendingRule.LinesRejoined) ? wrapping : Wrapping.None(source), junk);
    }
}
