using System.Collections.Immutable;
using Converter.Documents;
using Converter.Reading.Cleaning;
using Converter.Reading.Decoding;
using Converter.Reading.Outline;
using Converter.Reading.Proofing;

namespace Converter.Reading;

/// <summary>What was read out of the bytes of a file.</summary>
/// <param name="Decoding">The bytes as text.</param>
/// <param name="Cleaned">The text without what does not belong to it; <see langword="null"/> where the bytes are no text.</param>
/// <param name="Outlined">The document behind it; <see langword="null"/> where the bytes are no text.</param>
/// <param name="Placeholders">Places that wait to be filled in, such as ××市.</param>
/// <param name="ProofFindings">What proofreading found, in order of place.</param>
public sealed record ReadingResult(
    DecodingResult Decoding,
    CleanedText? Cleaned,
    OutlinedText? Outlined,
    ImmutableArray<Placeholder> Placeholders,
    ImmutableArray<Diagnostic> ProofFindings)
{
    /// <summary>What every stage has to say, in the order of the stages.</summary>
    public ImmutableArray<Diagnostic> Findings => [.. Decoding.Findings, .. Outlined?.Findings ?? [], .. ProofFindings];
}
