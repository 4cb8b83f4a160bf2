using Converter.Testing;

namespace Converter.Reading.Tests.Outline;

/// <summary>Texts written for this project, each with the structure that a person expects: the specification that runs.</summary>
public sealed class OutlineCaseTests
{
    private static readonly string[] Folder = ["tests", "Converter.Reading.Tests", "Outline", "Cases"];

    public static TheoryData<string> Names() =>
        [.. Directory.GetFiles(Repository.PathOf(Folder), "*.txt")
            .Select(file => Path.GetFileName(file))
            .Where(name => !name.EndsWith(".expected.txt", StringComparison.Ordinal))
            .Select(name => Path.GetFileNameWithoutExtension(name))
            .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Case_is_read_as_expected(string name)
    {
        string text = File.ReadAllText(Repository.PathOf([.. Folder, name + ".txt"]));
        Golden.Verify(OutlineDump.Of(OutlineDump.Read(text)), [.. Folder, name + ".expected.txt"]);
    }
}
