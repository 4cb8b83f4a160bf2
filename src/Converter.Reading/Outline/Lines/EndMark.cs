namespace Converter.Reading.Outline.Lines;

/// <summary>How a line ends.</summary>
internal enum EndMark : byte
{
    /// <summary>In none of the marks below.</summary>
    None,

    /// <summary>。！？ and their like, closing quotation marks after them aside.</summary>
    Sentence,

    /// <summary>；</summary>
    Semicolon,

    /// <summary>：</summary>
    Colon,

    /// <summary>，、</summary>
    Comma,
}
