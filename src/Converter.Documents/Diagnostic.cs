namespace Converter.Documents;

/// <summary>How much a finding matters.</summary>
public enum Severity
{
    /// <summary>Worth knowing; soft or disputed.</summary>
    Info,

    /// <summary>Probably to be mended.</summary>
    Warning,

    /// <summary>Wrong by the standard, or something could not be done.</summary>
    Error,
}

/// <summary>One sentence in the two languages of the program.</summary>
/// <param name="Chinese">Simplified Chinese.</param>
/// <param name="English">English.</param>
public sealed record Message(string Chinese, string English)
{
    /// <summary>Both languages, Chinese first.</summary>
    public override string ToString() => $"{Chinese} / {English}";
}

/// <summary>Something that a stage has to say: what, how grave, where, and what to do.</summary>
/// <param name="Code">Stable dotted identifier, such as <c>reading.empty</c> or <c>proof.04</c>.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="At">Place in the original file; <see langword="null"/> where there is none.</param>
/// <param name="Message">What is the matter.</param>
/// <param name="Hint">What to do; <see langword="null"/> where nothing need be done.</param>
public sealed record Diagnostic(string Code, Severity Severity, SourcePosition? At, Message Message, Message? Hint = null)
{
    /// <summary>A proposed replacement, where one is certain.</summary>
    public Repair? Repair { get; init; }
}

/// <summary>A replacement of a stretch of the source that would mend a finding.</summary>
/// <param name="Span">What to replace.</param>
/// <param name="Replacement">What to put there.</param>
public sealed record Repair(SourceSpan Span, string Replacement);
