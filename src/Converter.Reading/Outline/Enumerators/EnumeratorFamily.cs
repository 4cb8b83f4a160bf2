namespace Converter.Reading.Outline.Enumerators;

/// <summary>The families of enumerators (编号). Half-width, full-width and mixed brackets make no difference.</summary>
public enum EnumeratorFamily : byte
{
    /// <summary>第一部分, 第一编, 第一篇.</summary>
    Part,

    /// <summary>第一章.</summary>
    Chapter,

    /// <summary>第一节.</summary>
    Section,

    /// <summary>第一条.</summary>
    Article,

    /// <summary>一、</summary>
    Han,

    /// <summary>首先， 其次， 再次， 最后，</summary>
    Sequencer,

    /// <summary>第一，</summary>
    Ordinal,

    /// <summary>（一） and ㈠.</summary>
    HanParen,

    /// <summary>Ⅰ. and II.</summary>
    Roman,

    /// <summary>A number and a blank: “1 总则”.</summary>
    DigitBare,

    /// <summary>1.1 and 1.1.1.</summary>
    Decimal,

    /// <summary>1. 1． 1、 ⒈</summary>
    Digit,

    /// <summary>（1） and ⑴.</summary>
    DigitParen,

    /// <summary>1）</summary>
    DigitHalf,

    /// <summary>①</summary>
    Circled,

    /// <summary>A. A、</summary>
    Letter,

    /// <summary>（a）</summary>
    LetterParen,

    /// <summary>一要</summary>
    HanMust,

    /// <summary>一是</summary>
    HanIs,

    /// <summary>其一，</summary>
    HanThus,

    /// <summary>任务一： — a counted noun of the genre and its number.</summary>
    Counted,
}
