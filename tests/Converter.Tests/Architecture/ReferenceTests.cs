using System.Xml.Linq;
using Converter.Testing;

namespace Converter.Tests.Architecture;

/// <summary>The rooms refer to each other one way only; <c>docs/architecture.md</c> draws the arrows.</summary>
public sealed class ReferenceTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Converter.Documents"] = [],
        ["Converter.Fonts"] = [],
        ["Converter.Reading"] = ["Converter.Documents"],
        ["Converter.Styles"] = ["Converter.Documents"],
        ["Converter.Typesetting"] = ["Converter.Styles", "Converter.Fonts"],
        ["Converter.Docx"] = ["Converter.Styles"],
        ["Converter.Pdf"] = ["Converter.Typesetting"],
        ["Converter"] = ["Converter.Reading", "Converter.Docx", "Converter.Pdf"],
        ["Converter.Jobs"] = ["Converter"],
        ["Converter.Server"] = ["Converter.Jobs"],
        ["Converter.Cli"] = ["Converter", "Converter.Server"],
    };

    private static readonly Dictionary<string, string[]> AllowedPackages = new()
    {
        ["Converter.Reading"] = ["YamlDotNet"],
        ["Converter.Styles"] = ["YamlDotNet"],
        ["Converter.Docx"] = ["DocumentFormat.OpenXml", "System.IO.Packaging"],
        ["Converter.Jobs"] = ["AWSSDK.S3", "Microsoft.Data.Sqlite.Core", "Npgsql", "Quartz", "SQLitePCLRaw.provider.e_sqlite3", "YamlDotNet"],
        ["Converter.Server"] = ["Microsoft.AspNetCore.OpenApi", "OpenTelemetry", "OpenTelemetry.Exporter.OpenTelemetryProtocol"],
        ["Converter.Cli"] = ["System.CommandLine"],
    };

    public static TheoryData<string> Projects =>
        [.. Directory.GetFiles(Repository.PathOf("src"), "*.csproj", SearchOption.AllDirectories).Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_only_to_the_rooms_before_it(string project)
    {
        string[] references = [.. ItemsOf(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'))).Order()];

        Assert.True(Allowed.ContainsKey(project), $"{project} is new: draw its arrows here and in docs/architecture.md");
        Assert.Equal(Allowed[project].Order(), references);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_uses_only_the_packages_that_were_chosen_for_it(string project) =>
        Assert.Equal(AllowedPackages.GetValueOrDefault(project, []), ItemsOf(project, "PackageReference").Order());

    [Fact]
    public void Every_project_that_has_arrows_exists() => Assert.Equal(Allowed.Keys.Order(), Projects.Select(row => row.Data).Order());

    private static IEnumerable<string> ItemsOf(string project, string item) =>
        XDocument.Load(Repository.PathOf("src", project, project + ".csproj"))
            .Descendants(item)
            .Select(element => element.Attribute("Include")!.Value);
}
