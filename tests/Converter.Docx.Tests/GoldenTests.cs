using System.IO.Compression;
using Converter.Testing;

namespace Converter.Docx.Tests;

public class GoldenTests
{
    [Theory]
    [InlineData("gbt9704")]
    [InlineData("speech")]
    public void Every_part_of_a_document_with_every_style_is_as_accepted(string sheet)
    {
        DateTimeOffset created = new(2026, 11, 3, 9, 0, 0, TimeSpan.FromHours(8));
        DocxOptions options = new() { Creator = "××市人民政府办公室", Created = created };
        SortedDictionary<string, string> parts = DocxPackage.Parts(DocxWriter.Write(Samples.EveryStyle(sheet), options));
        Assert.Contains("word/document.xml", parts.Keys);
        foreach ((string name, string xml) in parts)
        {
            Golden.Verify(xml, "tests", "Converter.Docx.Tests", "Goldens", sheet, name.Replace('/', '.'));
        }
    }

    [Fact]
    public void Emphasis_is_written_as_character_styles_and_only_those_that_are_used()
    {
        SortedDictionary<string, string> parts = DocxPackage.Parts(DocxWriter.Write(Samples.Emphasis(), DocxOptions.None));
        foreach (string name in (string[])["word/document.xml", "word/styles.xml"])
        {
            Golden.Verify(parts[name], "tests", "Converter.Docx.Tests", "Goldens", "emphasis", name.Replace('/', '.'));
        }
    }

    [Fact]
    public void Every_part_of_a_book_is_as_accepted()
    {
        SortedDictionary<string, string> parts = DocxPackage.Parts(DocxWriter.Write(Samples.Book(), new DocxOptions { Title = "文件汇编" }));
        foreach ((string name, string xml) in parts)
        {
            Golden.Verify(xml, "tests", "Converter.Docx.Tests", "Goldens", "book", name.Replace('/', '.'));
        }
    }

    [Fact]
    public void Entries_of_the_package_are_sorted_and_bear_no_date()
    {
        using ZipArchive zip = new(new MemoryStream(DocxWriter.Write(Samples.EveryStyle(), DocxOptions.None)));
        string[] names = [.. zip.Entries.Select(entry => entry.FullName)];
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
        Assert.All(zip.Entries, entry => Assert.Equal(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime));
    }
}
