using System.Security.Cryptography;
using Converter.Jobs.Blobs;
using Converter.Jobs.Model;
using Converter.Jobs.Storage;
using Converter.Testing;

namespace Converter.Jobs.Tests;

/// <summary>Contents in files.</summary>
public sealed class SqliteBlobStoreTests() : BlobStoreTests(new SqliteStore());

/// <summary>Contents in PostgreSQL.</summary>
/// <param name="server">The server.</param>
public sealed class PostgresBlobStoreTests(PostgresServer server) : SharedBlobStoreTests(new PostgresStore(server));

/// <summary>Contents in object storage, with the book of them in PostgreSQL.</summary>
/// <param name="server">The database server.</param>
/// <param name="objects">The object server.</param>
public sealed class ObjectBlobStoreTests(PostgresServer server, S3Server objects) : SharedBlobStoreTests(new ObjectStore(server, objects));

/// <summary>What a store of contents promises that several nodes share.</summary>
/// <param name="owner">What it is in.</param>
public abstract class SharedBlobStoreTests(TestStore owner) : BlobStoreTests(owner)
{
    [Fact]
    public async Task What_another_node_has_pinned_stays_until_that_node_is_gone()
    {
        NodeIdentity other = new("other");
        NodeStore nodes = new(Owner.Database);
        await nodes.JoinAsync(new Node(other.Id, "host", "all", 1, 0, DateTimeOffset.UnixEpoch));
        Pin pin = await Owner.Blobs(other).PutAsync("a"u8.ToArray(), TestContext.Current.CancellationToken);

        await Store.DeleteAsync(pin.Sha256, _ => Task.FromResult(false));
        Assert.True(await HasAsync(pin.Sha256));
        Assert.Empty(Store.StoredBefore(DateTimeOffset.MaxValue));

        await nodes.LeaveAsync(other.Id);
        Assert.Equal([pin.Sha256], Store.StoredBefore(DateTimeOffset.MaxValue));
        await Store.DeleteAsync(pin.Sha256, _ => Task.FromResult(false));
        Assert.False(await HasAsync(pin.Sha256));
    }

    [Fact]
    public async Task A_job_whose_content_was_deleted_while_its_node_hung_is_not_accepted()
    {
        NodeIdentity frozen = new("frozen");
        await using Pin pin = await Owner.Blobs(frozen).PutAsync("a"u8.ToArray(), TestContext.Current.CancellationToken);
        // The node was taken for dead: its pin holds nothing, and the last job with the same content is deleted.
        await Store.DeleteAsync(pin.Sha256, _ => Task.FromResult(false));
        SqlJobStore jobs = new(Owner.Database, Store);
        Job job = new("01", "a", "x.txt", new ConversionRequest(), pin.Sha256, 1, DateTimeOffset.UnixEpoch);

        await Assert.ThrowsAsync<ContentGoneException>(() => jobs.AcceptAsync(new Submission([job], new JobSettings()), TestContext.Current.CancellationToken));

        await using Pin again = await Owner.Blobs(frozen).PutAsync("a"u8.ToArray(), TestContext.Current.CancellationToken);
        Assert.Equal(AcceptanceOutcome.Accepted, (await jobs.AcceptAsync(new Submission([job], new JobSettings()), TestContext.Current.CancellationToken)).Outcome);
        Assert.Empty(Store.StoredBefore(DateTimeOffset.MaxValue));
    }
}

/// <summary>What a store of contents promises.</summary>
/// <param name="owner">What it is in.</param>
public abstract class BlobStoreTests(TestStore owner) : IAsyncLifetime
{
    private static readonly NodeIdentity Node = new("node");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>What the store is in.</summary>
    protected TestStore Owner => owner;

    /// <summary>The store.</summary>
    protected IBlobStore Store { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await owner.Database.PrepareAsync(TestContext.Current.CancellationToken);
        await new NodeStore(owner.Database).JoinAsync(new Node(Node.Id, "host", "all", 1, 0, DateTimeOffset.UnixEpoch));
        Store = owner.Blobs(Node);
    }

