using System.Collections.Immutable;
using System.Security.Cryptography;
using Converter.Batches;

namespace Converter.Jobs.Schedules;

/// <summary>
/// A folder into which others put texts. A text has arrived when its size and its time are the same at two looks and nobody has it open for
/// writing. What was done with goes to <c>done</c> or <c>failed</c> inside of it; nothing is deleted.
/// </summary>
/// <param name="folder">The folder.</param>
/// <param name="target">Where outputs go, which may lie inside of it.</param>
/// <param name="patterns">Which files are taken.</param>
/// <param name="apart">Time between two looks.</param>
public sealed class WatchedFolder(string folder, string? target, BatchPatterns patterns, TimeSpan apart)
{
    private const string Done = "done";
    private const string NotDone = "failed";

    /// <summary>The texts in a watched folder, arrived or not.</summary>
    /// <param name="folder">The folder; one that does not exist is empty.</param>
    /// <param name="target">Where outputs go.</param>
    /// <param name="patterns">Which files are taken.</param>
    public static BatchSources Sources(string folder, string? target, BatchPatterns patterns)
    {
        ImmutableArray<string> own = [Path.Combine(folder, Done), Path.Combine(folder, NotDone)];
        BatchSources sources = new(patterns, target is null ? own : [.. own, target]);
        if (Directory.Exists(folder))
        {
            sources.Add(folder);
        }

        return sources;
    }

    /// <summary>The texts that have arrived.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="cancel">Calls it off.</param>
    public async Task<List<BatchEntry>> ArrivedAsync(TimeProvider time, CancellationToken cancel)
    {
        Dictionary<string, (long, DateTime)> first = Look().ToDictionary(file => file.Entry.Place, file => (file.Bytes, file.At));
        if (first.Count == 0)
        {
            return [];
        }

        await Task.Delay(apart, time, cancel).ConfigureAwait(false);
        List<BatchEntry> still = [.. Look().Where(file => first.TryGetValue(file.Entry.Place, out (long, DateTime) before) && before == (file.Bytes, file.At)).Select(file => file.Entry)];
        HashSet<string> held = OpenFiles.HeldForWriting([.. still.Select(entry => entry.Place)]);
        return [.. still.Where(entry => !held.Contains(entry.Place))];
    }

    /// <summary>
    /// Takes a text out of the folder once it is done with. One that was replaced while it was read is not what was converted: it goes back and
    /// is done as well.
    /// </summary>
    /// <param name="entry">The text.</param>
    /// <param name="digest">SHA-256 of what was read; empty where it could not be read.</param>
    /// <param name="isMade">Whether its outputs stand.</param>
    /// <returns>Whether it was taken out.</returns>
    /// <exception cref="IOException">It cannot be moved.</exception>
    public bool TakeOut(BatchEntry entry, string digest, bool isMade)
    {
        string place = Free(Path.Combine(folder, isMade ? Done : NotDone, entry.Path));
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        File.Move(entry.Place, place);
        if (digest.Length == 0 || DigestOf(place) == digest)
        {
            return true;
        }

        File.Move(place, Free(entry.Place));
        return false;
    }

    private IEnumerable<(BatchEntry Entry, long Bytes, DateTime At)> Look()
    {
        using BatchSources sources = Sources(folder, target, patterns);
        return [.. sources.Entries.Select(entry => (entry, new FileInfo(entry.Place))).Where(file => file.Item2.Exists).Select(file => (file.entry, file.Item2.Length, file.Item2.LastWriteTimeUtc))];
    }

    private static string Free(string path)
    {
        string free = path;
        for (int at = 2; File.Exists(free); at++)
        {
            free = Path.Combine(Path.GetDirectoryName(path)!, FormattableString.Invariant($"{Path.GetFileNameWithoutExtension(path)}-{at}{Path.GetExtension(path)}"));
        }

        return free;
    }

    private static string DigestOf(string file)
    {
        using FileStream stream = File.OpenRead(file);
        return System.Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
