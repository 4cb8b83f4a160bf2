using Converter.Pdf.Objects;

namespace Converter.Pdf.Fonts;

/// <summary>
/// Which CID each code shows, for a face of which two characters share a glyph (ISO 32000-1, 9.7.5.4). Codes below the number of CIDs
/// show the CID of the same number, as in Identity-H; the codes behind them show a glyph a second time.
/// </summary>
internal static class EncodingCMap
{
    public const string Name = "Converter-Identity-H";

    public static void Write(PdfBuffer buffer, CharacterCodes codes)
    {
        List<(int First, int Last)> rows = [];
        for (int first = 0; first < codes.CidCount; first += 256)
        {
            rows.Add((first, Math.Min(first + 255, codes.CidCount - 1)));
        }

        CMapText.Begin(buffer, "Converter-Identity-H"u8, "Identity"u8, type: 1);
        buffer.Put("/WMode 0 def\n"u8);
        CMapText.Blocks(buffer, "cidrange"u8, rows, static (to, row) =>
            to.Code(row.First).Put((byte)' ').Code(row.Last).Put((byte)' ').Integer(row.First));
        CMapText.Blocks(buffer, "cidchar"u8, codes.Shared.ToList(), static (to, entry) =>
            to.Code(entry.Code).Put((byte)' ').Integer(entry.Cid));
        CMapText.End(buffer);
    }
}
