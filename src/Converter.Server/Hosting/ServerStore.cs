using System.Data.Common;
using Converter.Documents;
using Converter.Jobs.Blobs;
using Converter.Jobs.Model;
using Converter.Jobs.Storage;

namespace Converter.Server.Hosting;

/// <summary>Where a service keeps everything: in a folder that it has alone, or in a PostgreSQL that it shares.</summary>
public sealed class ServerStore : IDisposable
{
    private readonly DataFolder? _folder;

    private ServerStore(IDatabase database, IBlobStore blobs, NodeIdentity node, TimeProvider time, DataFolder? folder)
    {
        (Database, Blobs, Node, Time, _folder) = (database, blobs, node, time, folder);
    }

    /// <summary>The jobs.</summary>
    public IDatabase Database { get; }

    /// <summary>The contents.</summary>
    public IBlobStore Blobs { get; }

    /// <summary>This process.</summary>
    public NodeIdentity Node { get; }

    /// <summary>The clock that all who share the store have.</summary>
    public TimeProvider Time { get; }

    /// <summary>Opens it. A database is not asked for anything yet.</summary>
    /// <param name="settings">Where it is.</param>
    /// <param name="time">The clock of this machine.</param>
    /// <param name="problem">Why it cannot be used; <see langword="null"/> where it can.</param>
    public static ServerStore? Open(ServerSettings settings, TimeProvider time, out Diagnostic? problem)
    {
        NodeIdentity node = new(Ulid.New(time));
        if (settings.Store is not null)
        {
            if (Address(settings, out problem) is not { } address)
            {
                return null;
            }

            return Shared(new PostgresDatabase(address), settings.Blobs, node, time, out problem);
        }

        problem = settings.Blobs.Address is null ? SqliteLibrary.Problem() : ObjectFindings.NeedsStore;
        DataFolder? folder = problem is null ? DataFolder.Take(settings.Data) : null;
        problem ??= folder is null ? ServerFindings.FolderTaken(settings.Data) : null;
        return folder is null ? null : new ServerStore(new SqliteDatabase(folder.DatabaseFile), new FileBlobStore(folder.BlobFolder), node, time, folder);
    }

    private static ServerStore? Shared(PostgresDatabase database, ObjectSettings blobs, NodeIdentity node, TimeProvider time, out Diagnostic? problem)
    {
        problem = null;
        StoreClock clock = new(time);
        if (blobs.Address is null)
        {
            return new ServerStore(database, new PostgresBlobStore(database, node, clock), node, clock, null);
        }

        if (ObjectAddress.Open(blobs, clock, out problem) is not { } bucket)
        {
            database.Dispose();
            return null;
        }

        return new ServerStore(database, new ObjectBlobStore(database, bucket, node, clock), node, clock, null);
    }

    /// <summary>Opens the database alone, also while a service runs on it.</summary>
    /// <param name="settings">Where it is.</param>
    /// <param name="problem">Why it cannot be used; <see langword="null"/> where it can.</param>
    public static IDatabase? OpenDatabase(ServerSettings settings, out Diagnostic? problem)
    {
        if (settings.Store is not null)
        {
            return Address(settings, out problem) is { } address ? new PostgresDatabase(address) : null;
        }

        problem = SqliteLibrary.Problem();
        if (problem is not null)
        {
            return null;
        }

        Directory.CreateDirectory(settings.Data);
        return new SqliteDatabase(DataFolder.DatabaseFileIn(settings.Data));
    }

    /// <summary>What to say where the database does not let itself be used.</summary>
    /// <param name="failure">What it says.</param>
    public static Diagnostic Away(DbException failure) => ServerFindings.StoreAway(failure.Message);

    /// <summary>What to say where an address cannot be listened on.</summary>
    /// <param name="urls">The addresses.</param>
    /// <param name="why">What the system says.</param>
    public static Diagnostic NotListening(string urls, string why) => ServerFindings.NotListening(urls, why);

    /// <inheritdoc/>
    public void Dispose()
    {
        (Blobs as IDisposable)?.Dispose();
        (Database as IDisposable)?.Dispose();
        _folder?.Dispose();
    }

    private static string? Address(ServerSettings settings, out Diagnostic? problem)
    {
        string? password = settings.StorePassword;
        if (password is null && settings.StorePasswordFile is { } file)
        {
            try
            {
                password = File.ReadAllText(file).TrimEnd('\r', '\n');
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                problem = ServerFindings.PasswordFile(file);
                return null;
            }
        }

        if (!PostgresAddress.IsOne(settings.Store!))
        {
            problem = PostgresAddress.Malformed();
            return null;
        }

        string address = PostgresAddress.Read(settings.Store!, password, out problem);
        return problem is null ? address : null;
    }
}
