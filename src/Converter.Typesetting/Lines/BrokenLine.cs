namespace Converter.Typesetting.Lines;

/// <summary>Why a line ends where it does.</summary>
internal enum LineEnding : byte
{
    /// <summary>The paragraph, or a forced break, ends here.</summary>
    Paragraph,

    /// <summary>The natural width fills the measure.</summary>
    Exact,

    /// <summary>Shrunk so that one more character found room (push-in).</summary>
    PushedIn,

    /// <summary>Widened because the next characters did not fit (push-out).</summary>
    PushedOut,

    /// <summary>The last mark hangs outside the measure.</summary>
    Hung,
}

/// <summary>One line of a paragraph, as cells of its <see cref="Composition"/>.</summary>
internal struct BrokenLine
{
    /// <summary>Index of the first cell.</summary>
    public int Start;

    /// <summary>Index behind the last cell; blanks at the end belong to the line.</summary>
    public int End;

    /// <summary>Index behind the last cell that is not a blank.</summary>
    public int VisibleEnd;

    /// <summary>Width to fill.</summary>
    public long Measure;

    /// <summary>Sum of widths and squeezes up to <see cref="VisibleEnd"/>, before adjustment.</summary>
    public long Natural;

    /// <summary>What the last mark gave of its right blank.</summary>
    public long Trim;

    /// <summary>Width of the mark outside the measure.</summary>
    public long Hanging;

    /// <summary>Why it ends there.</summary>
    public LineEnding Ending;

    /// <summary>The strongest bond that had to give way at its end.</summary>
    public Bond Broken;
}
