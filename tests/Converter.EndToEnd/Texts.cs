using Converter.Testing;

namespace Converter.EndToEnd;

/// <summary>The texts that go through the whole conversion in these tests.</summary>
public static class Texts
{
    /// <summary>Names of the samples.</summary>
    public static TheoryData<string> Samples =>
        [.. Directory.GetFiles(Repository.PathOf("samples"), "*.txt").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    /// <summary>Path of a sample.</summary>
    public static string Sample(string name) => Repository.PathOf("samples", name + ".txt");
}
