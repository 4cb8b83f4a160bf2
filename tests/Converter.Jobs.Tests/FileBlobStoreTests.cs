using Converter.Jobs.Blobs;
using Converter.Jobs.Storage;

namespace Converter.Jobs.Tests;

/// <summary>What the store of contents in files has of its own.</summary>
public sealed class FileBlobStoreTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("converter-blobs-");
    private readonly FileBlobStore _store;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public FileBlobStoreTests() => _store = new FileBlobStore(Path.Combine(_folder.FullName, "files"));

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Nothing_is_left_aside()
    {
        await using Pin pin = await _store.PutAsync("公文"u8.ToArray(), Cancel);

        Assert.Equal([pin.Sha256], Directory.GetFiles(_folder.FullName, "*", SearchOption.AllDirectories).Select(Path.GetFileName));
    }

    [Fact]
    public async Task What_an_interrupted_write_left_is_cleared_away()
    {
        await (await _store.PutAsync("a"u8.ToArray(), Cancel)).DisposeAsync();
        string rest = Path.Combine(_folder.FullName, "files", "ab.1.part");
        await File.WriteAllTextAsync(rest, "half", Cancel);

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
