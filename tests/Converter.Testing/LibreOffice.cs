using System.Collections.Immutable;
using Xunit;

namespace Converter.Testing;

/// <summary>
/// LibreOffice Writer with the open fonts only, and with a profile of its own. Meant as a class or assembly fixture: the first
/// rendering takes some seconds, each further start one to two; many files at once are far cheaper than one by one.
/// </summary>
public sealed class LibreOffice : IDisposable
{
    private readonly Lock _one = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("converter-libreoffice-").FullName;
    private readonly string _fontConfig;
    private int _runs;

    /// <summary>Prepares fonts and profile; starts nothing.</summary>
    public LibreOffice() => _fontConfig = FontConfig.Write(_folder);

    /// <summary>Renders one .docx.</summary>
    /// <param name="docx">The bytes of the file.</param>
    public RenderedDocument Render(byte[] docx) => Render([docx])[0];

    /// <summary>Renders several .docx in one start of the program.</summary>
    /// <param name="files">The bytes of the files.</param>
    /// <returns>What became of each, in the same order.</returns>
    public ImmutableArray<RenderedDocument> Render(IReadOnlyList<byte[]> files) =>
        [.. Convert(files, "pdf").Select(RenderedDocument.Read)];

    /// <summary>Renders one .docx with the blank pages that it puts before sections which begin on an odd or an even page.</summary>
    /// <param name="docx">The bytes of the file.</param>
    /// <returns>Path of the .pdf; it is there as long as this object.</returns>
    public string RenderWithBlankPages(byte[] docx) =>
        Convert([docx], "pdf:writer_pdf_Export:{\"IsSkipEmptyPages\":{\"type\":\"boolean\",\"value\":\"false\"}}")[0];

    /// <summary>Opens several .docx and saves each as a .docx again, in one start of the program.</summary>
    /// <param name="files">The bytes of the files.</param>
    /// <returns>The bytes as saved, in the same order.</returns>
    public ImmutableArray<byte[]> SaveAgain(IReadOnlyList<byte[]> files) => [.. Convert(files, "docx").Select(File.ReadAllBytes)];

    /// <summary>Opens a .docx, has every index of it made anew, and gives the text of the whole.</summary>
    /// <param name="docx">The bytes of the file.</param>
    public string UpdateIndexes(byte[] docx)
    {
        string input = WriteInputs([docx], Path.Combine(_folder, "update"))[0];
        string basic = Path.Combine(Profile, "user", "basic", "Standard");
        if (!Directory.Exists(basic))
        {
            Convert([docx], "pdf");
        }

        LibreOfficeMacro.Write(basic);
        string output = Path.ChangeExtension(input, "txt");
        ExternalTool.Run("env", [.. Program, $"macro:///Standard.{LibreOfficeMacro.Module}.UpdateIndexes(\"{input}\",\"{output}\")"]);
        return File.ReadAllText(output);
    }

    private string Profile => Path.Combine(_folder, "profile");

    private string[] Program => [$"FONTCONFIG_FILE={_fontConfig}", "soffice", $"-env:UserInstallation=file://{Profile}", "--headless"];

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private List<string> Convert(IReadOnlyList<byte[]> files, string format)
    {
        lock (_one)
        {
            string run = Path.Combine(_folder, FormattableString.Invariant($"run{++_runs}"));
            List<string> inputs = WriteInputs(files, run);
            string output = Path.Combine(run, "out");
            ExternalTool.Run(
                "env",
                [
                    .. Program,
                    "--convert-to",
                    format,
                    "--outdir",
                    output,
                    .. inputs,
                ]);
            return [.. inputs.Select(input => Made(output, input, format))];
        }
    }

    private static List<string> WriteInputs(IReadOnlyList<byte[]> files, string folder)
    {
        Directory.CreateDirectory(folder);
        List<string> inputs = [];
        for (int i = 0; i < files.Count; i++)
        {
            string input = Path.Combine(folder, FormattableString.Invariant($"{i + 1}.docx"));
            File.WriteAllBytes(input, files[i]);
            inputs.Add(input);
        }

        return inputs;
    }

    private static string Made(string output, string input, string format)
    {
        string made = Path.Combine(output, Path.GetFileNameWithoutExtension(input) + "." + format.Split(':')[0]);
        Assert.True(File.Exists(made), $"LibreOffice made nothing of {input}");
        return made;
    }
}
