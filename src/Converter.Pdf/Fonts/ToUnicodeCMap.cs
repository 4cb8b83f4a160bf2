using System.Text;
using Converter.Pdf.Objects;

namespace Converter.Pdf.Fonts;

/// <summary>Which character each code stands for (ISO 32000-1, 9.10.3).</summary>
internal static class ToUnicodeCMap
{
    public static void Write(PdfBuffer buffer, int codeLength, IEnumerable<(int Code, int Character)> characters)
    {
        List<Range> singles = [];
        List<Range> ranges = [];
        foreach (Range range in Joined(characters))
        {
            (range.Count == 1 ? singles : ranges).Add(range);
        }

        CMapText.Begin(buffer, codeLength);
        CMapText.Blocks(buffer, "bfchar"u8, singles, (to, range) => Utf16(Code(to, range.Code, codeLength), range.Character));
        CMapText.Blocks(buffer, "bfrange"u8, ranges, (to, range) =>
            Utf16(Code(Code(to, range.Code, codeLength), range.Code + range.Count - 1, codeLength), range.Character));
        CMapText.End(buffer);
    }

    /// <summary>Codes in a row that stand for characters in a row; in a range only the last byte may count up, on both sides.</summary>
    private static IEnumerable<Range> Joined(IEnumerable<(int Code, int Character)> characters)
    {
        Range open = default;
        foreach ((int code, int asked) in characters)
        {
            int character = Allowed(asked);
            bool follows = open.Count > 0
                && code == open.Code + open.Count && (code & 0xFF) != 0
                && character == open.Character + open.Count && (character & 0xFF) != 0;
            if (follows)
            {
                open = open with { Count = open.Count + 1 };
                continue;
            }

            if (open.Count > 0)
            {
                yield return open;
            }

            open = new Range(code, character, 1);
        }

        if (open.Count > 0)
        {
            yield return open;
        }
    }

    /// <summary>U+0000, U+FEFF, U+FFFE and surrogates may not stand in the map (ISO 19005-2, 6.2.11.7.2); they become U+FFFD.</summary>
    private static int Allowed(int character) =>
        character is > 0 and not (0xFEFF or 0xFFFE) && Rune.IsValid(character) ? character : Rune.ReplacementChar.Value;

    private static PdfBuffer Code(PdfBuffer buffer, int code, int length)
    {
        buffer.Put((byte)'<');
        return (length == 1 ? buffer.Hex((byte)code) : buffer.Hex4(code)).Put("> "u8);
    }

    private static void Utf16(PdfBuffer buffer, int character)
    {
        Span<char> units = stackalloc char[2];
        int count = new Rune(character).EncodeToUtf16(units);
        buffer.Put((byte)'<');
        for (int i = 0; i < count; i++)
        {
            buffer.Hex4(units[i]);
        }

        buffer.Put((byte)'>');
    }

    private readonly record struct Range(int Code, int Character, int Count);
}
