using Converter.Documents;
using Converter.Styles.Sheets;

namespace Converter.Pdf;

/// <summary>The label that a file bears, which is less than what was asked for where the standards forbid something else that was.</summary>
/// <param name="Conformance">What the file declares.</param>
/// <param name="Finding">Why that is less than was asked for; <see langword="null"/> where it is not.</param>
public sealed record PdfLabel(PdfConformance Conformance, Diagnostic? Finding)
{
    private const int NewestForPart1 = 2;

    /// <summary>The standards by name, as in a report; empty where there is none.</summary>
    public string Words => Conformance switch
    {
        PdfConformance.A2uUa1 => "PDF/A-2u, PDF/UA-1",
        PdfConformance.Ua1 => "PDF/UA-1",
        PdfConformance.A1b => "PDF/A-1b",
        _ => string.Empty,
    };

    /// <summary>The label of a file.</summary>
    /// <param name="options">What was asked for.</param>
    /// <param name="print">What the style says of print; options go before.</param>
    public static PdfLabel Of(PdfOptions options, PrintFormat print)
    {
        bool isCmyk = (options.Colors ?? print.Colors) == PrintColors.Cmyk;
        if (options.Conformance == PdfConformance.None)
        {
            return new PdfLabel(PdfConformance.None, null);
        }

        if (options.Protection is not null)
        {
            return new PdfLabel(PdfConformance.None, Encrypted);
        }

        if (isCmyk && options.Conformance != PdfConformance.Ua1)
        {
            PdfConformance less = options.Conformance == PdfConformance.A2uUa1 ? PdfConformance.Ua1 : PdfConformance.None;
            if (options.CmykProfile is not { } profile)
            {
                return new PdfLabel(less, WithoutProfile);
            }

            if (options.Conformance == PdfConformance.A1b && profile.Version > NewestForPart1)
            {
                return new PdfLabel(less, ProfileTooNew);
            }
        }

        return new PdfLabel(options.Conformance, null);
    }

    /// <summary>ISO 19005-2, 6.1.3 forbids encryption; AES-256 is younger than ISO 32000-1, to which ISO 14289-1 binds.</summary>
    private static Diagnostic Encrypted { get; } = new(
        "pdf.no-label-encrypted",
        Severity.Info,
        null,
        new Message("文件已加密，因此不标 PDF/A 和 PDF/UA", "the file is encrypted and therefore bears no label of PDF/A and PDF/UA"),
        new Message("归档用的文件请不要设密码", "make the copy for the archive without passwords"));

    /// <summary>ISO 19005-2, 6.2.4.3: DeviceCMYK asks for an output intent of CMYK.</summary>
    private static Diagnostic WithoutProfile { get; } = new(
        "pdf.no-label-cmyk",
        Severity.Info,
        null,
        new Message("颜色为 CMYK 而没有印刷条件的 ICC 特性文件，因此不标 PDF/A", "colours are CMYK and no ICC profile says of which printing condition; therefore there is no label of PDF/A"),
        new Message("向印刷厂索取特性文件，用 --cmyk-profile 指定", "ask the printing house for its profile and name it with --cmyk-profile"));

    /// <summary>ISO 19005-1, 6.2.2 stands on PDF 1.4, which knows profiles of version 2.</summary>
    private static Diagnostic ProfileTooNew { get; } = new(
        "pdf.no-label-profile",
        Severity.Info,
        null,
        new Message("PDF/A-1b 只能用第 2 版 ICC 特性文件，因此不标 PDF/A", "PDF/A-1b wants an ICC profile of version 2; therefore there is no label of PDF/A"));
}
