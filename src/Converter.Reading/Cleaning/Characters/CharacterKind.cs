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

    /// <summary>The bare form of a line writes it otherwise or leaves it out.</summary>
    Folded = 512,

    /// <summary>A digit of ASCII; this and the kinds that follow say which forms a line can have, so that the others are not looked for.</summary>
    Digit = 1024,

    /// <summary>A colon of any width.</summary>
    Colon = 2048,

    /// <summary>A comma, semicolon or full stop.</summary>
    Clause = 4096,

    /// <summary>What every address and every name of a file has: a dot, a stroke, an @.</summary>
    Address = 8192,

    /// <summary>An arrow or a sharp bracket.</summary>
    Arrow = 16384,

    /// <summary>| or #.</summary>
    BarOrHash = 32768,
}
