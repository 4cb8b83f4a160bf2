using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;

namespace Converter.Batches;

/// <summary>
/// What stands in an output folder and out of what it was made: a line of JSON for each text, added when its outputs are in their places.
/// A line that was cut off by the end of the process is passed over; the text is then converted again.
/// </summary>
public sealed class BatchRecord : IDisposable
{
    private const string AsideEnding = ".part";

    private readonly ConcurrentDictionary<string, BatchFile> _files;
    private readonly StreamWriter? _writer;
    private readonly Lock _writing = new();

    private BatchRecord(Dictionary<string, BatchFile> files, StreamWriter? writer) =>
        (_files, _writer) = (new ConcurrentDictionary<string, BatchFile>(files, StringComparer.Ordinal), writer);

    /// <summary>The texts by path.</summary>
    public IReadOnlyDictionary<string, BatchFile> Files => _files;

    /// <summary>Reads a record; lines are not added to it.</summary>
    /// <param name="file">Its path; a record that does not exist is empty.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static BatchRecord Read(string file) => new(Load(file), null);

    /// <summary>Opens a record to add to it. What later lines have replaced is left out of it on the way.</summary>
    /// <param name="file">Its path.</param>
    /// <exception cref="IOException">It cannot be read or written.</exception>
    public static BatchRecord Open(string file)
    {
        Dictionary<string, BatchFile> files = Load(file);
        string aside = file + AsideEnding;
        File.WriteAllLines(aside, files.Values.OrderBy(one => one.Path, StringComparer.Ordinal).Select(Write), new UTF8Encoding(false));
        File.Move(aside, file, overwrite: true);
        return new BatchRecord(files, new StreamWriter(file, append: true, new UTF8Encoding(false)) { NewLine = "\n" });
    }

    /// <summary>Adds a text. The line has left the process when this returns.</summary>
    /// <param name="file">The text.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Add(BatchFile file)
    {
        lock (_writing)
        {
            _writer!.WriteLine(Write(file));
            _writer.Flush();
            _files[file.Path] = file;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _writer?.Dispose();

    private static string Write(BatchFile file) => JsonSerializer.Serialize(file, BatchJson.Line);

    private static Dictionary<string, BatchFile> Load(string file)
    {
        Dictionary<string, BatchFile> files = new(StringComparer.Ordinal);
        if (!File.Exists(file))
        {
            return files;
        }

        foreach (string line in File.ReadLines(file))
        {
            if (TryRead(line) is { } known)
            {
                files[known.Path] = known;
            }
        }

        return files;
    }

    private static BatchFile? TryRead(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<BatchFile>(line, BatchJson.Line) is { Path: not null, Name: not null } file ? file : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
