using System.Globalization;
using Xunit;

namespace Converter.Testing;

/// <summary>
/// A PostgreSQL of Debian of its own, on a free port of this machine, which goes away with the tests. It wants a password from all that come by
/// the network. One serves an assembly of tests: <c>[assembly: AssemblyFixture(typeof(PostgresServer))]</c>.
/// </summary>
public sealed class PostgresServer : IDisposable
{
    /// <summary>The password of its user.</summary>
    public const string Password = "p@ss:w/rd %";

    private const string User = "converter";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("converter-postgres-");
    private readonly int _port = FreePort.Take();
    private int _databases;

    private static string Programs { get; } = Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(path => int.Parse(Path.GetFileName(path), CultureInfo.InvariantCulture)).Select(path => Path.Combine(path, "bin")).First()
        : throw new InvalidOperationException("PostgreSQL is not installed; ./check does it: apt-get install postgresql");

    /// <summary>How long a start or an end may take: crash recovery on a slow disk takes its time.</summary>
    private static string Seconds { get; } = Patience.Limit.TotalSeconds.ToString(CultureInfo.InvariantCulture);

    private string Data => Path.Combine(_folder.FullName, "data");

    /// <summary>Makes one and starts it.</summary>
    public PostgresServer()
    {
        string password = Path.Combine(_folder.FullName, "password");
        File.WriteAllText(password, Password);
        if (IsRoot)
        {
            // PostgreSQL does not run as root.
            ExternalTool.Run("chown", "-R", "postgres", _folder.FullName);
        }

        RunAsOwner("initdb", "-D", Data, "-U", User, "-E", "UTF8", "--locale=C.UTF-8", "--auth-local=trust", "--auth-host=scram-sha-256", $"--pwfile={password}");
        File.AppendAllText(
            Path.Combine(Data, "postgresql.conf"),
            FormattableString.Invariant($"listen_addresses = '127.0.0.1'\nport = {_port}\nunix_socket_directories = '{_folder.FullName}'\nmax_connections = 300\n"));
        Start();
    }

    /// <summary>Makes an empty database.</summary>
    /// <param name="folder">A folder for its tables, which the server takes over; <see langword="null"/> for the usual one.</param>
    /// <returns>Its address without the password.</returns>
    public string NewDatabase(string? folder = null)
    {
        string name = FormattableString.Invariant($"test{Interlocked.Increment(ref _databases)}");
        if (folder is not null)
        {
            string own = Path.Combine(folder, "tables");
            Directory.CreateDirectory(own);
            if (IsRoot)
            {
                ExternalTool.Run("chmod", "755", folder);
                ExternalTool.Run("chown", "postgres", own);
            }

            Query("postgres", $"create tablespace {name} location '{own}'");
        }

        Query("postgres", $"create database {name}{(folder is null ? string.Empty : $" tablespace {name}")}");
        return FormattableString.Invariant($"postgres://{User}@127.0.0.1:{_port}/{name}");
    }

    /// <summary>Takes a database away that <see cref="NewDatabase"/> made in a folder.</summary>
    /// <param name="address">Its address.</param>
    public void Drop(string address)
    {
        string name = address[(address.LastIndexOf('/') + 1)..];
        Query("postgres", $"drop database {name} with (force)");
        Query("postgres", $"drop tablespace {name}");
    }

    /// <summary>Runs a statement as the owner of the server, on a connection of its own.</summary>
    /// <param name="address">A database of this server, as <see cref="NewDatabase"/> gave it, or its name.</param>
    /// <param name="sql">The statement.</param>
    /// <returns>Its rows, a line for each.</returns>
    public string Query(string address, string sql) => ExternalTool.Run(
        Path.Combine(Programs, "psql"), "-X", "-A", "-t", "-q", "-v", "ON_ERROR_STOP=1", "-h", _folder.FullName, "-p", _port.ToString(CultureInfo.InvariantCulture), "-U", User,
        "-d", address[(address.LastIndexOf('/') + 1)..], "-c", sql).Trim();

    /// <summary>What it has said.</summary>
    public string Log => File.ReadAllText(Path.Combine(_folder.FullName, "log"));

    /// <summary>Starts it.</summary>
    public void Start() => RunAsOwner("pg_ctl", "-D", Data, "-w", "-t", Seconds, "-l", Path.Combine(_folder.FullName, "log"), "start");

    /// <summary>Stops it at once, as the end of its machine would: transactions that run are lost, what is committed is recovered at the next start.</summary>
    public void Stop() => RunAsOwner("pg_ctl", "-D", Data, "-w", "-t", Seconds, "-m", "immediate", "stop");

    /// <summary>Sends a signal to all its processes: <c>STOP</c> makes it as slow as a disk that does not answer, <c>CONT</c> lets it go on.</summary>
    /// <param name="signal">The signal.</param>
    public void Signal(string signal)
    {
        string server = File.ReadLines(Path.Combine(Data, "postmaster.pid")).First().Trim();
        string[] children = ExternalTool.TryRun("pgrep", "-P", server).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        // One that ends in this moment is none that is missed.
        ExternalTool.TryRun("kill", ["-" + signal, server, .. children]);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ExternalTool.TryRun(IsRoot ? "runuser" : Path.Combine(Programs, "pg_ctl"), [.. IsRoot ? new[] { "-u", "postgres", "--", Path.Combine(Programs, "pg_ctl") } : [], "-D", Data, "-w", "-t", Seconds, "-m", "immediate", "stop"]);
        _folder.Delete(recursive: true);
    }

    private static bool IsRoot => Environment.UserName == "root";

    private void RunAsOwner(string program, params string[] arguments)
    {
        string path = Path.Combine(Programs, program);
        // What pg_ctl starts keeps the outputs open: they go to a file, or reading them would not end.
        string quoted = string.Join(' ', new[] { path }.Concat(arguments).Select(word => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'"));
        string said = Path.Combine(_folder.FullName, "said");
        string command = $"{quoted} > '{said}' 2>&1 < /dev/null";
        (int code, _, string error) = IsRoot
            ? ExternalTool.TryRun("runuser", "-u", "postgres", "--", "sh", "-c", command)
            : ExternalTool.TryRun("sh", "-c", command);
        Assert.True(code == 0, $"{program} ended with {code}: {error}{(File.Exists(said) ? File.ReadAllText(said) : string.Empty)}");
    }
}