    public ValueTask DisposeAsync()
    {
        owner.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(262_144)]
    [InlineData(1_000_003)]
    public async Task Content_of_any_size_comes_back_from_any_place(int size)
    {
        byte[] content = [.. Enumerable.Range(0, size).Select(at => (byte)(at * 31 % 251))];
        await using Pin pin = await Store.PutAsync(content, Cancel);
        await using Stream stream = (await Store.OpenAsync(pin.Sha256, Cancel))!;

        Assert.Equal(size, stream.Length);
        foreach (int from in new[] { 0, size / 3, size / 2, size })
        {
            stream.Seek(from, SeekOrigin.Begin);
            using MemoryStream rest = new();
            await stream.CopyToAsync(rest, TestContext.Current.CancellationToken);
            Assert.Equal(content[from..], rest.ToArray());
        }
    }

    [Fact]
    public async Task The_same_content_from_many_at_once_is_kept_once()
    {
        byte[] content = new byte[300_000];
        Pin[] pins = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Store.PutAsync(content, Cancel))));

        Assert.Single(pins.Select(pin => pin.Sha256).Distinct());
        await Task.WhenAll(pins[1..].Select(pin => pin.DisposeAsync().AsTask()));
        await Store.DeleteAsync(pins[0].Sha256, _ => Task.FromResult(false));
        Assert.True(await HasAsync(pins[0].Sha256));
        await pins[0].DisposeAsync();
        await Store.DeleteAsync(pins[0].Sha256, _ => Task.FromResult(false));
        Assert.False(await HasAsync(pins[0].Sha256));
    }

    [Fact]
    public async Task Content_lies_under_its_digest()
    {
        byte[] content = "公文"u8.ToArray();
        await using Pin pin = await Store.PutAsync(content, Cancel);

        Assert.Equal(System.Convert.ToHexStringLower(SHA256.HashData(content)), pin.Sha256);
        await using Stream stream = (await Store.OpenAsync(pin.Sha256, Cancel))!;
        using MemoryStream copy = new();
        await stream.CopyToAsync(copy, Cancel);
        Assert.Equal(content, copy.ToArray());
        Assert.Null(await Store.OpenAsync(new string('0', 64), Cancel));
    }

    [Fact]
    public async Task Pinned_or_used_content_is_not_deleted()
    {
        string sha256;
        await using (Pin pin = await Store.PutAsync("a"u8.ToArray(), Cancel))
        {
            sha256 = pin.Sha256;
            await Store.DeleteAsync(sha256, _ => Task.FromResult(false));
            Assert.True(await HasAsync(sha256));
        }

        await Store.DeleteAsync(sha256, _ => Task.FromResult(true));
        Assert.True(await HasAsync(sha256));
        await Store.DeleteAsync(sha256, _ => Task.FromResult(false));
        Assert.False(await HasAsync(sha256));
    }

    [Fact]
    public async Task Content_that_is_stored_again_while_it_is_being_deleted_stays()
    {
        string sha256;
        await using (Pin pin = await Store.PutAsync("a"u8.ToArray(), Cancel))
        {
            sha256 = pin.Sha256;
        }

        // Stored, and referred to, just after the store was asked whether anything refers to it.
        Task? again = null;
        await Store.DeleteAsync(sha256, async _ =>
        {
            again = Task.Run(() => Store.PutAsync("a"u8.ToArray(), Cancel));
            // Either it is stored by then, or it waits for the end of the deletion.
            await Task.WhenAny(again, Task.Delay(300));
            return false;
        });
        await again!;

        Assert.True(await HasAsync(sha256));
    }

    protected async Task<bool> HasAsync(string sha256)
    {
        await using Stream? stream = await Store.OpenAsync(sha256, Cancel);
        return stream is not null;
    }
}
