using Converter.Jobs.Blobs;
using Converter.Jobs.Storage;
using Converter.Testing;

[assembly: AssemblyFixture(typeof(PostgresServer))]
[assembly: AssemblyFixture(typeof(S3Server))]

namespace Converter.Jobs.Tests;

/// <summary>A store of its own for each test, on the database that a class of tests is for.</summary>
public abstract class TestStore : IDisposable
{
    /// <summary>Where the database has its files, or a test puts its own.</summary>
    public DirectoryInfo Folder { get; } = Directory.CreateTempSubdirectory("converter-store-");

    /// <summary>The database, whose tables are not made yet.</summary>
    public abstract IDatabase Database { get; }

    /// <summary>The contents; the tables must be there.</summary>
    public abstract IBlobStore Blobs(NodeIdentity node);

    /// <summary>Contents beside the database, for tests that are about jobs only.</summary>
    public IBlobStore Contents => new FileBlobStore(Path.Combine(Folder.FullName, "contents"));

    /// <summary>The same database as another process has it.</summary>
    public abstract IDatabase Another();

    /// <inheritdoc/>
    public virtual void Dispose() => Folder.Delete(recursive: true);
}

/// <summary>SQLite with files.</summary>
public sealed class SqliteStore : TestStore
{
    private readonly SqliteDatabase _database;

    /// <summary>Makes one.</summary>
    public SqliteStore()
    {
        Assert.Null(SqliteLibrary.Problem());
        _database = new SqliteDatabase(Path.Combine(Folder.FullName, "test.db"));
    }

    /// <inheritdoc/>
    public override IDatabase Database => _database;

    /// <inheritdoc/>
    public override IBlobStore Blobs(NodeIdentity node) => new FileBlobStore(Path.Combine(Folder.FullName, "files"));

    /// <inheritdoc/>
    public override IDatabase Another() => new SqliteDatabase(Path.Combine(Folder.FullName, "test.db"));

    /// <inheritdoc/>
    public override void Dispose()
    {
        _database.Dispose();
        base.Dispose();
    }
}

/// <summary>PostgreSQL with everything in it.</summary>
public class PostgresStore : TestStore
{
    private readonly PostgresDatabase _database;

    /// <summary>Makes one.</summary>
    /// <param name="server">The server.</param>
    public PostgresStore(PostgresServer server)
    {
        (Server, Address) = (server, server.NewDatabase());
        _database = Open();
    }

    /// <summary>The server.</summary>
    public PostgresServer Server { get; }

    /// <summary>The address of the database.</summary>
    public string Address { get; }

    /// <inheritdoc/>
    public override IDatabase Database => _database;

    /// <inheritdoc/>
    public override IBlobStore Blobs(NodeIdentity node) => new PostgresBlobStore(_database, node, TimeProvider.System);

    /// <inheritdoc/>
    public override IDatabase Another() => Open();

    /// <inheritdoc/>
    public override void Dispose()
    {
        _database.Dispose();
        GC.SuppressFinalize(this);
        base.Dispose();
    }

    /// <summary>The database as it is.</summary>
    protected PostgresDatabase Shared => _database;

    private PostgresDatabase Open()
    {
        string connection = PostgresAddress.Read(Address, PostgresServer.Password, out Converter.Documents.Diagnostic? problem);
        Assert.Null(problem);
        return new PostgresDatabase(connection);
    }
}

/// <summary>PostgreSQL with the jobs, object storage with their contents.</summary>
/// <param name="server">The database server.</param>
/// <param name="objects">The object server.</param>
public sealed class ObjectStore(PostgresServer server, S3Server objects) : PostgresStore(server)
{
    private readonly List<IDisposable> _opened = [];

    /// <summary>Where the contents go; another prefix than that of any other test.</summary>
    public ObjectSettings Settings { get; } = new()
    {
        Address = objects.NewBucket(),
        Endpoint = objects.Endpoint,
        AccessKey = S3Server.AccessKey,
        SecretKey = S3Server.SecretKey,
        // A test that lets the server hang decides for how long.
        Patience = Patience.Limit,
    };

    /// <summary>The bucket.</summary>
    public ObjectBucket Bucket()
    {
        ObjectBucket? bucket = ObjectAddress.Open(Settings, TimeProvider.System, out Converter.Documents.Diagnostic? problem);
        Assert.Null(problem);
        _opened.Add(bucket!);
        return bucket!;
    }

    /// <inheritdoc/>
    public override IBlobStore Blobs(NodeIdentity node)
    {
        ObjectBlobStore store = new(Shared, Bucket(), node, TimeProvider.System);
        _opened.Add(store);
        return store;
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _opened.ForEach(one => one.Dispose());
        base.Dispose();
    }
}
