namespace Converter.Documents;

/// <summary>A place in the original file as a person counts it.</summary>
/// <param name="Line">Line number, from 1; only LF ends a line.</param>
/// <param name="Column">Column, from 1, in UTF-16 code units of the decoded line.</param>
public readonly record struct SourcePosition(int Line, int Column)
{
    /// <summary>“line:column”.</summary>
    public override string ToString() => $"{Line}:{Column}";
}
