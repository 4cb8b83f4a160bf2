namespace Converter.Fonts.Naming;

/// <summary>What a record of the name table says (OpenType <c>name</c>, “Name IDs”); the values are the identifiers of the table.</summary>
internal enum NameKind
{
    /// <summary>Family, of at most four styles.</summary>
    Family = 1,

    /// <summary>Style within the family.</summary>
    Style = 2,

    /// <summary>Full name.</summary>
    Full = 4,

    /// <summary>PostScript name.</summary>
    PostScript = 6,

    /// <summary>Family with any number of styles.</summary>
    TypographicFamily = 16,

    /// <summary>Style within the typographic family.</summary>
    TypographicStyle = 17,

    /// <summary>Full name as the Macintosh menu shows it.</summary>
    CompatibleFull = 18,

    /// <summary>Family by weight, width and slope only.</summary>
    WwsFamily = 21,
}

/// <summary>One name of a face.</summary>
/// <param name="Kind">What it names.</param>
/// <param name="Language">Windows language identifier, such as 0x0804 for China; 0 where it is unknown.</param>
/// <param name="Text">The name.</param>
internal readonly record struct FontName(NameKind Kind, int Language, string Text)
{
    /// <summary>Whether the name is in Chinese, of whatever country.</summary>
    public bool IsChinese => (Language & 0x3FF) == 0x04;

    /// <summary>Whether the name is in English.</summary>
    public bool IsEnglish => (Language & 0x3FF) == 0x09;
}
