using Converter.Documents;

namespace Converter.Reading.Proofing;

/// <summary>What a placeholder looks like.</summary>
public enum PlaceholderKind
{
    /// <summary>×, ××.</summary>
    Cross,

    /// <summary>X, XX beside Han characters or figures.</summary>
    Letter,

    /// <summary>某某.</summary>
    Someone,

    /// <summary>____.</summary>
    Underline,

    /// <summary>【】 with nothing or a note to the writer in it, □□.</summary>
    Blank,

    /// <summary>（此处…）, （待定）.</summary>
    Note,
}

/// <summary>A place that is still to be filled in.</summary>
/// <param name="Kind">What it looks like.</param>
/// <param name="Text">The characters.</param>
/// <param name="At">Place in the original; <see langword="null"/> where the text has none.</param>
public sealed record Placeholder(PlaceholderKind Kind, string Text, SourcePosition? At);
