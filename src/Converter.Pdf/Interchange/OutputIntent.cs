using Converter.Pdf.FileStructure;
using Converter.Pdf.Objects;

namespace Converter.Pdf.Interchange;

/// <summary>
/// The output intent (ISO 32000-1, 14.11.5; ISO 19005-2, 6.2.3): what DeviceGray and DeviceRGB, or DeviceCMYK, mean in this file.
/// </summary>
internal static class OutputIntent
{
    /// <summary>Writes the intent of sRGB.</summary>
    /// <returns>The number of the object.</returns>
    public static int WriteSrgb(PdfFile file)
    {
        const string Name = "sRGB IEC61966-2.1";
        int profile = file.Reserve();
        file.Stream(profile, "/N 3 "u8, SrgbProfile.Bytes.Span);
        int id = file.Reserve();
        Begin(file, id, Name).Put(" /RegistryName "u8).TextString("http://www.color.org").Put(" /Info "u8).TextString(Name)
            .Put(" /DestOutputProfile "u8).Reference(profile).Put(" >>"u8);
        file.End();
        return id;
    }

    /// <summary>Writes the intent of a printing condition that is known by its profile only.</summary>
    /// <returns>The number of the object.</returns>
    public static int WriteCmyk(PdfFile file, CmykProfile condition)
    {
        int profile = file.Reserve();
        file.Stream(profile, "/N 4 "u8, condition.Bytes.Span);
        int id = file.Reserve();
        Begin(file, id, "Custom").Put(" /Info "u8).TextString(condition.Description).Put(" /DestOutputProfile "u8).Reference(profile).Put(" >>"u8);
        file.End();
        return id;
    }

    private static PdfBuffer Begin(PdfFile file, int id, string condition) =>
        file.Begin(id).Put("<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier "u8).TextString(condition);
}
