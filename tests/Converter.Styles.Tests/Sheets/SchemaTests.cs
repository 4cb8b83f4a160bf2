using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Converter.Styles.Sheets;
using Converter.Styles.Sheets.Reading;
using Converter.Testing;

namespace Converter.Styles.Tests.Sheets;

/// <summary>The JSON Schema, by which editors complete a style sheet, knows what the reader knows.</summary>
public class SchemaTests
{
    private static readonly JsonElement Schema = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("styles", "schema.json"))).RootElement;

    public static TheoryData<string, string[]> Sections => new()
    {
        { string.Empty, [.. SheetKeys.Sheet] },
        { "page", [.. SheetKeys.Page] },
        { "grids.*", [.. SheetKeys.Grid] },
        { "colors.*", [.. SheetKeys.Color] },
        { "typefaces.*", [.. SheetKeys.Typeface] },
        { "paragraphs", [.. SheetKeys.RequiredParagraphs] },
        { "paragraphs.title", [.. SheetKeys.Paragraph] },
        { "paragraphs.heading1.runIn", [.. SheetKeys.Character] },
        { "lead", [.. SheetKeys.Character] },
        { "pageNumber", [.. SheetKeys.PageNumber] },
        { "composition", [.. SheetKeys.Composition] },
        { "blankLines", [.. SheetKeys.BlankLines] },
        { "head", [.. SheetKeys.Head] },
        { "head.rule", [.. SheetKeys.Rule] },
        { "imprint", [.. SheetKeys.Imprint] },
        { "signature", [.. SheetKeys.Signature] },
        { "table", [.. SheetKeys.Table] },
        { "contents", [.. SheetKeys.Contents] },
        { "cover", [.. SheetKeys.Cover] },
        { "print", [.. SheetKeys.Print] },
        { "docx", [.. SheetKeys.Docx] },
        { "attachments", [.. SheetKeys.Attachments] },
    };

    [Theory]
    [MemberData(nameof(Sections))]
    public void A_section_of_the_schema_has_the_keys_that_the_reader_knows(string path, string[] keys)
    {
        JsonElement section = Find(path);

        Assert.Equal(keys.Order(StringComparer.Ordinal), section.GetProperty("properties").EnumerateObject().Select(key => key.Name).Order(StringComparer.Ordinal));
        Assert.False(section.GetProperty("additionalProperties").GetBoolean());
    }

    [Theory]
    [InlineData("paperLength", "37mm 0.25mm 14pt 三号 3号 小四 小4号", "37 2字 1行 -3mm 三 37cm")]
    [InlineData("indent", "2字 -1.5字 1行 7mm 0pt", "2 三号 两字 2em")]
    public void The_schema_takes_the_lengths_that_the_reader_takes(string kind, string right, string wrong)
    {
        Regex pattern = new(Schema.GetProperty("$defs").GetProperty(kind).GetProperty("pattern").GetString()!, RegexOptions.NonBacktracking);

        Assert.All(right.Split(' '), length => Assert.True(pattern.IsMatch(length) && LengthText.Parse(length) is not null, length));
        Assert.All(wrong.Split(' '), length => Assert.False(pattern.IsMatch(length), length));
    }

    [Fact]
    public void Every_built_in_sheet_names_the_schema()
    {
        foreach (string name in BuiltInStyles.Names)
        {
            Assert.StartsWith("# yaml-language-server: $schema=schema.json\n", BuiltInStyles.Text(name), StringComparison.Ordinal);
        }
    }

    private static JsonElement Find(string path)
    {
        JsonElement at = Schema;
        foreach (string key in path.Split('.', StringSplitOptions.RemoveEmptyEntries).ToImmutableArray())
        {
            at = Resolve(key == "*" ? at.GetProperty("additionalProperties") : at.GetProperty("properties").GetProperty(key));
        }

        return at;
    }

    /// <summary>Follows a reference, and of two choices takes the one that is not the word <c>none</c>.</summary>
    private static JsonElement Resolve(JsonElement node)
    {
        if (node.TryGetProperty("anyOf", out JsonElement choices))
        {
            node = choices.EnumerateArray().First(choice => !choice.TryGetProperty("const", out _));
        }

        return node.TryGetProperty("$ref", out JsonElement reference)
            ? Schema.GetProperty("$defs").GetProperty(reference.GetString()!["#/$defs/".Length..])
            : node;
    }
}
