using System.Collections.Immutable;
using Converter.Documents;

namespace Converter.Styles.Sheets;

/// <summary>What came of reading a style sheet.</summary>
/// <param name="Sheet">The sheet; <see langword="null"/> where a finding is an error.</param>
/// <param name="Findings">What is wrong with it, in the order of the file, with line and column.</param>
public sealed record StyleSheetResult(StyleSheet? Sheet, ImmutableArray<Diagnostic> Findings);
