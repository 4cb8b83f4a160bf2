using System.Collections.Frozen;

namespace Converter.Reading.Decoding;

/// <summary>
/// Where the table of the framework is older than GB 18030-2022: it gives code points of private use for characters that
/// Unicode has had for long. Text is brought to the standard's present code points.
/// </summary>
internal static class Gb18030Mappings
{
    private const char FirstPrivate = '\uE78D';
    private const char LastPrivate = '\uE864';

    private static readonly FrozenDictionary<char, int> CodePoints = new Dictionary<char, int>
    {
        ['\uE78D'] = 0xFE10,
        ['\uE78E'] = 0xFE12,
        ['\uE78F'] = 0xFE11,
        ['\uE790'] = 0xFE13,
        ['\uE791'] = 0xFE14,
        ['\uE792'] = 0xFE15,
        ['\uE793'] = 0xFE16,
        ['\uE794'] = 0xFE17,
        ['\uE795'] = 0xFE18,
        ['\uE796'] = 0xFE19,
        ['\uE7C7'] = 0x1E3F,
        ['\uE816'] = 0x20087,
        ['\uE817'] = 0x20089,
        ['\uE818'] = 0x200CC,
        ['\uE81E'] = 0x9FB4,
        ['\uE826'] = 0x9FB5,
        ['\uE82B'] = 0x9FB6,
        ['\uE82C'] = 0x9FB7,
        ['\uE831'] = 0x215D7,
        ['\uE832'] = 0x9FB8,
        ['\uE83B'] = 0x2298F,
        ['\uE843'] = 0x9FB9,
        ['\uE854'] = 0x9FBA,
        ['\uE855'] = 0x241FE,
        ['\uE864'] = 0x9FBB,
    }.ToFrozenDictionary();

    /// <summary>The present code point of a character of the old table; the character itself where nothing changed.</summary>
    public static int Present(char character) =>
        character is >= FirstPrivate and <= LastPrivate && CodePoints.TryGetValue(character, out int present) ? present : character;
}
