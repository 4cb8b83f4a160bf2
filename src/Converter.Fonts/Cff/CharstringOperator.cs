namespace Converter.Fonts.Cff;

/// <summary>The operators of Type 2 charstrings by the names of Adobe technical note 5177.</summary>
internal static class CharstringOperator
{
    public const byte HStem = 1;
    public const byte VStem = 3;
    public const byte VMoveTo = 4;
    public const byte RLineTo = 5;
    public const byte HLineTo = 6;
    public const byte VLineTo = 7;
    public const byte RRCurveTo = 8;
    public const byte CallSubr = 10;
    public const byte Return = 11;
    public const byte Escape = 12;
    public const byte EndChar = 14;
    public const byte HStemHM = 18;
    public const byte HintMask = 19;
    public const byte CntrMask = 20;
    public const byte RMoveTo = 21;
    public const byte HMoveTo = 22;
    public const byte VStemHM = 23;
    public const byte RCurveLine = 24;
    public const byte RLineCurve = 25;
    public const byte VVCurveTo = 26;
    public const byte HHCurveTo = 27;
    public const byte CallGSubr = 29;
    public const byte VHCurveTo = 30;
    public const byte HVCurveTo = 31;

    /// <summary>Behind the escape: a horizontal flex of seven arguments.</summary>
    public const byte HFlex = 34;

    /// <summary>Behind the escape: a flex of thirteen arguments.</summary>
    public const byte Flex = 35;

    /// <summary>Behind the escape: a horizontal flex of nine arguments.</summary>
    public const byte HFlex1 = 36;

    /// <summary>Behind the escape: a flex of eleven arguments.</summary>
    public const byte Flex1 = 37;

    /// <summary>Whether an operator draws lines or curves: what hints and widths have no part in.</summary>
    public static bool IsDrawing(byte code) => code is (>= RLineTo and <= RRCurveTo) or (>= RCurveLine and <= HHCurveTo) or VHCurveTo or HVCurveTo;

    /// <summary>Whether an operator behind the escape is a flex.</summary>
    public static bool IsFlex(byte code) => code is >= HFlex and <= Flex1;
}
