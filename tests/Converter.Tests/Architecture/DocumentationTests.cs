using System.Text.RegularExpressions;
using Converter.Testing;

namespace Converter.Tests.Architecture;

/// <summary>What the documents claim is there.</summary>
public sealed partial class DocumentationTests
{
    public static TheoryData<string> Documents =>
        ["README.md", "README.zh-CN.md", .. Directory.GetFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Repository.Root, path))];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_test_that_a_document_names_exists(string document)
    {
        HashSet<string> tests =
        [
            .. Directory.GetFiles(Repository.PathOf("tests"), "*.cs", SearchOption.AllDirectories)
                .SelectMany(path => MethodName().Matches(File.ReadAllText(path)))
                .Select(match => match.Groups[1].Value),
        ];
        string text = File.ReadAllText(Repository.PathOf(document));
        Assert.All(NamedTest().Matches(text).Select(match => match.Groups[1].Value), name => Assert.Contains(name, tests));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_file_that_a_document_points_to_exists(string document)
    {
        string folder = Path.GetDirectoryName(Repository.PathOf(document))!;
        IEnumerable<string> targets = Link().Matches(File.ReadAllText(Repository.PathOf(document)))
            .Select(match => match.Groups[1].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal));
        Assert.All(targets, target => Assert.True(Path.Exists(Path.Combine(folder, target)), target));
    }

    [GeneratedRegex(@"public (?:async )?(?:void|Task) (\w+)\(")]
    private static partial Regex MethodName();

    /// <summary>A name in backquotes of at least four words joined by underscores.</summary>
    [GeneratedRegex(@"`([A-Z]\w*(?:_\w+){3,})`")]
    private static partial Regex NamedTest();

    [GeneratedRegex(@"\]\(([^)#]+)\)")]
    private static partial Regex Link();
}
