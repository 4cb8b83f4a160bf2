using System.Collections.Immutable;
using Converter.Documents;

namespace Converter.Reading.Outline;

/// <summary>The document behind a cleaned text, and the verdict on every line that is not blank.</summary>
/// <param name="Document">The tree of blocks.</param>
/// <param name="Lines">The verdicts in order of line number, junk included.</param>
/// <param name="Findings">Gaps and doubles in sequences, levels that jump, and the like.</param>
public sealed record OutlinedText(Document Document, ImmutableArray<LineVerdict> Lines, ImmutableArray<Diagnostic> Findings);
