using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Converter.Documents;
using Converter.Jobs.Blobs;
using Converter.Jobs.Storage;
using Converter.Jobs.Storage.Schema;
using Converter.Testing;

namespace Converter.Jobs.Tests;

/// <summary>What contents in object storage have of their own.</summary>
/// <param name="postgres">The database server.</param>
/// <param name="objects">The object server.</param>
public sealed class ObjectStorageTests(PostgresServer postgres, S3Server objects) : IAsyncLifetime
{
    private static readonly NodeIdentity Self = new("self");

    private ObjectStore? _opened;
    private IBlobStore _blobs = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ObjectStore Store => _opened!;

    private string Bucket => Store.Settings.Address!;

    public async ValueTask InitializeAsync()
    {
        _opened = new ObjectStore(postgres, objects);
        await Store.Database.PrepareAsync(Cancel);
        await JoinAsync(Self.Id, Migrations.All[^1].Version);
        _blobs = Store.Blobs(Self);
    }

    public ValueTask DisposeAsync()
    {
        _opened?.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Equal_content_is_one_object_under_its_digest_and_goes_with_it()
    {
        await _blobs.PrepareAsync(Cancel);
        Assert.Empty(Objects());
        Pin[] pins = [await _blobs.PutAsync("公文"u8.ToArray(), Cancel), await _blobs.PutAsync("公文"u8.ToArray(), Cancel)];

        Assert.StartsWith(pins[0].Sha256, Assert.Single(Objects()), StringComparison.Ordinal);
        Assert.Equal("0", Query("select count(*) from blob_part"));
        await Task.WhenAll(pins.Select(pin => pin.DisposeAsync().AsTask()));
        await DeleteAsync(pins[0].Sha256);
        Assert.Empty(Objects());
        Assert.Equal("0", Query("select count(*) from blob_object"));
    }

    [Fact]
    public async Task A_prefix_is_kept_to()
    {
        using ObjectBucket below = Open(Store.Settings with { Address = Bucket + "/a/b" });

        await below.PutAsync("key", "a"u8.ToArray(), Cancel);

        Assert.Equal(["a/b/key"], Objects());
        Assert.Equal(1, await below.LengthAsync("key", Cancel));
        Assert.Null(await Store.Bucket().LengthAsync("key", Cancel));
    }

    [Fact]
    public async Task What_is_missing_is_told_from_a_server_that_is_away()
    {
        using S3Server own = new();
        using ObjectBlobStore blobs = On(own);
        await using Pin pin = await blobs.PutAsync("a"u8.ToArray(), Cancel);
        Assert.Null(await blobs.OpenAsync(new string('0', 64), Cancel));

        own.Stop();

        foreach (Func<Task> question in new Func<Task>[]
        {
            () => blobs.OpenAsync(pin.Sha256, Cancel),
            () => blobs.PutAsync("b"u8.ToArray(), Cancel),
            () => blobs.PutAsync("a"u8.ToArray(), Cancel),
            () => blobs.PingAsync(Cancel),
        })
        {
            ObjectStorageException failure = await Assert.ThrowsAsync<ObjectStorageException>(question);
            Assert.Equal(("blobs.away", StoreFailure.Away), (failure.Problem.Code, StoreFailures.Of(failure)));
        }

        Assert.Null(await blobs.OpenAsync(new string('0', 64), Cancel));
        Assert.Equal("1", Query("select count(*) from blob_pin"));

        own.Start();
        Assert.Equal("a"u8.ToArray(), await ((IBlobStore)blobs).ReadAsync(pin.Sha256, Cancel));
        await using Pin next = await blobs.PutAsync("b"u8.ToArray(), Cancel);
        Assert.Equal("b"u8.ToArray(), await ((IBlobStore)blobs).ReadAsync(next.Sha256, Cancel));
    }

    [Fact]
    public async Task A_reading_that_is_cut_off_is_gone_on_with()
    {
        using S3Server own = new();
        using ObjectBlobStore blobs = On(own);
        byte[] content = RandomNumberGenerator.GetBytes(8 << 20);
        await using Pin pin = await blobs.PutAsync(content, Cancel);
        await using Stream stream = (await blobs.OpenAsync(pin.Sha256, Cancel))!;
        byte[] found = new byte[content.Length];
        await stream.ReadExactlyAsync(found.AsMemory(0, 100_000), Cancel);

        own.Stop();
        own.Start();
        await stream.ReadExactlyAsync(found.AsMemory(100_000), Cancel);

        Assert.Equal(content, found);
        Assert.Equal(0, await stream.ReadAsync(found, Cancel));
    }

    /// <summary>A deletion that hangs on its way must not hit what is stored under the same digest meanwhile.</summary>
    [Fact]
    public async Task Content_that_is_stored_again_while_an_erasure_hangs_stays()
    {
        using S3Server own = new();
        using ObjectBlobStore blobs = On(own);
        string sha256;
        await using (Pin pin = await blobs.PutAsync("a"u8.ToArray(), Cancel))
        {
            sha256 = pin.Sha256;
        }

        own.Signal("STOP");
        Task deletion = blobs.DeleteAsync(sha256, _ => Task.FromResult(false));
        await UntilAsync("select count(*) from blob", "0");
        Task<Pin> again = blobs.PutAsync("a"u8.ToArray(), Cancel);
        await UntilAsync("select count(*) from blob_object where state = 'coming'", "1");
        own.Signal("CONT");

        await deletion;
        await using Pin held = await again;
        Assert.Equal("a"u8.ToArray(), await ((IBlobStore)blobs).ReadAsync(sha256, Cancel));
        Assert.Equal("kept", Query("select string_agg(state, ' ') from blob_object"));
    }

    [Fact]
    public async Task What_a_node_sends_that_was_taken_for_dead_counts_for_nothing_and_is_sent_again()
    {
        using S3Server own = new();
        using ObjectBlobStore blobs = On(own);
        own.Signal("STOP");
        Task<Pin> hanging = blobs.PutAsync("a"u8.ToArray(), Cancel);
        await UntilAsync("select count(*) from blob_object where state = 'coming'", "1");
        await new NodeStore(Store.Database).LeaveAsync(Self.Id);
        Task sweep = blobs.EraseAsync(DateTimeOffset.MaxValue, Cancel);
        await UntilAsync("select count(*) from blob_object where state = 'gone'", "1");
        own.Signal("CONT");

        await Assert.ThrowsAsync<ContentGoneException>(() => hanging);
        await sweep;
        await JoinAsync(Self.Id, Migrations.All[^1].Version);
        await using Pin pin = await blobs.PutAsync("a"u8.ToArray(), Cancel);
        Assert.Equal("a"u8.ToArray(), await ((IBlobStore)blobs).ReadAsync(pin.Sha256, Cancel));
    }

    [Fact]
    public async Task What_is_deleted_while_the_server_is_away_is_erased_later()
    {
        using S3Server own = new();
        string bucket = own.NewBucket();
        using ObjectBlobStore blobs = On(own, bucket);
        List<string> all = [];
        foreach (byte text in "abc"u8.ToArray())
        {
            await using Pin pin = await blobs.PutAsync(new[] { text }, Cancel);
            all.Add(pin.Sha256);
        }

        own.Stop();
        foreach (string sha256 in all)
        {
            await blobs.DeleteAsync(sha256, _ => Task.FromResult(false));
        }

        await Assert.ThrowsAsync<ObjectStorageException>(() => blobs.EraseAsync(DateTimeOffset.MinValue, Cancel));
        own.Start();
        Assert.Equal(3, own.Objects(bucket).Length);
        await blobs.EraseAsync(DateTimeOffset.UnixEpoch, Cancel);

        Assert.Empty(own.Objects(bucket));
        Assert.Equal("0", Query("select count(*) from blob_object"));
    }

    [Fact]
    public async Task What_was_begun_and_not_ended_is_erased_unless_its_node_lives()
    {
        await Store.Bucket().PutAsync("left-over", "a"u8.ToArray(), Cancel);
        await Store.Bucket().PutAsync("under-way", "b"u8.ToArray(), Cancel);
        Query("insert into blob_object (object, sha256) values ('left-over', 'a'), ('under-way', 'b')");
        Query($"insert into blob_pin (id, sha256, node) values ('1', 'a', 'dead'), ('2', 'b', '{Self.Id}')");

        await _blobs.EraseAsync(DateTimeOffset.UnixEpoch, Cancel);
        Assert.Equal(["left-over", "under-way"], Objects());

        await _blobs.EraseAsync(DateTimeOffset.MaxValue, Cancel);
        Assert.Equal(["under-way"], Objects());
    }

    [Fact]
    public async Task Content_that_the_server_has_lost_is_missing_until_it_is_stored_again()
    {
        await using Pin pin = await _blobs.PutAsync("a"u8.ToArray(), Cancel);
        objects.Lose(Bucket, Assert.Single(Objects()));

        Assert.Null(await _blobs.OpenAsync(pin.Sha256, Cancel));
        await using Pin again = await _blobs.PutAsync("a"u8.ToArray(), Cancel);

        Assert.Equal("a"u8.ToArray(), await _blobs.ReadAsync(pin.Sha256, Cancel));
    }

    [Fact]
    public async Task Content_that_the_server_has_changed_is_not_read_as_what_was_stored()
    {
        await using Pin pin = await _blobs.PutAsync("公文"u8.ToArray(), Cancel);
        objects.Damage(Bucket, Assert.Single(Objects()));

        ObjectStorageException failure = await Assert.ThrowsAsync<ObjectStorageException>(() => _blobs.ReadAsync(pin.Sha256, Cancel));

        Assert.Equal(("blobs.damaged", StoreFailure.None), (failure.Problem.Code, StoreFailures.Of(failure)));
    }

    [Fact]
    public async Task What_is_in_the_database_already_stays_there_and_is_read_and_deleted()
    {
        using PostgresBlobStore before = new((PostgresDatabase)Store.Database, Self, TimeProvider.System);
        string sha256;
        await using (Pin old = await before.PutAsync("a"u8.ToArray(), Cancel))
        await using (Pin pin = await _blobs.PutAsync("a"u8.ToArray(), Cancel))
        {
            sha256 = pin.Sha256;
            Assert.Empty(Objects());
            Assert.Equal("a"u8.ToArray(), await _blobs.ReadAsync(sha256, Cancel));
        }

        await DeleteAsync(sha256);
        Assert.Null(await _blobs.OpenAsync(sha256, Cancel));
        Assert.Equal("0", Query("select count(*) from blob_part"));
    }

    [Fact]
    public async Task A_node_without_object_storage_does_not_take_what_is_there_for_lost()
    {
        using PostgresBlobStore without = new((PostgresDatabase)Store.Database, Self, TimeProvider.System);
        await without.PrepareAsync(Cancel);
        await using Pin pin = await _blobs.PutAsync("a"u8.ToArray(), Cancel);

        ObjectStorageException failure = await Assert.ThrowsAsync<ObjectStorageException>(() => without.OpenAsync(pin.Sha256, Cancel));
        StoreRefusedException refusal = await Assert.ThrowsAsync<StoreRefusedException>(() => without.PrepareAsync(Cancel));

        Assert.Equal(("blobs.needed", StoreFailure.Away), (failure.Problem.Code, StoreFailures.Of(failure)));
        Assert.Equal("blobs.needed", refusal.Problem.Code);
    }

    [Fact]
    public async Task A_start_says_what_is_the_matter()
    {
        await using Pin pin = await _blobs.PutAsync("a"u8.ToArray(), Cancel);

        Assert.Equal("blobs.no-bucket", await RefusedAsync(Store.Settings with { Address = "s3://no-such-bucket" }));
        Assert.Equal("blobs.refused", await RefusedAsync(Store.Settings with { AccessKey = "somebody" }));
        Assert.Equal("blobs.refused", await RefusedAsync(Store.Settings with { SecretKey = "something" }));
        Assert.Equal("blobs.elsewhere", await RefusedAsync(Store.Settings with { Address = objects.NewBucket() }));
        Assert.Equal("blobs.elsewhere", await RefusedAsync(Store.Settings with { Address = Bucket + "/below" }));
        await _blobs.PrepareAsync(Cancel);
    }

    [Fact]
    public async Task Nodes_that_know_of_no_object_storage_are_waited_for_and_none_starts_any_more()
    {
        await JoinAsync("old", Migrations.WithObjects - 1);
        StoreRefusedException refusal = await Assert.ThrowsAsync<StoreRefusedException>(() => _blobs.PrepareAsync(Cancel));
        Assert.Equal("blobs.old-nodes", refusal.Problem.Code);
        await new NodeStore(Store.Database).LeaveAsync("old");

        await _blobs.PrepareAsync(Cancel);

        refusal = await Assert.ThrowsAsync<StoreRefusedException>(() => new SchemaKeeper(Store.Database, Migrations.All[..(Migrations.WithObjects - 1)]).PrepareAsync(Cancel));
        Assert.Equal("store.schema-newer", refusal.Problem.Code);
        await Store.Database.PrepareAsync(Cancel);
    }

    [Fact]
    public async Task An_authority_of_ones_own_is_trusted_where_it_is_named()
    {
        (string authority, string certificate, string key) = Certificates(Store.Folder.FullName);
        using S3Server own = S3Server.WithTls(certificate, key);
        ObjectSettings settings = Store.Settings with { Address = own.NewBucket(), Endpoint = own.Endpoint };
        using ObjectBucket trusting = Open(settings with { CaFile = authority });
        using ObjectBucket other = Open(settings);

        await trusting.CheckAsync(Cancel);

        ObjectStorageException failure = await Assert.ThrowsAsync<ObjectStorageException>(() => other.CheckAsync(Cancel));
        Assert.Equal("blobs.away", failure.Problem.Code);
    }

    private static (string Authority, string Certificate, string Key) Certificates(string folder)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        using RSA authorityKey = RSA.Create(2048);
        CertificateRequest root = new("CN=office", authorityKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        root.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using X509Certificate2 authority = root.CreateSelfSigned(now.AddDays(-1), now.AddDays(30));
        using RSA key = RSA.Create(2048);
        CertificateRequest own = new("CN=s3", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        SubjectAlternativeNameBuilder names = new();
        names.AddIpAddress(IPAddress.Loopback);
        own.CertificateExtensions.Add(names.Build());
        using X509Certificate2 certificate = own.Create(authority, now.AddDays(-1), now.AddDays(29), [1]);
        return (Written("ca.pem", authority.ExportCertificatePem()), Written("s3.pem", certificate.ExportCertificatePem()), Written("s3.key", key.ExportPkcs8PrivateKeyPem()));

        string Written(string name, string text)
        {
            string path = Path.Combine(folder, name);
            File.WriteAllText(path, text);
            return path;
        }
    }

    private static ObjectBucket Open(ObjectSettings settings)
    {
        ObjectBucket? bucket = ObjectAddress.Open(settings, TimeProvider.System, out Diagnostic? problem);
        Assert.Null(problem);
        return bucket!;
    }

    private ObjectBlobStore On(S3Server server, string? bucket = null) => On(Store.Settings with { Address = bucket ?? server.NewBucket(), Endpoint = server.Endpoint });

    private ObjectBlobStore On(ObjectSettings settings) => new((PostgresDatabase)Store.Database, Open(settings), Self, TimeProvider.System);

    private async Task<string> RefusedAsync(ObjectSettings settings)
    {
        using ObjectBlobStore blobs = On(settings);
        return (await Assert.ThrowsAsync<StoreRefusedException>(() => blobs.PrepareAsync(Cancel))).Problem.Code;
    }

    private string[] Objects() => objects.Objects(Bucket);

    private string Query(string sql) => Store.Server.Query(Store.Address, sql);

    private Task UntilAsync(string sql, string value) => Patience.UntilAsync(() => Query(sql) == value, Cancel);

    private Task JoinAsync(string id, int version) => new NodeStore(Store.Database).JoinAsync(new Node(id, "host", "all", version, 0, DateTimeOffset.UnixEpoch));

    private Task DeleteAsync(string sha256) => _blobs.DeleteAsync(sha256, _ => Task.FromResult(false));
}
