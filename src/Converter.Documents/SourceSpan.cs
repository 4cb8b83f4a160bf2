namespace Converter.Documents;

/// <summary>A stretch of a <see cref="SourceText"/>.</summary>
/// <param name="Start">Offset of the first character, from 0.</param>
/// <param name="Length">Number of UTF-16 code units, 0 or more.</param>
public readonly record struct SourceSpan(int Start, int Length)
{
    /// <summary>Offset behind the last character.</summary>
    public int End => Start + Length;
}
