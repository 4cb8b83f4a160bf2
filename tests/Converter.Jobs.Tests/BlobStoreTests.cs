using System.Security.Cryptography;
using Converter.Jobs.Blobs;
using Converter.Jobs.Storage;

namespace Converter.Jobs.Tests;

public sealed class BlobStoreTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("converter-blobs-");
    private readonly FileBlobStore _store;

    public BlobStoreTests() => _store = new FileBlobStore(Path.Combine(_folder.FullName, "files"));

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Content_lies_under_its_digest_and_nothing_is_left_aside()
    {
        byte[] content = "公文"u8.ToArray();
        using Pin pin = _store.Put(content);

        Assert.Equal(System.Convert.ToHexStringLower(SHA256.HashData(content)), pin.Sha256);
        using Stream stream = _store.Open(pin.Sha256)!;
        using MemoryStream copy = new();
        stream.CopyTo(copy);
        Assert.Equal(content, copy.ToArray());
        Assert.Equal([pin.Sha256], Directory.GetFiles(_folder.FullName, "*", SearchOption.AllDirectories).Select(Path.GetFileName));
        Assert.Null(_store.Open(new string('0', 64)));
    }

    [Fact]
    public async Task Pinned_or_used_content_is_not_deleted()
    {
        string sha256;
        using (Pin pin = _store.Put("a"u8.ToArray()))
        {
            sha256 = pin.Sha256;
            await _store.DeleteAsync(sha256, _ => Task.FromResult(false));
            Assert.True(Has(sha256));
        }

        await _store.DeleteAsync(sha256, _ => Task.FromResult(true));
        Assert.True(Has(sha256));
        await _store.DeleteAsync(sha256, _ => Task.FromResult(false));
        Assert.False(Has(sha256));
    }

    [Fact]
    public async Task Content_that_is_stored_again_while_it_is_being_deleted_stays()
    {
        string sha256;
        using (Pin pin = _store.Put("a"u8.ToArray()))
        {
            sha256 = pin.Sha256;
        }

        await _store.DeleteAsync(sha256, _ =>
        {
            // Stored, and referred to, just after the store was asked whether anything refers to it.
            _store.Put("a"u8.ToArray()).Dispose();
            return Task.FromResult(false);
        });

        Assert.True(Has(sha256));
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

    private bool Has(string sha256)
    {
        using Stream? stream = _store.Open(sha256);
        return stream is not null;
    }
}
