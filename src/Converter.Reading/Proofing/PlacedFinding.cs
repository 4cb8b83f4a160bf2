using Converter.Documents;

namespace Converter.Reading.Proofing;

/// <summary>A finding with what is needed to sort it in.</summary>
/// <param name="Rule">The rule it is of.</param>
/// <param name="Span">The stretch of the original it is about.</param>
/// <param name="Finding">The finding.</param>
internal sealed record PlacedFinding(ProofRule Rule, SourceSpan Span, Diagnostic Finding);
