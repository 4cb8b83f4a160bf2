using static Converter.Fonts.Tests.Building.FontBuilder;

namespace Converter.Fonts.Tests.Building;

/// <summary>Writes the table name.</summary>
internal static class NameBuilder
{
    public static byte[] Table(params (int Platform, int Encoding, int Language, int Kind, byte[] Text)[] names)
    {
        List<byte> records = [.. Numbers16(0, (ushort)names.Length, (ushort)(6 + (12 * names.Length)))];
        List<byte> data = [];
        foreach ((int platform, int encoding, int language, int kind, byte[] text) in names)
        {
            records.AddRange(Numbers16(
                (ushort)platform, (ushort)encoding, (ushort)language, (ushort)kind, (ushort)text.Length, (ushort)data.Count));
            data.AddRange(text);
        }

        return [.. records, .. data];
    }
}
