using System.Runtime.InteropServices;

namespace Converter.Reading.Outline.Enumerators;

/// <summary>An enumerator (编号) found in a text.</summary>
/// <param name="Family">Its family.</param>
/// <param name="Value">Its number, from 0; for <see cref="EnumeratorFamily.Decimal"/> the last of its numbers.</param>
/// <param name="Start">Index of its first character.</param>
/// <param name="Length">Its characters, separator included, blanks after it not.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Enumerator(EnumeratorFamily Family, int Value, int Start, int Length)
{
    /// <summary>The number of 最后, which comes last whatever its place.</summary>
    public const int Last = 1000;

    // Every line of a text may have an enumerator, so it is kept small.
    private readonly byte _depth = 1;

    /// <summary>Number of numbers: 1, but 2 for 1.1 and 3 for 1.1.1; never more than a few.</summary>
    public int Depth
    {
        get => _depth;
        init => _depth = (byte)value;
    }

    /// <summary>For 1.1 and deeper, all numbers but the last as one key; 0 otherwise.</summary>
    public long Prefix { get; init; }

    /// <summary>Whether a separator was written in an odd way, such as a comma or a wrong bracket.</summary>
    public bool Odd { get; init; }

    /// <summary>Index behind the enumerator.</summary>
    public int End => Start + Length;
}
