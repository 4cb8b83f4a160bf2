using Converter.Jobs.Blobs;
using Converter.Jobs.Storage;

namespace Converter.Jobs.Tests;

/// <summary>What the store of contents in files has of its own.</summary>
public sealed class FileBlobStoreTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("converter-blobs-");
    private readonly FileBlobStore _store;

    public FileBlobStoreTests() => _store = new FileBlobStore(Path.Combine(_folder.FullName, "files"));

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Nothing_is_left_aside()
    {
        using Pin pin = _store.Put("公文"u8.ToArray());

        Assert.Equal([pin.Sha256], Directory.GetFiles(_folder.FullName, "*", SearchOption.AllDirectories).Select(Path.GetFileName));
    }

    [Fact]
    public void What_an_interrupted_write_left_is_cleared_away()
    {
        _store.Put("a"u8.ToArray()).Dispose();
        string rest = Path.Combine(_folder.FullName, "files", "ab.1.part");
        File.WriteAllText(rest, "half");

        Assert.Single(_store.StoredBefore(DateTimeOffset.MaxValue));
        Assert.False(File.Exists(rest));
        Assert.Empty(_store.StoredBefore(DateTimeOffset.MinValue));
    }

    [Fact]
    public void A_second_process_cannot_take_the_folder()
    {
        string path = Path.Combine(_folder.FullName, "data");
        using (DataFolder? first = DataFolder.Take(path))
        {
            Assert.NotNull(first);
            Assert.Null(DataFolder.Take(path));
        }

        using DataFolder? next = DataFolder.Take(path);
        Assert.NotNull(next);
    }
}
