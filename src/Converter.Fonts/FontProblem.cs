namespace Converter.Fonts;

/// <summary>Why a font file cannot be used.</summary>
/// <param name="Path">The file.</param>
/// <param name="Table">The table at fault, such as <c>CFF </c>; empty where it is the file as a whole.</param>
/// <param name="Reason">What is wrong, in one English sentence.</param>
public sealed record FontProblem(string Path, string Table, string Reason);
