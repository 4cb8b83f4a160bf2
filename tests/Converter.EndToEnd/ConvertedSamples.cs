using System.Text.Json;
using Converter.Testing;

namespace Converter.EndToEnd;

/// <summary>All samples, converted once by the command line for all tests of this assembly.</summary>
public sealed class ConvertedSamples : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ConvertedSamples() =>
        Run = CommandLineRun.Of(
            ["convert", .. Texts.Samples.Select(row => Texts.Sample(row.Data)), "--out", _folder.Path, "--fonts", Repository.Fonts]);

    /// <summary>What the command line said.</summary>
    public CommandLineRun Run { get; }

    /// <summary>Path of an output.</summary>
    public string PathOf(string file) => _folder.PathOf(file);

    /// <summary>The report of a sample.</summary>
    public JsonElement Report(string name) => JsonDocument.Parse(File.ReadAllBytes(PathOf(name + ".report.json"))).RootElement;

    public void Dispose() => _folder.Dispose();
}
