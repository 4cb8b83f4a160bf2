using Converter.Fonts.Files;

namespace Converter.Fonts.Tables;

/// <summary>The OpenType table <c>hhea</c>: metrics of horizontal lines.</summary>
internal sealed record HheaTable(int Ascender, int Descender, int MetricCount)
{
    /// <summary>Reads the table.</summary>
    /// <exception cref="FontFormatException">It is too short.</exception>
    public static HheaTable Read(FontBytes table) => new(table.I16(4), table.I16(6), table.U16(34));
}
