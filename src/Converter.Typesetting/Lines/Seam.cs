namespace Converter.Typesetting.Lines;

/// <summary>How strongly two neighbours hold together; in a line that cannot be broken otherwise, the weakest bond gives way first.</summary>
internal enum Bond : byte
{
    /// <summary>A line may break here.</summary>
    None,

    /// <summary>A character and the …… behind it: an ellipsis begins a line only where keeping it back would cost too much stretch.</summary>
    Ellipsis,

    /// <summary>A number and its 年, 月, 日 …: kept unless the line would need too much stretch.</summary>
    Date,

    /// <summary>The parts of a document number, 〔2026〕12号; an enumerator and what it counts.</summary>
    Number,

    /// <summary>Inside a Western word or a number.</summary>
    Word,

    /// <summary>Forbidden at the start or end of a line (避头尾).</summary>
    Prohibited,

    /// <summary>The halves of —— and ……; a mark and what clings to it.</summary>
    Inseparable,
}

/// <summary>The steps in which a line gives up width, in their order.</summary>
internal enum ShrinkStep : byte
{
    /// <summary>Nothing to give.</summary>
    None,

    /// <summary>R2: spaces between Western words.</summary>
    Space,

    /// <summary>R4: outer blanks of brackets and quotes.</summary>
    Bracket,

    /// <summary>R5: blanks of ，、；：.</summary>
    Pause,

    /// <summary>R6: gaps between Han and Western characters.</summary>
    Gap,

    /// <summary>R7: blanks of 。？！.</summary>
    Stop,
}

/// <summary>How a seam may be widened.</summary>
internal enum Stretch : byte
{
    /// <summary>Only where the whole line offers nothing else.</summary>
    LastResort,

    /// <summary>Beside connectors and separators: only where no other gap is left.</summary>
    Reluctant,

    /// <summary>E3: any gap between characters.</summary>
    Plain,

    /// <summary>E2 first: a gap between Han and Western characters.</summary>
    Gap,

    /// <summary>E1 first: a space between words.</summary>
    Space,

    /// <summary>Never: inside a long mark.</summary>
    Never,
}

/// <summary>What lies between a cell and the next one.</summary>
internal struct Seam
{
    /// <summary>Whether a line may break here.</summary>
    public Bond Bond;

    /// <summary>Step in which the seam shrinks.</summary>
    public ShrinkStep Step;

    /// <summary>How the seam stretches.</summary>
    public Stretch Stretch;

    /// <summary>Natural change of the distance: the squeeze of two marks (negative) or a gap (positive).</summary>
    public long Kern;

    /// <summary>How far it may shrink beyond that.</summary>
    public long Shrink;

    /// <summary>How far it may widen in its first step (E1, E2).</summary>
    public long Widen;
}
