using System.Collections.Immutable;
using Converter.Documents;
using Converter.Documents.Drawings;
using Converter.Documents.Pictures;
using Converter.Fonts;
using Converter.Styles;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;

namespace Converter.Typesetting.Pages;

/// <summary>A document as pages: glyphs and rules at fixed positions, nothing left to decide.</summary>
/// <param name="Source">The styled document; elements refer to its blocks by index.</param>
/// <param name="Width">Width of the paper.</param>
/// <param name="Height">Height of the paper.</param>
/// <param name="Pages">The pages in order; at least one.</param>
/// <param name="Bookmarks">The outline in reading order.</param>
/// <param name="Fonts">Which faces were asked for and used.</param>
/// <param name="Findings">Characters without a glyph, replaced faces, lines that could not be filled.</param>
public sealed record TypesetDocument(
    StyledDocument Source,
    Length Width,
    Length Height,
    ImmutableArray<TypesetPage> Pages,
    ImmutableArray<Bookmark> Bookmarks,
    ImmutableArray<FontUse> Fonts,
    ImmutableArray<Diagnostic> Findings)
{
    /// <summary>On which page the imprint stands.</summary>
    public ImprintPlacement Imprint { get; init; }
}

/// <summary>One page.</summary>
/// <param name="Number">Its number as printed, from 1; odd on right-hand pages.</param>
/// <param name="Lines">The lines of text in reading order.</param>
/// <param name="Rules">Straight rules, for tables, underlines and elements of the standard.</param>
/// <param name="PageNumber">The page number at the foot; <see langword="null"/> on pages without.</param>
public sealed record TypesetPage(int Number, ImmutableArray<TypesetLine> Lines, ImmutableArray<PlacedRule> Rules, TypesetLine? PageNumber)
{
    /// <summary>How its number is written.</summary>
    public PageNumberForm Form { get; init; }

    /// <summary>
    /// Whether the paper is turned to the right to be read (GB/T 9704, 8): lines, rules and pictures count from the upper left corner of the
    /// turned paper, which is as wide as the document is high. The page number stands where it does on other pages, and counts as there.
    /// </summary>
    public bool IsTurned { get; init; }

    /// <summary>The pictures, from the top.</summary>
    public ImmutableArray<PlacedPicture> Pictures { get; init; } = [];
}

/// <summary>A picture at its place.</summary>
/// <param name="Block">Index of its block in <see cref="StyledDocument.Blocks"/>.</param>
/// <param name="Figure">The picture, in its size on paper.</param>
/// <param name="X">Left edge of the room that it takes, from the left edge of the paper.</param>
/// <param name="Y">Upper edge of the room that it takes, from the top of the paper.</param>
/// <param name="Width">Width of that room: that of the picture as it is turned.</param>
/// <param name="Height">Height of that room.</param>
public sealed record PlacedPicture(int Block, Figure Figure, Length X, Length Y, Length Width, Length Height)
{
    /// <summary>Row and column of the table cell it stands in, from 0; <see langword="null"/> outside tables.</summary>
    public (int Row, int Column)? Cell { get; init; }

    /// <summary>Whether it shows once more what stands on an earlier page: in the head of a table that goes over.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>How many of the lines of its page stand before it in reading order.</summary>
    public int LinesBefore { get; init; }

    /// <summary>The lines of the original that it came from; empty inside tables.</summary>
    public ImmutableArray<BlockLine> Lines { get; init; } = [];

    /// <summary>What a drawing draws, its text as outlines of glyphs; <see langword="null"/> for pixels.</summary>
    public Drawing? Drawing { get; init; }
}

/// <summary>One line of text. Positions count from the upper left corner of the paper, to the right and downwards.</summary>
/// <param name="Block">Index of its block in <see cref="StyledDocument.Blocks"/>; −1 for a page number.</param>
/// <param name="X">Left edge of its first glyph.</param>
/// <param name="Baseline">Distance of the baseline from the top of the paper.</param>
/// <param name="Runs">The glyphs, from the left.</param>
public sealed record TypesetLine(int Block, Length X, Length Baseline, ImmutableArray<GlyphRun> Runs)
{
    /// <summary>Row and column of the table cell it stands in, from 0; <see langword="null"/> outside tables.</summary>
    public (int Row, int Column)? Cell { get; init; }

    /// <summary>
    /// Whether it shows once more what stands on an earlier page: the head of a table that goes over. Such a line is no part of the text.
    /// </summary>
    public bool IsRepeated { get; init; }

    /// <summary>Why the line ends where it does and what was adjusted; for the layout dump.</summary>
    public string Remark { get; init; } = string.Empty;
}

/// <summary>Neighbouring glyphs of one face, size and colour.</summary>
/// <param name="Face">The face.</param>
/// <param name="Size">Type size.</param>
/// <param name="Color">Colour.</param>
/// <param name="Bold">Whether the face is to be thickened, because bold was asked for and the face has no bold of its own.</param>
/// <param name="Glyphs">The glyphs, from the left; at least one.</param>
public sealed record GlyphRun(IFontFace Face, Length Size, Color Color, bool Bold, ImmutableArray<PlacedGlyph> Glyphs)
{
    /// <summary>Width of the glyphs in per cent of their own, 1 … 100; their advances are scaled already.</summary>
    public int Scale { get; init; } = 100;

    /// <summary>Whether they are leader dots of a table of contents, which are no part of the text.</summary>
    public bool IsLeader { get; init; }
}

/// <summary>One glyph in a line.</summary>
/// <param name="Glyph">Glyph index in the face; 0 where no face has the character, which is then drawn as a box.</param>
/// <param name="CodePoint">The character it stands for.</param>
/// <param name="X">Origin of the glyph on the paper, from the left edge. A mark whose left blank was squeezed stands left of the place where its cell begins.</param>
/// <param name="Advance">Width of the glyph in its face at this size.</param>
public readonly record struct PlacedGlyph(ushort Glyph, int CodePoint, Length X, Length Advance);

/// <summary>A straight rule; one whose ends are the same is a round dot.</summary>
/// <param name="X1">Left or upper end, from the left edge of the paper.</param>
/// <param name="Y1">The same end, from the top of the paper.</param>
/// <param name="X2">The other end.</param>
/// <param name="Y2">The other end.</param>
/// <param name="Weight">Thickness; the rule lies evenly on both sides of the line between the ends. The diameter of a dot.</param>
/// <param name="Color">Colour.</param>
public sealed record PlacedRule(Length X1, Length Y1, Length X2, Length Y2, Length Weight, Color Color)
{
    /// <summary>Whether it is a dot.</summary>
    public bool IsDot => X1 == X2 && Y1 == Y2;
}

/// <summary>An entry of the outline.</summary>
/// <param name="Title">What it says.</param>
/// <param name="Level">Level, from 1.</param>
/// <param name="Page">Index of its page, from 0.</param>
/// <param name="Y">Top of its first line, from the top of the paper.</param>
/// <param name="Block">Index of its block.</param>
public sealed record Bookmark(string Title, int Level, int Page, Length Y, int Block);

/// <summary>A face that a typeface of the style came to.</summary>
/// <param name="Typeface">Name of the typeface in the style, such as 仿宋.</param>
/// <param name="Asked">The face that the style would rather have.</param>
/// <param name="Used">The faces that were used, the most used first.</param>
/// <param name="Missing">Characters that no face of the typeface has.</param>
public sealed record FontUse(string Typeface, string Asked, ImmutableArray<IFontFace> Used, ImmutableArray<int> Missing);
