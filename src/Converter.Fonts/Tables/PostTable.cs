using Converter.Fonts.Files;

namespace Converter.Fonts.Tables;

/// <summary>The head of the OpenType table <c>post</c>; its glyph names are not needed.</summary>
internal sealed record PostTable(double ItalicAngle, bool IsFixedPitch, int UnderlinePosition, int UnderlineThickness)
{
    /// <summary>Reads the table; a face without one is upright and proportional.</summary>
    /// <exception cref="FontFormatException">It is too short.</exception>
    public static PostTable Read(FontBytes? table) =>
        table is FontBytes bytes ? new(bytes.I32(4) / 65536.0, bytes.U32(12) != 0, bytes.I16(8), bytes.I16(10)) : new(0, false, 0, 0);
}
