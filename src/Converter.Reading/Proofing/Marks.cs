namespace Converter.Reading.Proofing;

/// <summary>
/// What a paragraph holds of the characters that rules begin with. Found in one pass for all rules, so that a rule passes over the paragraphs
/// without its characters.
/// </summary>
[Flags]
internal enum Marks : uint
{
    None = 0,

    /// <summary>、</summary>
    Pause = 1,

    /// <summary>…</summary>
    Ellipsis = 2,

    /// <summary>“ ” ‘ ’</summary>
    Quotes = 4,

    /// <summary>"</summary>
    StraightQuote = 8,

    /// <summary>《 》</summary>
    BookMarks = 16,

    /// <summary>（</summary>
    Bracket = 32,

    /// <summary>Half-width , . ; : ? ! ( )</summary>
    HalfWidth = 64,

    /// <summary>Half-width full stop.</summary>
    Dot = 128,

    /// <summary>Dots and strokes that are repeated for an ellipsis or a dash, 。 apart.</summary>
    Strokes = 256,

    /// <summary>0 … 9</summary>
    Digit = 512,

    /// <summary>Full-width digits and ％.</summary>
    WideDigit = 1024,

    /// <summary>What is written for the zero of a Han numeral.</summary>
    Zero = 2048,

    /// <summary>月</summary>
    Month = 4096,

    /// <summary>年</summary>
    Year = 8192,

    /// <summary>千 百</summary>
    Large = 16384,

    /// <summary>Signs between the two ends of a range, 至 among them.</summary>
    Range = 32768,

    /// <summary>是</summary>
    Is = 65536,

    /// <summary>Blanks.</summary>
    Blank = 131072,

    /// <summary>：</summary>
    Colon = 262144,

    /// <summary>号</summary>
    NumberSign = 524288,

    /// <summary>What the rarer character of a unit is that is not legal: 分 米 尺 G g M m.</summary>
    Unit = 1048576,

    /// <summary>The rarest character of a word with a fixed numeral: 全 星 拜.</summary>
    FixedWord = 2097152,
}
