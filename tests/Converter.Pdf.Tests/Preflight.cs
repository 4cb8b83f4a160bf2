using Converter.Testing;

namespace Converter.Pdf.Tests;

/// <summary>PDFBox Preflight, a validator of PDF/A-1b.</summary>
internal static class Preflight
{
    public const string NotInstalled = "PDFBox Preflight is not installed (Debian: libpdfbox2-java, libactivation-java, libjaxb-api-java)";

    private static readonly string Folder = Environment.GetEnvironmentVariable("CONVERTER_JARS") ?? "/usr/share/java";

    /// <summary>The jars that it needs, as Debian names them.</summary>
    private static readonly string[] Jars =
    [
        .. ((string[])["preflight", "pdfbox2", "xmpbox", "fontbox2", "commons-logging", "commons-io", "javax.activation", "jaxb-api"])
            .Select(static jar => Path.Combine(Folder, jar + ".jar")),
    ];

    public static bool IsInstalled => Jars.All(File.Exists);

    /// <summary>Asserts that a file is valid.</summary>
    public static void Accepts(string file)
    {
        string verdict = ExternalTool.Run("java", "-cp", string.Join(':', Jars), "org.apache.pdfbox.preflight.Validator_A1b", file);
        Assert.Contains($"The file {Path.GetFileName(file)} is a valid PDF/A-1b file", verdict, StringComparison.Ordinal);
    }
}
