namespace Converter.Typesetting.Characters;

/// <summary>What follows from a character class alone (避头尾, GB/T 15834 5.1).</summary>
internal static class CharacterClassRules
{
    /// <summary>Whether the class is one of the full-width marks that have a blank half: brackets, pauses, stops.</summary>
    public static bool IsFullWidthMark(this CharacterClass value) =>
        value is CharacterClass.Opening or CharacterClass.Closing or CharacterClass.Pause or CharacterClass.Stop;

    /// <summary>Whether the class may not begin a line.</summary>
    /// <param name="value">The class.</param>
    /// <param name="strict">Whether long marks are counted in.</param>
    public static bool IsForbiddenAtLineStart(this CharacterClass value, bool strict) => value switch
    {
        CharacterClass.Closing or CharacterClass.Pause or CharacterClass.Stop => true,
        CharacterClass.MiddleDot or CharacterClass.Connector or CharacterClass.Separator => true,
        CharacterClass.Suffix or CharacterClass.WesternClosing => true,
        CharacterClass.LongMark => strict,
        _ => false,
    };

    /// <summary>Whether the class may not end a line.</summary>
    public static bool IsForbiddenAtLineEnd(this CharacterClass value) =>
        value is CharacterClass.Opening or CharacterClass.WesternOpening or CharacterClass.Separator or CharacterClass.Prefix;

    /// <summary>Whether a Western face draws the class: digits, letters and half-width signs.</summary>
    public static bool IsWestern(this CharacterClass value) => value switch
    {
        CharacterClass.Digit or CharacterClass.Letter or CharacterClass.Space => true,
        CharacterClass.WesternOpening or CharacterClass.WesternClosing or CharacterClass.Western => true,
        _ => false,
    };
}
