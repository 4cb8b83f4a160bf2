using System.Collections.Immutable;
using System.Text;
using Converter.Fonts.Files;
using Converter.Fonts.Naming;

namespace Converter.Fonts.Tables;

/// <summary>Reads the OpenType table <c>name</c>: the names of a face in all its languages.</summary>
internal static class NameTable
{
    private const int Unicode = 0;
    private const int Macintosh = 1;
    private const int Windows = 3;

    /// <summary>
    /// The names that say what a face is called. A record that points outside the table or cannot be decoded is passed over: the
    /// others still name the face.
    /// </summary>
    /// <exception cref="FontFormatException">The table ends within its header or its records.</exception>
    public static ImmutableArray<FontName> Read(FontBytes table)
    {
        int count = table.U16(2);
        int storage = table.U16(4);
        FontBytes records = table.Slice(6, 12 * count);
        ImmutableArray<FontName>.Builder names = ImmutableArray.CreateBuilder<FontName>();
        for (int i = 0; i < count; i++)
        {
            NameKind kind = (NameKind)records.U16((12 * i) + 6);
            long start = storage + (long)records.U16((12 * i) + 10);
            int length = records.U16((12 * i) + 8);
            if (!Enum.IsDefined(kind) || start + length > table.Length)
            {
                continue;
            }

            (int platform, int encoding, int language) = (records.U16(12 * i), records.U16((12 * i) + 2), records.U16((12 * i) + 4));
            string text = Decode(table.Span.Slice((int)start, length), platform, encoding).Trim(' ', '\0');
            if (text.Length > 0)
            {
                names.Add(new FontName(kind, LanguageOf(platform, language), text));
            }
        }

        return names.ToImmutable();
    }

    private static string Decode(ReadOnlySpan<byte> bytes, int platform, int encoding) => (platform, encoding) switch
    {
        (Unicode, _) or (Windows, 0 or 1 or 10) => Encoding.BigEndianUnicode.GetString(bytes),
        (Windows, 2) => LegacyNames.DecodeWindows(bytes, 932),
        (Windows, 3) => LegacyNames.DecodeWindows(bytes, 936),
        (Windows, 4) => LegacyNames.DecodeWindows(bytes, 950),
        (Macintosh, 0) => LegacyNames.DecodeMacRoman(bytes),
        (Macintosh, 1) => LegacyNames.Decode(bytes, 932),
        (Macintosh, 2) => LegacyNames.Decode(bytes, 950),
        (Macintosh, 25) => LegacyNames.Decode(bytes, 936),
        _ => "",
    };

    private static int LanguageOf(int platform, int language) => (platform, language) switch
    {
        (Windows, _) => language,
        (Macintosh, 0) => 0x0409,
        (Macintosh, 11) => 0x0411,
        (Macintosh, 19) => 0x0404,
        (Macintosh, 33) => 0x0804,
        _ => 0,
    };
}
