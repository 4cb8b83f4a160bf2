using Converter.Pdf.FileStructure;

namespace Converter.Pdf.Interchange;

/// <summary>The output intent (ISO 32000-1, 14.11.5; ISO 19005-2, 6.2.3): what DeviceGray and DeviceRGB mean in this file.</summary>
internal static class OutputIntent
{
    /// <returns>The number of the object.</returns>
    public static int Write(PdfFile file)
    {
        int profile = file.Reserve();
        file.Stream(profile, "/N 3 "u8, SrgbProfile.Bytes.Span);
        int id = file.Reserve();
        file.Begin(id).Put("<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1)"u8)
            .Put(" /RegistryName (http://www.color.org) /Info (sRGB IEC61966-2.1) /DestOutputProfile "u8)
            .Integer(profile).Put(" 0 R >>"u8);
        file.End();
        return id;
    }
}
