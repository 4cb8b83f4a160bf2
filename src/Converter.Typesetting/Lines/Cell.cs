using Converter.Typesetting.Characters;

namespace Converter.Typesetting.Lines;

/// <summary>One character of a paragraph as line composition sees it. Widths are in whole units of any size, such as 1/65536 pt.</summary>
internal struct Cell
{
    /// <summary>Unicode code point, or a lone surrogate.</summary>
    public int CodePoint;

    /// <summary>Index in the paragraph's text.</summary>
    public int Index;

    /// <summary>Index of its run.</summary>
    public int Run;

    /// <summary>What it is here, its neighbours considered.</summary>
    public CharacterClass Class;

    /// <summary>Whether a Western face draws it.</summary>
    public bool Western;

    /// <summary>Whether it is part of a Western word or number, which keeps together.</summary>
    public bool InWord;

    /// <summary>What holds it to the next cell beyond the rules for the ends of lines.</summary>
    public Bond Glue;

    /// <summary>Index of the face.</summary>
    public ushort Face;

    /// <summary>Glyph in the face.</summary>
    public ushort Glyph;

    /// <summary>Whether the face is to be thickened.</summary>
    public bool Thickened;

    /// <summary>The type size as composition counts it: the column of the grid for text of the base size.</summary>
    public long Em;

    /// <summary>Natural width, blanks included.</summary>
    public long Width;

    /// <summary>Blank at the left edge that may be taken away.</summary>
    public long LeftBlank;

    /// <summary>Blank at the right edge that may be taken away.</summary>
    public long RightBlank;

    /// <summary>From the left edge of the cell to the origin of the glyph.</summary>
    public long Origin;
}
