using System.Text.Json;
using System.Text.Json.Nodes;
using Converter.Testing;

namespace Converter.Server.Tests;

/// <summary>The description of the API is what other programs are written against: it changes only when a person has read the difference.</summary>
public sealed class ContractTests(SharedServer shared)
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Fact]
    public async Task The_description_is_the_one_that_is_checked_in()
    {
        string served = await shared.Server.Http.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken);
        Golden.Verify(JsonNode.Parse(served)!.ToJsonString(Indented) + "\n", "docs", "openapi.json");
    }

    [Fact]
    public async Task The_description_is_OpenAPI_3_1_and_names_every_operation()
    {
        JsonElement description = await shared.Server.GetAsync("/openapi/v1.json");

        Assert.StartsWith("3.1", description.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        JsonElement[] operations = [.. description.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()).Select(operation => operation.Value)];
        Assert.All(operations, operation =>
        {
            Assert.NotEmpty(operation.GetProperty("operationId").GetString()!);
            Assert.NotEmpty(operation.GetProperty("summary").GetString()!);
        });
        Assert.Equal(operations.Length, operations.Select(operation => operation.GetProperty("operationId").GetString()).Distinct().Count());
    }
}
