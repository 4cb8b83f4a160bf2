using Converter.Styles.Sheets;

namespace Converter.Styles.Styling;

/// <summary>Where a paragraph of the head stands on the first page. Positions count from the upper left corner of the paper.</summary>
/// <param name="Top">Upper edge of the em box of its first line.</param>
/// <param name="LinePitch">From line to line, where it has several.</param>
/// <param name="Left">Left edge of the column that its indents and alignment refer to.</param>
/// <param name="Width">Width of that column.</param>
public sealed record FixedPlace(Length Top, Length LinePitch, Length Left, Length Width)
{
    /// <summary>Whether its one line is spread over the column (分散对齐), as the names of a joint mark are.</summary>
    public bool Spread { get; init; }

    /// <summary>Whether its space is kept and nothing drawn, because the paper bears it already (套打).</summary>
    public bool Preprinted { get; init; }

    /// <summary>Whether it is not drawn because the mark has the first of several issuers only (10.1); it is then <see cref="Preprinted"/> too.</summary>
    public bool IsLeftToSignature { get; init; }
}

/// <summary>What the head is besides its paragraphs.</summary>
/// <param name="Rows">Grid lines of the first page that it takes with the title; the text begins on the next one.</param>
/// <param name="Rule">The red rule; <see langword="null"/> where none is drawn.</param>
/// <param name="FootRule">The rule at the foot of the first page; <see langword="null"/> for none.</param>
public sealed record StyledHead(int Rows, FixedRule? Rule, FixedRule? FootRule);

/// <summary>A rule at its place.</summary>
/// <param name="Format">How it looks.</param>
/// <param name="Left">Its left end, from the left edge of the paper.</param>
/// <param name="Top">Its upper edge, from the upper edge of the paper.</param>
public sealed record FixedRule(RuleFormat Format, Length Left, Length Top);

/// <summary>A line of the imprint: which rule stands above it, and which below.</summary>
/// <param name="RuleAbove">Thickness of the rule above it; nothing for none.</param>
/// <param name="RuleBelow">Thickness of the rule below it; nothing for none.</param>
public sealed record ImprintPart(Length RuleAbove, Length RuleBelow);
