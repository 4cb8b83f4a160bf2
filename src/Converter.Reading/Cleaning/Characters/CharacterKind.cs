namespace Converter.Reading.Cleaning.Characters;

/// <summary>What the cleaning needs to know of a UTF-16 code unit.</summary>
[Flags]
internal enum CharacterKind : ushort
{
    None = 0,

    /// <summary>Leaves no ink: white space and zero-width characters.</summary>
    Blank = 1,

    /// <summary>A Han character, or half of one beyond U+FFFF.</summary>
    Han = 2,

    /// <summary>Punctuation one Han character wide.</summary>
    WidePunctuation = 4,

    /// <summary>Two half-width columns wide.</summary>
    Wide = 8,

    /// <summary>A rule of the mending may apply; a line without such a character is taken as it stands.</summary>
    Suspect = 16,

    /// <summary>Zero-width or a formatting mark.</summary>
    Invisible = 32,

    /// <summary>A control character that is not white space.</summary>
    Control = 64,

    /// <summary>A letter or digit of ASCII, or a letter of Latin-1 and beyond.</summary>
    Western = 128,

    /// <summary>Without ink, or another form of a common character: looked at one by one.</summary>
    Form = 256,
}
