namespace Converter.Conversion;

/// <summary>A file of values that stands beside a text (<c>NAME.yaml</c>): lines of <c>name: value</c>.</summary>
/// <param name="Name">Its name without folder, for findings.</param>
/// <param name="Content">Its bytes, in any encoding that a text may have.</param>
public sealed record FieldFile(string Name, ReadOnlyMemory<byte> Content);
