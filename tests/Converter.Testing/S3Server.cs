using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using Xunit;

namespace Converter.Testing;

/// <summary>
/// An object storage of its own, s3rver (the fork that checks signatures), which <c>scripts/get-s3</c> fetches, on a free port of this machine. Where it could not be fetched the tests that need it are
/// skipped. One serves an assembly of tests: <c>[assembly: AssemblyFixture(typeof(S3Server))]</c>.
/// </summary>
public sealed class S3Server : IDisposable
{
    /// <summary>What a test says that is skipped because the server is missing.</summary>
    public const string NotHere = "s3rver is not here (npm, its registry or Node.js 20 was missing when scripts/get-s3 ran); object storage was not tested";

    /// <summary>Name of its key.</summary>
    public const string AccessKey = "S3RVER";

    /// <summary>The secret of its key.</summary>
    public const string SecretKey = "S3RVER";

    private static readonly string Program = Repository.PathOf(".s3", "node_modules", "@20minutes", "s3rver", "lib", "cli.js");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("converter-s3-");
    private readonly int _port = FreePort.Take();
    private readonly string[] _tls;
    private Process? _process;
    private int _buckets;

    /// <summary>Makes one, and starts it where it is there.</summary>
    public S3Server()
        : this([])
    {
    }

    private S3Server(string[] tls)
    {
        _tls = tls;
        if (IsHere)
        {
            Start();
        }
    }

    /// <summary>Whether it was fetched.</summary>
    public static bool IsHere => File.Exists(Program);

    /// <summary>Makes one that encrypts.</summary>
    /// <param name="certificate">Its certificate, a file in PEM.</param>
    /// <param name="key">The key of that, a file in PEM.</param>
    public static S3Server WithTls(string certificate, string key) => new(["--cert", certificate, "--key", key]);

    /// <summary>Where it listens.</summary>
    public string Endpoint => string.Create(CultureInfo.InvariantCulture, $"http{(_tls.Length > 0 ? "s" : string.Empty)}://127.0.0.1:{_port}");

    private string Data => Path.Combine(_folder.FullName, "data");

    /// <summary>Makes an empty bucket; skips the test where there is no server.</summary>
    /// <returns>Its address.</returns>
    public string NewBucket()
    {
        Assert.SkipUnless(IsHere, NotHere);
        string name = string.Create(CultureInfo.InvariantCulture, $"bucket{Interlocked.Increment(ref _buckets)}");
        // To this server a bucket is a folder.
        Directory.CreateDirectory(Path.Combine(Data, name));
        return "s3://" + name;
    }

    /// <summary>The objects in a bucket.</summary>
    /// <param name="address">Its address.</param>
    public string[] Objects(string address)
    {
        const string Ending = "._S3rver_object";
        string folder = Path.Combine(Data, address["s3://".Length..]);
        return [.. Directory.GetFiles(folder, "*" + Ending, SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path)[..^Ending.Length]).Order(StringComparer.Ordinal)];
    }

    /// <summary>Takes the bytes of an object away behind the back of the server.</summary>
    /// <param name="address">The bucket.</param>
    /// <param name="key">The object.</param>
    public void Lose(string address, string key) => File.Delete(PathOf(address, key));

    /// <summary>Changes the bytes of an object behind the back of the server.</summary>
    /// <param name="address">The bucket.</param>
    /// <param name="key">The object.</param>
    public void Damage(string address, string key)
    {
        byte[] content = File.ReadAllBytes(PathOf(address, key));
        content[^1] ^= 1;
        File.WriteAllBytes(PathOf(address, key), content);
    }

    /// <summary>Starts it, and waits until it listens.</summary>
    public void Start()
    {
        Directory.CreateDirectory(Data);
        ProcessStartInfo start = new("node", ["-e", "require(process.argv[1]).parseAsync(process.argv.slice(2), { from: 'user' })", Program, "-d", Data, "-a", "127.0.0.1", "-p", _port.ToString(CultureInfo.InvariantCulture), "--silent", "--no-vhost-buckets", .. _tls])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        for (Stopwatch waiting = Stopwatch.StartNew(); !Listens(); Thread.Sleep(20))
        {
            Assert.False(_process.HasExited, "s3rver has ended");
            Assert.True(waiting.Elapsed < Patience.Limit, "s3rver does not listen");
        }
    }

    /// <summary>Sends it a signal: <c>STOP</c> makes it hang with what it was asked, <c>CONT</c> lets it go on.</summary>
    /// <param name="signal">The signal.</param>
    public void Signal(string signal) => ExternalTool.Run("kill", "-" + signal, _process!.Id.ToString(CultureInfo.InvariantCulture));

    /// <summary>Kills it in the middle of whatever it does.</summary>
    public void Stop()
    {
        if (_process is { } process)
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
            _process = null;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Stop();
        _folder.Delete(recursive: true);
    }

    private string PathOf(string address, string key) => Path.Combine(Data, address["s3://".Length..], key + "._S3rver_object");

    private bool Listens()
    {
        try
        {
            using TcpClient client = new("127.0.0.1", _port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
