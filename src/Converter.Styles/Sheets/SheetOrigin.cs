using Converter.Documents;

namespace Converter.Styles.Sheets;

/// <summary>Where a value of a style sheet comes from.</summary>
/// <param name="File">Name of the file that gave it: the sheet itself or one it extends.</param>
/// <param name="At">Line and column of the value.</param>
/// <param name="Value">The value as it is written there; the items of a list with a comma and a blank between.</param>
public sealed record SheetOrigin(string File, SourcePosition At, string Value);
