using System.Collections.Immutable;

namespace Converter.Reading.Proofing.Rules;

/// <summary>Which method judges which rule.</summary>
internal static class RuleTable
{
    /// <summary>The checks, in the order of the rules' numbers.</summary>
    public static ImmutableArray<ProofCheck> Checks { get; } =
    [
        new("proof.level-order", Sequences.LevelOrder, Sight.Document),
        new("proof.sequence", Sequences.Continuity, Sight.Document),
        new("proof.lone-item", Sequences.LoneItem, Sight.Document),
        new("proof.han-numeral-mark", EnumeratorMarks.HanNumeralMark, Sight.Paragraph),
        new("proof.bracket-mark", EnumeratorMarks.MarkAfterBracket, Sight.Document),
        new("proof.bracket-width", EnumeratorMarks.BracketWidth, Sight.Document),
        new("proof.arabic-mark", EnumeratorMarks.ArabicMark, Sight.Paragraph),
        new("proof.half-bracket", EnumeratorMarks.HalfBracket, Sight.Paragraph),
        new("proof.ordinal-mark", EnumeratorMarks.OrdinalMark, Sight.Paragraph),
        new("proof.lead-mark", EnumeratorMarks.LeadMark, Sight.Paragraph),
        new("proof.heading-end", Headings.EndMark, Sight.Document),
        new("proof.run-in-end", Headings.RunInEnd, Sight.Paragraph),
        new("proof.title-marks", Titles.Marks, Sight.Document),
        new("proof.title-book-marks", Titles.BookMarks, Sight.Paragraph),
        new("proof.nested-book-marks", Titles.NestedBookMarks, Sight.Paragraph),
        new("proof.number-brackets", DocumentNumbers.Brackets, Sight.Paragraph),
        new("proof.number-form", DocumentNumbers.Form, Sight.Paragraph),
        new("proof.number-spaces", DocumentNumbers.Spaces, Sight.Paragraph),
        new("proof.cite-title", DocumentNumbers.CiteTitle, Sight.Paragraph),
        new("proof.date-form", Dates.DateOfIssue, Sight.Paragraph),
        new("proof.date-words", Dates.Words, Sight.Paragraph),
        new("proof.date-mixed", Dates.Mixed, Sight.Paragraph),
        new("proof.zero", Dates.Zero, Sight.Paragraph),
        new("proof.print-date", Imprints.PrintDate, Sight.Paragraph),
        new("proof.addressee", Parts.Addressee, Sight.Document),
        new("proof.attachment-note", Attachments.Note, Sight.Document),
        new("proof.single-attachment", Attachments.Single, Sight.Document),
        new("proof.attachment-label", Attachments.Label, Sight.Paragraph),
        new("proof.attachment-match", Attachments.Match, Sight.Document),
        new("proof.note-brackets", Parts.NoteBrackets, Sight.Paragraph),
        new("proof.copy-to", Imprints.CopyTo, Sight.Document),
        new("proof.signers", Parts.Signers, Sight.Paragraph),
        new("proof.copy-number", Parts.CopyNumber, Sight.Paragraph),
        new("proof.full-width", WidthOfMarks.FullWidth, Sight.Paragraph),
        new("proof.quotes", Quotes.Pairs, Sight.Document),
        new("proof.ellipsis-dash", EllipsisAndDash.Check, Sight.Paragraph),
        new("proof.ellipsis-etc", Pauses.EllipsisWithEtc, Sight.Paragraph),
        new("proof.pause-marks", Pauses.BeforeEtcAndDoubled, Sight.Paragraph),
        new("proof.adjacent-quotes", Pauses.BetweenQuotes, Sight.Paragraph),
        new("proof.one-colon", Pauses.OneColon, Sight.Document),
        new("proof.nested-brackets", Pauses.NestedBrackets, Sight.Paragraph),
        new("proof.approximate", Numbers.Approximate, Sight.Paragraph),
        new("proof.range", Ranges.Quantities, Sight.Paragraph),
        new("proof.span", Ranges.Spans, Sight.Paragraph),
        new("proof.digit-width", Numbers.DigitWidth, Sight.Paragraph),
        new("proof.broken-number", Numbers.Broken, Sight.Document),
        new("proof.large-number", Numbers.Large, Sight.Paragraph),
        new("proof.fixed-numeral", Numbers.FixedNumerals, Sight.Paragraph),
        new("proof.leading-zero", Numbers.LeadingZero, Sight.Paragraph),
        new("proof.units", Numbers.Units, Sight.Paragraph),
        new("proof.caption-end", Layout.CaptionEnd, Sight.Paragraph),
        new("proof.manual-indent", Layout.ManualIndent, Sight.Document),
        new("proof.manual-indent", Layout.InnerBlanks, Sight.Paragraph),
        new("proof.traditional", Layout.Traditional, Sight.Document),
    ];
}

/// <summary>How far a rule looks.</summary>
internal enum Sight
{
    /// <summary>At each paragraph by itself, in order; such rules are run over a stretch of paragraphs after the other.</summary>
    Paragraph,

    /// <summary>At several paragraphs together.</summary>
    Document,
}

/// <summary>The method that judges a rule.</summary>
/// <param name="Id">Identifier of the rule.</param>
/// <param name="Run">Takes down what is against the rule.</param>
/// <param name="Sight">How far it looks.</param>
internal sealed record ProofCheck(string Id, Action<ProofContext, FindingList> Run, Sight Sight)
{
    /// <summary>The rule, of which the list says the rest.</summary>
    public ProofRule Rule { get; } = ProofRules.ById[Id];
}
