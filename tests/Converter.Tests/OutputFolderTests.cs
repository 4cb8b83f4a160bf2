using Converter.Files;

namespace Converter.Tests;

public sealed class OutputFolderTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("converter-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Files_are_written_into_a_folder_that_is_made()
    {
        string path = Path.Combine(_folder.FullName, "new", "deep");

        Assert.Null(new OutputFolder(path).Write([("a.txt", new byte[] { 1, 2 }), ("b.txt", Array.Empty<byte>())]));
        Assert.Equal([1, 2], File.ReadAllBytes(Path.Combine(path, "a.txt")));
        Assert.Equal(["a.txt", "b.txt"], Directory.GetFiles(path).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void A_file_that_was_there_is_replaced()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "a.txt"), "old and longer");

        Assert.Null(new OutputFolder(_folder.FullName).Write([("a.txt", "new"u8.ToArray())]));
        Assert.Equal("new", File.ReadAllText(Path.Combine(_folder.FullName, "a.txt")));
    }

    [Fact]
    public void When_one_file_cannot_be_written_aside_none_is_put_in_place()
    {
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "b.txt.part"));

        Assert.NotNull(new OutputFolder(_folder.FullName).Write([("a.txt", new byte[] { 1 }), ("b.txt", new byte[] { 2 })]));
        Assert.Empty(Directory.GetFiles(_folder.FullName));
    }
}
