namespace Converter.Reading.Cleaning.Rules;

/// <summary>Forms of a line that rules can name as evidence; in the list of rules in lower case with hyphens.</summary>
[Flags]
internal enum LineForm
{
    None = 0,

    /// <summary>Holds the address of a web page.</summary>
    Url = 1,

    /// <summary>Holds an e-mail address.</summary>
    Email = 2,

    /// <summary>Holds a run of 5 to 12 digits, as group and account numbers are.</summary>
    ContactNumber = 4,

    /// <summary>Holds a label whose value is missing: a colon, then blanks or the end.</summary>
    BlankFill = 8,

    /// <summary>Short pieces with &gt; or » between them.</summary>
    Breadcrumb = 16,

    /// <summary>Pieces with | between them.</summary>
    Bars = 32,

    /// <summary>Stands whole in 【】 or [].</summary>
    Bracketed = 64,

    /// <summary>Ends in an exclamation mark.</summary>
    Exclaims = 128,

    /// <summary>Begins with an enumerator.</summary>
    Marker = 256,

    /// <summary>Reads like the title of an official document.</summary>
    Title = 512,

    /// <summary>Holds a document number such as 国办发〔2020〕1号.</summary>
    DocNumber = 1024,

    /// <summary>Ends in a colon like an addressee or a salutation.</summary>
    Addressee = 2048,

    /// <summary>Is a date and nothing else.</summary>
    Date = 4096,

    /// <summary>A sentence of 40 characters or more that ends in a full stop.</summary>
    LongSentence = 8192,

    /// <summary>A sentence that ends in a full stop.</summary>
    Sentence = 16384,

    /// <summary>Holds a date in figures, among other things.</summary>
    HoldsDate = 32768,

    /// <summary>Begins with a label of official documents: 附件, 抄送, 联系人.</summary>
    Label = 65536,

    /// <summary>Four or more short pieces with tabs or blanks between them and no figures, as a menu has.</summary>
    Menu = 131072,

    /// <summary>Ends in the name of a file: 总结.docx.</summary>
    FileName = 262144,

    /// <summary>Holds a comma, semicolon or full stop, as running text does.</summary>
    Clauses = 524288,

    /// <summary>Holds a time of day in figures: 08:15.</summary>
    Clock = 1048576,

    /// <summary>Stands between two #, or holds two words with # before them.</summary>
    Hashtag = 2097152,

    /// <summary>Holds a time of day to the second, as machines write it: 08:15:02.</summary>
    MachineTime = 4194304,

    /// <summary>Holds three or more pairs of a short label and its value: 作者：… 来源：… 点击：….</summary>
    LabelPairs = 8388608,

    /// <summary>Announces a list of other pages: 相关文章：, 推荐阅读, 【标题】相关文件：.</summary>
    Related = 16777216,

    /// <summary>Random letters, figures and signs, which a forum strews between paragraphs.</summary>
    Noise = 33554432,

    /// <summary>Nothing but the facts of a file: its size, its pages, a count: 48.75KB 17 页, – 55页.</summary>
    FileFacts = 67108864,

    /// <summary>Counts characters: 697字, 5120个字.</summary>
    CountedCharacters = 134217728,
}
