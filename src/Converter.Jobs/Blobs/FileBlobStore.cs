namespace Converter.Jobs.Blobs;

/// <summary>Content as files: written aside, flushed to the disk, renamed into place.</summary>
public sealed class FileBlobStore : IBlobStore
{
    private const string AsideEnding = ".part";

    private readonly string _folder;
    private readonly Dictionary<string, int> _pins = new(StringComparer.Ordinal);
    private readonly HashSet<string> _condemned = new(StringComparer.Ordinal);
    private long _asides;

    /// <summary>A store in a folder, which is made where it does not exist.</summary>
    /// <param name="folder">The folder.</param>
    public FileBlobStore(string folder)
    {
        _folder = folder;
        Directory.CreateDirectory(folder);
    }

    /// <inheritdoc/>
    public Task<Pin> PutAsync(ReadOnlyMemory<byte> content, string sha256, CancellationToken cancel) => Task.Run(() => Put(content, sha256), cancel);

    /// <inheritdoc/>
    public Task<Stream?> OpenAsync(string sha256, CancellationToken cancel) => Task.FromResult<Stream?>(Open(sha256));

    /// <inheritdoc/>
    /// <remarks>At once: a thread that reads a file for another costs more than the reading.</remarks>
    public Task<byte[]?> ReadAsync(string sha256, CancellationToken cancel)
    {
        try
        {
            return Task.FromResult<byte[]?>(File.ReadAllBytes(PathOf(sha256)));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<byte[]?>(null);
        }
    }

    private Pin Put(ReadOnlyMemory<byte> content, string sha256)
    {
        string path = PathOf(sha256);
        lock (_pins)
        {
            _pins[sha256] = _pins.GetValueOrDefault(sha256) + 1;
            _condemned.Remove(sha256);
        }

        try
        {
            if (!File.Exists(path))
            {
                Write(path, content.Span);
            }

            return new Pin(sha256, () =>
            {
                Release(sha256);
                return Task.CompletedTask;
            });
        }
        catch
        {
            Release(sha256);
            throw;
        }
    }

    private FileStream? Open(string sha256)
    {
        try
        {
            return new FileStream(PathOf(sha256), new FileStreamOptions
            {
                Mode = FileMode.Open,
                Access = FileAccess.Read,
                Share = FileShare.Read | FileShare.Delete,
                Options = FileOptions.Asynchronous,
            });
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public async Task DeleteAsync(string sha256, Func<string, Task<bool>> isUsed)
    {
        lock (_pins)
        {
            if (_pins.ContainsKey(sha256) || !_condemned.Add(sha256))
            {
                return;
            }
        }

        bool used = true;
        try
        {
            used = await isUsed(sha256).ConfigureAwait(false);
        }
        finally
        {
            lock (_pins)
            {
                // Whoever stored the same content meanwhile has taken the sentence away.
                if (_condemned.Remove(sha256) && !used)
                {
                    File.Delete(PathOf(sha256));
                }
            }
        }
    }

    /// <inheritdoc/>
    public IEnumerable<string> StoredBefore(DateTimeOffset before)
    {
        foreach (FileInfo file in new DirectoryInfo(_folder).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            if (file.LastWriteTimeUtc >= before.UtcDateTime)
            {
                continue;
            }

            if (file.Name.EndsWith(AsideEnding, StringComparison.Ordinal))
            {
                file.Delete();
            }
            else
            {
                yield return file.Name;
            }
        }
    }

    private void Write(string path, ReadOnlySpan<byte> content)
    {
        string folder = Path.GetDirectoryName(path)!;
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder);
            DirectoryFlush.ToDisk(_folder);
        }

        string aside = FormattableString.Invariant($"{path}.{Interlocked.Increment(ref _asides)}{AsideEnding}");
        using (FileStream stream = new(aside, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }

        File.Move(aside, path, overwrite: true);
        DirectoryFlush.ToDisk(folder);
    }

    private void Release(string sha256)
    {
        lock (_pins)
        {
            int left = _pins[sha256] - 1;
            if (left == 0)
            {
                _pins.Remove(sha256);
            }
            else
            {
                _pins[sha256] = left;
            }
        }
    }

    private string PathOf(string sha256) => Path.Combine(_folder, sha256[..2], sha256);
}
