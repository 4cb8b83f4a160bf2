namespace Converter.Typesetting.Characters;

/// <summary>What a character is to line composition; decides where lines break, what is squeezed and which face is taken.</summary>
internal enum CharacterClass : byte
{
    /// <summary>汉字 and whatever is set like one: one cell, a line may break on either side.</summary>
    Ideograph,

    /// <summary>前引号、前括号: blank on the left, may not end a line (GB/T 15834 5.1.3).</summary>
    Opening,

    /// <summary>后引号、后括号: blank on the right, may not begin a line (5.1.3).</summary>
    Closing,

    /// <summary>句内点号 ，、；：, blank on the right, may not begin a line (5.1.1).</summary>
    Pause,

    /// <summary>句末点号 。？！, blank on the right, may not begin a line (5.1.1).</summary>
    Stop,

    /// <summary>间隔号 ·, half a cell, may not begin a line (5.1.7).</summary>
    MiddleDot,

    /// <summary>连接号 — – - ～, may not begin a line (5.1.6).</summary>
    Connector,

    /// <summary>分隔号 /, may neither begin nor end a line (5.1.9).</summary>
    Separator,

    /// <summary>破折号 and 省略号: two cells that stay together (5.1.4, 5.1.5).</summary>
    LongMark,

    /// <summary>Arabic digit.</summary>
    Digit,

    /// <summary>Letter of a Western word.</summary>
    Letter,

    /// <summary>Blank between Western words; vanishes at the end of a line.</summary>
    Space,

    /// <summary>Sign that belongs to the number behind it: ￥ № ±.</summary>
    Prefix,

    /// <summary>Sign that belongs to what stands before it: % ℃ ″; may not begin a line.</summary>
    Suffix,

    /// <summary>Half-width opening bracket or quote; may not end a line.</summary>
    WesternOpening,

    /// <summary>Half-width closing bracket, quote or point; may not begin a line.</summary>
    WesternClosing,

    /// <summary>Any other half-width sign.</summary>
    Western,

    /// <summary>A character without width that clings to the one before it.</summary>
    Joined,
}
