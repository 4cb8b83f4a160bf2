namespace Converter.Styles.Sheets;

/// <summary>How the head (版头, GB/T 9704 7.2) stands on the first page. All heights are edge to edge of glyphs and rules.</summary>
/// <param name="MarkTop">From the upper edge of the paper to the upper edge of the glyphs of the 发文机关标志 (7.2.4).</param>
/// <param name="MarkWidth">Width that a mark may fill; a wider one is condensed, then made smaller.</param>
/// <param name="NarrowestMark">Per cent of its width to which a mark is condensed at most, 1 … 100.</param>
/// <param name="JointGap">Between the names of a joint mark (联合行文), as a share of their size in per cent.</param>
/// <param name="NumberSpace">From the mark to the 发文字号 or the first 签发人 (7.2.5, 7.2.6); for letters from the rule (10.1).</param>
/// <param name="Number">Where the number stands.</param>
/// <param name="Rule">The red rule (7.2.7); <see langword="null"/> for none.</param>
/// <param name="RuleSpace">From the number, or for letters from the mark, to the rule.</param>
/// <param name="TextSpace">From the rule, or the last element where there is none, to the title or the text (7.3.1, 10.2).</param>
/// <param name="FootRule">A rule at the foot of the first page (10.1); <see langword="null"/> for none.</param>
/// <param name="FootRuleDistance">From the lower edge of the paper to that rule.</param>
/// <param name="Preprinted">Whether the paper bears the red elements already (套打): they are not drawn, and their space is kept.</param>
public sealed record HeadFormat(
    Length MarkTop,
    Length MarkWidth,
    int NarrowestMark,
    int JointGap,
    Extent NumberSpace,
    HeadNumberPlace Number,
    RuleFormat? Rule,
    Length RuleSpace,
    Extent TextSpace,
    RuleFormat? FootRule,
    Length FootRuleDistance,
    bool Preprinted)
{
    /// <summary>Whether of several issuers only the first stands in the mark, as in a letter (10.1).</summary>
    public bool FirstIssuerOnly { get; init; }
}

/// <summary>Where the document number stands in the head.</summary>
public enum HeadNumberPlace
{
    /// <summary>Below the mark, in the middle; beside signers on the left (7.2.5).</summary>
    BelowMark,

    /// <summary>Below the rule that follows the mark, flush right (10.1).</summary>
    BelowRule,
}

/// <summary>A rule, as wide as it says and centred on the paper or the type area, whichever holds it.</summary>
/// <param name="Kind">One line or two.</param>
/// <param name="Weight">Thickness of the line; of the thick one of two.</param>
/// <param name="Width">Its length.</param>
/// <param name="Color">Its colour.</param>
public sealed record RuleFormat(RuleKind Kind, Length Weight, Length Width, Color Color)
{
    /// <summary>Thickness of the thin line of two, and of the gap between them: those of word processors, which know no others.</summary>
    public static readonly Length ThinWeight = Length.FromPoints(0.75);

    /// <summary>Height of the whole rule.</summary>
    public Length Height => Kind == RuleKind.Single ? Weight : Weight + ThinWeight + ThinWeight;

    /// <summary>The lines of the rule from the top: upper edge of each, counted from the upper edge of the rule, and thickness.</summary>
    public IEnumerable<(Length Top, Length Weight)> Lines() => Kind switch
    {
        RuleKind.ThickThin => [(Length.Zero, Weight), (Weight + ThinWeight, ThinWeight)],
        RuleKind.ThinThick => [(Length.Zero, ThinWeight), (ThinWeight + ThinWeight, Weight)],
        _ => [(Length.Zero, Weight)],
    };
}

/// <summary>Kinds of rules.</summary>
public enum RuleKind
{
    /// <summary>One line.</summary>
    Single,

    /// <summary>Two lines, the thick one above (上粗下细).</summary>
    ThickThin,

    /// <summary>Two lines, the thin one above (上细下粗).</summary>
    ThinThick,
}
