namespace Converter.Documents;

/// <summary>Ways in which a text sets characters apart from those around them; several may hold at once.</summary>
[Flags]
public enum Emphasis
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Bold (加粗).</summary>
    Bold = 1,

    /// <summary>Italics (倾斜).</summary>
    Italic = 2,

    /// <summary>A line below the characters (下划线).</summary>
    Underline = 4,

    /// <summary>A dot below each character (着重号).</summary>
    Dots = 8,
}

/// <summary>A stretch of a block's text that is emphasised.</summary>
/// <param name="Start">Index of the first character.</param>
/// <param name="Length">Number of characters, at least 1.</param>
/// <param name="Kinds">How; at least one kind.</param>
public readonly record struct EmphasisRange(int Start, int Length, Emphasis Kinds)
{
    /// <summary>Index behind the last character.</summary>
    public int End => Start + Length;
}
