using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Converter.Documents;
using Converter.Reading.Importing;

namespace Converter.Reading.Cleaning;

/// <summary>A text after cleaning: the lines that stay, and an account of everything that was taken or altered.</summary>
/// <param name="Source">The decoded original.</param>
/// <param name="Lines">The lines that stay, in order; blank lines are not among them.</param>
/// <param name="Removed">Lines taken out as junk, in order.</param>
/// <param name="Changed">Every other change, in order of its place in the source.</param>
public sealed record CleanedText(
    SourceText Source,
    ImmutableArray<CleanLine> Lines,
    ImmutableArray<RemovedLine> Removed,
    ImmutableArray<TextChange> Changed)
{
    /// <summary>What the file said of its lines beyond their characters; evidence for the outline.</summary>
    public TextMarks Marks { get; init; } = TextMarks.None;

    /// <summary>Whether the text is written in traditional characters; the words of the rules, which are simplified, are then looked for in their simplified forms.</summary>
    public bool IsTraditional { get; init; }
}

/// <summary>One paragraph of the text: a line of the original, or several that a hard wrap had cut apart.</summary>
public sealed record CleanLine
{
    // Most paragraphs are one line, which needs no array.
    private readonly BlockLine[]? _parts;

    /// <summary>A paragraph.</summary>
    /// <param name="text">Its characters, cleaned; never empty.</param>
    /// <param name="parts">The lines of the original it comes from, at least one, in order, each with the index in <paramref name="text"/> where it begins.</param>
    public CleanLine(MappedText text, ReadOnlySpan<BlockLine> parts)
    {
        Text = text;
        Number = parts[0].Number;
        _parts = parts.Length > 1 ? parts.ToArray() : null;
    }

    /// <summary>Its characters, cleaned, without indentation and trailing blanks; never empty.</summary>
    public MappedText Text { get; }

    /// <summary>Number of the first line in the original, from 1.</summary>
    public int Number { get; }

    /// <summary>Number of lines of the original it comes from, 1 or more.</summary>
    public int PartCount => _parts?.Length ?? 1;

    /// <summary>The lines of the original it comes from, in order, each with the index in <see cref="Text"/> where it begins.</summary>
    public ImmutableArray<BlockLine> Parts => _parts is null ? [new BlockLine(0, Number)] : ImmutableCollectionsMarshal.AsImmutableArray(_parts);

    /// <summary>Width of the indentation that was taken off, in half-width columns (a U+3000 counts two, a tab eight).</summary>
    public int Indent { get; init; }

    /// <summary>Width of the blanks that were taken off the end, in half-width columns.</summary>
    public int TrailingBlanks { get; init; }

    /// <summary>Number of blank lines in the original just before this one.</summary>
    public int BlankLinesBefore { get; init; }

    /// <summary>Whether blanks may stand in the original behind the first character; few lines have any, and only these can have cells.</summary>
    internal bool MayHaveBlanks { get; init; } = true;
}

/// <summary>A line that is no part of the document.</summary>
/// <param name="Number">Line number in the original, from 1.</param>
/// <param name="Text">The whole line as it stood.</param>
/// <param name="Rule">Identifier of the rule, such as <c>advertising.members-only</c>.</param>
/// <param name="Confidence">How sure the rule is here, 0 … 1.</param>
public sealed record RemovedLine(int Number, string Text, string Rule, double Confidence)
{
    /// <summary>Why, in one sentence.</summary>
    public Message? Reason { get; init; }
}

/// <summary>Characters that the cleaning replaced, took out or put in.</summary>
/// <param name="Span">The stretch of the source; of length 0 where something was put in.</param>
/// <param name="From">The characters that stood there.</param>
/// <param name="To">The characters that stand there now; may be empty.</param>
/// <param name="Rule">Identifier of the rule, such as <c>punctuation.full-width</c>.</param>
public sealed record TextChange(SourceSpan Span, string From, string To, string Rule);
