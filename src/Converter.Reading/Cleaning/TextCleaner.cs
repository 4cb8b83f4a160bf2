using System.Collections.Immutable;
using Converter.Documents;
using Converter.Reading.Cleaning.Junk;
using Converter.Reading.Cleaning.Lines;
using Converter.Reading.Cleaning.Mending;

namespace Converter.Reading.Cleaning;

/// <summary>Takes out of a decoded text what is no part of the document, and mends its characters.</summary>
public static class TextCleaner
{
    /// <summary>Cleans a text.</summary>
    /// <param name="source">The decoded original.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="options">What the caller wants.</param>
    /// <returns>The lines that stay, and an account of every change; the work is linear in the length of the text.</returns>
    public static CleanedText Clean(SourceText source, CleaningRules rules, CleaningOptions options)
    {
        ImmutableArray<SourceLine> lines = LineScanner.Scan(source);
        if (!options.Enabled)
        {
            JunkVerdict?[] none = new JunkVerdict?[lines.Length];
            PersonalJudgement.Apply(lines, options, none);
            return new ParagraphWriter(source, lines, null).Write(Wrapping.None(source), none);
        }

        Mender mender = new(rules, options);
        Wrapping wrapping = Wrapping.Detect(source, lines);
        Span<JunkVerdict?> junk = JunkFinder.Find(source, lines, wrapping, rules, options);
        PersonalJudgement.Apply(lines, options, junk);
        return new ParagraphWriter(source, lines, mender).Write(mender.IsOn(MendingRule.LinesRejoined) ? wrapping : Wrapping.None(source), junk);
    }
}
