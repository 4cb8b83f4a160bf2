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
public sealed class PostgresBlobStoreTests(PostgresServer server) : BlobStoreTests(new PostgresStore(server))
{
    [Fact]
    public async Task What_another_node_has_pinned_stays_until_that_node_is_gone()
    {
        NodeIdentity other = new("other");
        NodeStore nodes = new(Owner.Database);
        await nodes.JoinAsync(new Node(other.Id, "host", "all", 1, 0, DateTimeOffset.UnixEpoch));
        Pin pin = Owner.Blobs(other).Put("a"u8.ToArray());

        await Store.DeleteAsync(pin.Sha256, _ => Task.FromResult(false));
        Assert.True(Has(pin.Sha256));
        Assert.Empty(Store.StoredBefore(DateTimeOffset.MaxValue));

        await nodes.LeaveAsync(other.Id);
        Assert.Equal([pin.Sha256], Store.StoredBefore(DateTimeOffset.MaxValue));
        await Store.DeleteAsync(pin.Sha256, _ => Task.FromResult(false));
        Assert.False(Has(pin.Sha256));
    }

    [Fact]
    public async Task A_job_whose_content_was_deleted_while_its_node_hung_is_not_accepted()
    {
        NodeIdentity frozen = new("frozen");
        using Pin pin = Owner.Blobs(frozen).Put("a"u8.ToArray());
        // The node was taken for dead: its pin holds nothing, and the last job with the same content is deleted.
        await Store.DeleteAsync(pin.Sha256, _ => Task.FromResult(false));
        SqlJobStore jobs = new(Owner.Database, Store);
        Job job = new("01", "a", "x.txt", new ConversionRequest(), pin.Sha256, 1, DateTimeOffset.UnixEpoch);

        await Assert.ThrowsAsync<ContentGoneException>(() => jobs.AcceptAsync(new Submission([job], new JobSettings()), TestContext.Current.CancellationToken));

        using Pin again = Owner.Blobs(frozen).Put("a"u8.ToArray());
        Assert.Equal(AcceptanceOutcome.Accepted, (await jobs.AcceptAsync(new Submission([job], new JobSettings()), TestContext.Current.CancellationToken)).Outcome);
        Assert.Empty(Store.StoredBefore(DateTimeOffset.MaxValue));
    }
}

/// <summary>What a store of contents promises.</summary>
/// <param name="owner">What it is in.</param>
public abstract class BlobStoreTests(TestStore owner) : IAsyncLifetime
{
    private static readonly NodeIdentity Node = new("node");

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
        using Pin pin = Store.Put(content);
        await using Stream stream = Store.Open(pin.Sha256)!;

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
        Pin[] pins = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Store.Put(content))));

        Assert.Single(pins.Select(pin => pin.Sha256).Distinct());
        Array.ForEach(pins[1..], pin => pin.Dispose());
        await Store.DeleteAsync(pins[0].Sha256, _ => Task.FromResult(false));
        Assert.True(Has(pins[0].Sha256));
        pins[0].Dispose();
        await Store.DeleteAsync(pins[0].Sha256, _ => Task.FromResult(false));
        Assert.False(Has(pins[0].Sha256));
    }

    [Fact]
    public void Content_lies_under_its_digest()
    {
        byte[] content = "公文"u8.ToArray();
        using Pin pin = Store.Put(content);

        Assert.Equal(System.Convert.ToHexStringLower(SHA256.HashData(content)), pin.Sha256);
        using Stream stream = Store.Open(pin.Sha256)!;
        using MemoryStream copy = new();
        stream.CopyTo(copy);
        Assert.Equal(content, copy.ToArray());
        Assert.Null(Store.Open(new string('0', 64)));
    }

    [Fact]
    public async Task Pinned_or_used_content_is_not_deleted()
    {
        string sha256;
        using (Pin pin = Store.Put("a"u8.ToArray()))
        {
            sha256 = pin.Sha256;
            await Store.DeleteAsync(sha256, _ => Task.FromResult(false));
            Assert.True(Has(sha256));
        }

        await Store.DeleteAsync(sha256, _ => Task.FromResult(true));
        Assert.True(Has(sha256));
        await Store.DeleteAsync(sha256, _ => Task.FromResult(false));
        Assert.False(Has(sha256));
    }

    [Fact]
    public async Task Content_that_is_stored_again_while_it_is_being_deleted_stays()
    {
        string sha256;
        using (Pin pin = Store.Put("a"u8.ToArray()))
        {
            sha256 = pin.Sha256;
        }

        // Stored, and referred to, just after the store was asked whether anything refers to it.
        Task? again = null;
        await Store.DeleteAsync(sha256, async _ =>
        {
            again = Task.Run(() => Store.Put("a"u8.ToArray()));
            // Either it is stored by then, or it waits for the end of the deletion.
            await Task.WhenAny(again, Task.Delay(300));
            return false;
        });
        await again!;

        Assert.True(Has(sha256));
    }

    protected bool Has(string sha256)
    {
        using Stream? stream = Store.Open(sha256);
        return stream is not null;
    }
}
