using System.Collections.Immutable;
using Converter.Documents;
using Converter.Files;

namespace Converter.Batches;

/// <summary>
/// Finds the texts of a batch: in folders with all their subfolders, in .zip archives, in lists, or named one by one. Links and hidden
/// folders are passed over, so that nothing outside of a folder gets in. Archives stay open until this is disposed of.
/// </summary>
/// <param name="patterns">Which files of a folder or an archive are taken.</param>
/// <param name="apart">Full paths of folders that are passed over, such as that of the outputs.</param>
public sealed class BatchSources(BatchPatterns patterns, ImmutableArray<string> apart) : IDisposable
{
    private static readonly ArchiveLimits Limits = new(100_000, InputFile.MaximumBytes, 4L << 30);

    private readonly List<BatchEntry> _entries = [];
    private readonly List<Diagnostic> _findings = [];
    private readonly List<TextArchive> _archives = [];

    /// <summary>The texts found, in the order of the sources, within each by path.</summary>
    public IReadOnlyList<BatchEntry> Entries => _entries;

    /// <summary>What could not be used.</summary>
    public IReadOnlyList<Diagnostic> Findings => _findings;

    /// <summary>Adds a folder, a .zip archive or a single file.</summary>
    /// <param name="source">Its path.</param>
    public void Add(string source)
    {
        if (Directory.Exists(source))
        {
            AddFolder(source);
        }
        else if (source.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) && File.Exists(source))
        {
            AddArchive(source);
        }
        else
        {
            AddFile(System.IO.Path.GetFileName(source), source);
        }
    }

    /// <summary>Adds the files that a list names: one path in each line, relative to the list; blank lines and lines that begin with <c>#</c> are passed over.</summary>
    /// <param name="list">Path of the list, in UTF-8.</param>
    public void AddList(string list)
    {
        try
        {
            string folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(list))!;
            foreach (string line in File.ReadLines(list).Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'))
            {
                string file = System.IO.Path.GetFullPath(line, folder);
                string below = System.IO.Path.GetRelativePath(folder, file).Replace('\\', '/');
                bool isBelow = !System.IO.Path.IsPathRooted(below) && below.Split('/')[0] != "..";
                AddFile(isBelow ? below : System.IO.Path.GetFileName(file), file);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            _findings.Add(Unusable(list, new Message(exception.Message, exception.Message)));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _archives.ForEach(archive => archive.Dispose());

    private void AddFile(string path, string file) => _entries.Add(new BatchEntry(path, file, () => InputFile.Read(file, static () => Stream.Null)));

    private void AddFolder(string folder)
    {
        EnumerationOptions options = new()
        {
            RecurseSubdirectories = true,
            IgnoreInaccessible = true,
            AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden | FileAttributes.System,
        };
        try
        {
            IEnumerable<(string Path, string File)> files = Directory.EnumerateFiles(folder, "*", options)
                .Where(file => !apart.Any(other => IsBelow(System.IO.Path.GetFullPath(file), other)))
                .Select(file => (System.IO.Path.GetRelativePath(folder, file).Replace(System.IO.Path.DirectorySeparatorChar, '/'), file))
                .Where(file => patterns.Take(file.Item1))
                .OrderBy(file => file.Item1, StringComparer.Ordinal);
            foreach ((string path, string file) in files)
            {
                AddFile(path, file);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _findings.Add(Unusable(folder, new Message(exception.Message, exception.Message)));
        }
    }

    private static bool IsBelow(string file, string folder) =>
        file.StartsWith(folder.TrimEnd(System.IO.Path.DirectorySeparatorChar) + System.IO.Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private void AddArchive(string source)
    {
        try
        {
            if (TextArchive.Open(File.OpenRead(source), Limits, out ArchiveFault fault) is not { } archive)
            {
                _findings.Add(Unusable(source, ArchiveFindings.Why(fault)));
                return;
            }

            _archives.Add(archive);
            IEnumerable<(int At, string Raw, string Path)> taken = archive.Paths
                .Select((raw, at) => (at, raw, SafeName.PathOf(raw)))
                .Where(text => patterns.Take(text.Item3))
                .OrderBy(text => text.Item3, StringComparer.Ordinal);
            foreach ((int at, _, string path) in taken)
            {
                string place = $"{source}!{path}";
                _entries.Add(new BatchEntry(path, place, () => ArchiveFindings.Read(archive, at, path, place)));
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _findings.Add(Unusable(source, new Message(exception.Message, exception.Message)));
        }
    }

    private static Diagnostic Unusable(string source, Message why) => new(
        "batch.source",
        Severity.Error,
        null,
        new Message($"“{source}”不能使用：{why.Chinese}", $"'{source}' cannot be used: {why.English}"));
}
