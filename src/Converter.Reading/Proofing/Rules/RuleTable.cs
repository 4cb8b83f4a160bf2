using System.Collections.Immutable;

namespace Converter.Reading.Proofing.Rules;

/// <summary>Which method judges which rule.</summary>
internal static class RuleTable
{
    /// <summary>The checks, in the order of the rules' numbers.</summary>
    public static ImmutableArray<(string Id, Action<ProofContext, FindingList> Check)> Checks { get; } =
    [
        ("proof.level-order", Sequences.LevelOrder),
        ("proof.sequence", Sequences.Continuity),
        ("proof.lone-item", Sequences.LoneItem),
        ("proof.han-numeral-mark", EnumeratorMarks.HanNumeralMark),
        ("proof.bracket-mark", EnumeratorMarks.MarkAfterBracket),
        ("proof.bracket-width", EnumeratorMarks.BracketWidth),
        ("proof.arabic-mark", EnumeratorMarks.ArabicMark),
        ("proof.half-bracket", EnumeratorMarks.HalfBracket),
        ("proof.ordinal-mark", EnumeratorMarks.OrdinalMark),
        ("proof.lead-mark", EnumeratorMarks.LeadMark),
        ("proof.heading-end", Headings.EndMark),
        ("proof.run-in-end", Headings.RunInEnd),
        ("proof.title-marks", Titles.Marks),
        ("proof.title-book-marks", Titles.BookMarks),
        ("proof.nested-book-marks", Titles.NestedBookMarks),
        ("proof.number-brackets", DocumentNumbers.Brackets),
        ("proof.number-form", DocumentNumbers.Form),
        ("proof.number-spaces", DocumentNumbers.Spaces),
        ("proof.cite-title", DocumentNumbers.CiteTitle),
        ("proof.date-form", Dates.DateOfIssue),
        ("proof.date-words", Dates.Words),
        ("proof.date-mixed", Dates.Mixed),
        ("proof.zero", Dates.Zero),
        ("proof.print-date", Imprints.PrintDate),
        ("proof.addressee", Parts.Addressee),
        ("proof.attachment-note", Attachments.Note),
        ("proof.single-attachment", Attachments.Single),
        ("proof.attachment-label", Attachments.Label),
        ("proof.attachment-match", Attachments.Match),
        ("proof.note-brackets", Parts.NoteBrackets),
        ("proof.copy-to", Imprints.CopyTo),
        ("proof.signers", Parts.Signers),
        ("proof.copy-number", Parts.CopyNumber),
        ("proof.full-width", WidthOfMarks.FullWidth),
        ("proof.quotes", Quotes.Pairs),
        ("proof.ellipsis-dash", EllipsisAndDash.Check),
        ("proof.ellipsis-etc", Pauses.EllipsisWithEtc),
        ("proof.pause-marks", Pauses.BeforeEtcAndDoubled),
        ("proof.adjacent-quotes", Pauses.BetweenQuotes),
        ("proof.one-colon", Pauses.OneColon),
        ("proof.nested-brackets", Pauses.NestedBrackets),
        ("proof.approximate", Numbers.Approximate),
        ("proof.range", Ranges.Quantities),
        ("proof.span", Ranges.Spans),
        ("proof.digit-width", Numbers.DigitWidth),
        ("proof.broken-number", Numbers.Broken),
        ("proof.large-number", Numbers.Large),
        ("proof.fixed-numeral", Numbers.FixedNumerals),
        ("proof.leading-zero", Numbers.LeadingZero),
        ("proof.units", Numbers.Units),
        ("proof.caption-end", Layout.CaptionEnd),
        ("proof.manual-indent", Layout.ManualIndent),
    ];
}
