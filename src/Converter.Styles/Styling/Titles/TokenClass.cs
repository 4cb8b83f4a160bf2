namespace Converter.Styles.Styling.Titles;

/// <summary>What a piece of a title is, as far as breaks beside it are concerned.</summary>
internal enum TokenClass
{
    /// <summary>A Han character of no known word: perhaps part of a name.</summary>
    Unknown,

    /// <summary>关于.</summary>
    About,

    /// <summary>A word that stands before what it belongs to.</summary>
    Adverb,

    /// <summary>A short word that opens a phrase: 在, 对.</summary>
    Lead,

    /// <summary>A word that joins two equal parts: 和, 暨.</summary>
    Joint,

    /// <summary>An office or a group of people.</summary>
    Organ,

    /// <summary>A place.</summary>
    Place,

    /// <summary>What is done.</summary>
    Verb,

    /// <summary>What is done, or the name of it: 建设.</summary>
    Action,

    /// <summary>What it is done to.</summary>
    Noun,

    /// <summary>The general noun at the end of a group: 工作.</summary>
    Tail,

    /// <summary>The kind of document: 通知.</summary>
    Type,

    /// <summary>A character that stays with what is before it: 市.</summary>
    Suffix,

    /// <summary>的.</summary>
    Of,

    /// <summary>A number, with the unit behind it, or Latin letters.</summary>
    Number,

    /// <summary>An ordinal that counts what is behind it, and with it is part of a name: 第二水源.</summary>
    Ordinal,

    /// <summary>An opening mark.</summary>
    Opening,

    /// <summary>A closing mark.</summary>
    Closing,

    /// <summary>A mark between items: 、.</summary>
    Pause,

    /// <summary>A long mark: —— or …….</summary>
    LongMark,

    /// <summary>Blanks.</summary>
    Blank,
}
