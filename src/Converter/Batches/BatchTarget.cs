using System.Security.Cryptography;
using Converter.Conversion;
using Converter.Documents;
using Converter.Files;
using Converter.Reports;

namespace Converter.Batches;

/// <summary>
/// The folder that a batch writes into. With a record it knows what stands there and out of what it was made; one batch at a time holds it.
/// Records and reports lie in its folder <c>_batch</c>.
/// </summary>
public sealed class BatchTarget : IDisposable
{
    /// <summary>Name of the folder for records and reports.</summary>
    public const string Room = "_batch";

    private readonly BatchRecord? _record;
    private readonly FolderHold? _hold;

    private BatchTarget(string folder, BatchRecord? record, FolderHold? held) => (Folder, _record, _hold) = (folder, record, held);

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>What was made so far, in this run and before, by path of the text; empty without a record.</summary>
    public IReadOnlyDictionary<string, BatchFile> Before => _record?.Files ?? new Dictionary<string, BatchFile>();

    /// <summary>A folder without a record: everything is made, and written over what stands there.</summary>
    /// <param name="folder">The folder.</param>
    public static BatchTarget Plain(string folder) => new(folder, null, null);

    /// <summary>A folder that is only looked at.</summary>
    /// <param name="folder">The folder; it need not exist.</param>
    /// <exception cref="IOException">The record cannot be read.</exception>
    public static BatchTarget Look(string folder) => new(folder, BatchRecord.Read(RecordIn(folder)), null);

    /// <summary>Takes hold of a folder, which is made where it does not exist.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="problem">Why it cannot be had.</param>
    /// <returns>The folder; <see langword="null"/> where it cannot be had.</returns>
    public static BatchTarget? Take(string folder, out Diagnostic? problem)
    {
        FolderHold? held = null;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, Room));
            held = FolderHold.Take(Path.Combine(folder, Room));
            problem = held is null ? Taken(folder) : null;
            return held is null ? null : new BatchTarget(folder, BatchRecord.Open(RecordIn(folder)), held);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            held?.Dispose();
            problem = OutputFolder.Unwritable(folder, exception);
            return null;
        }
    }

    /// <summary>Whether a text is to be converted, and why.</summary>
    /// <param name="item">The text.</param>
    /// <param name="input">SHA-256 of its bytes.</param>
    /// <param name="beside">Digest of what stands beside it.</param>
    /// <param name="key">What the outputs depend on beside the text.</param>
    public BatchVerdict Judge(BatchItem item, string input, string beside, BatchKey key)
    {
        if (_record is null || item.Before is not { } before)
        {
            return new BatchVerdict(true, BatchReasons.New);
        }

        string reason = before.State == BatchState.Failed ? BatchReasons.FailedBefore
            : before.Input != input ? BatchReasons.InputChanged
            : before.Beside != beside ? BatchReasons.BesideChanged
            : before.Key.Style != key.Style ? BatchReasons.StyleChanged
            : before.Key.Options != key.Options ? BatchReasons.OptionsChanged
            : before.Key.Fonts != key.Fonts ? BatchReasons.FontsChanged
            : before.Key.Version != key.Version ? BatchReasons.VersionChanged
            : StateOf(item.Name, before);
        return new BatchVerdict(reason != BatchReasons.UpToDate, reason);
    }

    /// <summary>
    /// Puts the outputs of a text in their places, all or none. A file that stands there and is not as a batch made it (somebody has worked
    /// on it) is not written over: it is called <c>NAME.kept-1.docx</c> from then on.
    /// </summary>
    /// <param name="item">The text.</param>
    /// <param name="files">Formats (such as <c>docx</c>) with bytes.</param>
    /// <param name="findings">Receives what was kept.</param>
    /// <returns>Why it could not be done; <see langword="null"/> when it was done.</returns>
    public Diagnostic? Write(BatchItem item, IReadOnlyList<OutputFile> files, ICollection<Diagnostic> findings)
    {
        string whole = Path.Combine(Folder, item.Name);
        string folder = Path.GetDirectoryName(whole)!;
        string name = Path.GetFileName(whole);
        try
        {
            foreach (OutputFile file in _record is null ? [] : files)
            {
                KeepAside(item, file, findings);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return OutputFolder.Unwritable(folder, exception);
        }

        return new OutputFolder(folder).Write([.. files.Select(file => ($"{name}.{file.Format}", file.Content))]);
    }

    /// <summary>
    /// Notes what came of a text; nothing without a record. A note that cannot be written costs a conversion at the next run, and no more.
    /// Of a text that failed the note goes on to say which files of an earlier run stand there.
    /// </summary>
    /// <param name="item">The text.</param>
    /// <param name="file">The account of it.</param>
    /// <returns>The account, with a finding where the note could not be written.</returns>
    public BatchFile Note(BatchItem item, BatchFile file)
    {
        try
        {
            _record?.Add(file.State == BatchState.Failed && item.Before is { } before ? file with { Outputs = before.Outputs } : file);
            return file;
        }
        catch (IOException)
        {
            return file with { Notes = file.Notes + 1, Findings = [.. file.Findings, NotNoted] };
        }
    }

    /// <summary>Writes the report of a run as .json, .csv and .html.</summary>
    /// <param name="report">The report.</param>
    /// <returns>Path of the three without ending, and why they could not be written.</returns>
    public (string Path, Diagnostic? Problem) Write(BatchReport report)
    {
        string room = Path.Combine(Folder, Room);
        string first = report.Started.ToString("yyyy-MM-dd'T'HHmmss", System.Globalization.CultureInfo.InvariantCulture);
        string name = first;
        for (int at = 2; File.Exists(Path.Combine(room, name + ".json")); at++)
        {
            name = FormattableString.Invariant($"{first}-{at}");
        }

        Diagnostic? problem = new OutputFolder(room).Write(
        [
            ($"{name}.json", BatchReportJson.Write(report)),
            ($"{name}.csv", BatchReportCsv.Write(report)),
            ($"{name}.html", BatchReportHtml.Write(report)),
        ]);
        return (Path.Combine(room, name), problem);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _record?.Dispose();
        _hold?.Dispose();
    }

    private static string RecordIn(string folder) => Path.Combine(folder, Room, "record.jsonl");

    private string StateOf(string name, BatchFile before)
    {
        string whole = Path.Combine(Folder, name);
        if (before.Outputs.IsEmpty || !File.Exists(whole + ".report.json"))
        {
            return BatchReasons.OutputMissing;
        }

        foreach (OutputReport output in before.Outputs)
        {
            FileInfo file = new($"{whole}.{output.Format}");
            if (!file.Exists)
            {
                return BatchReasons.OutputMissing;
            }

            if (file.Length != output.Bytes || DigestOf(file.FullName) != output.Sha256)
            {
                return BatchReasons.OutputAltered;
            }
        }

        return BatchReasons.UpToDate;
    }

    private void KeepAside(BatchItem item, OutputFile file, ICollection<Diagnostic> findings)
    {
        string whole = Path.Combine(Folder, item.Name);
        string place = $"{whole}.{file.Format}";
        bool isAccount = file.Format == BatchRun.ReportFormat;
        if (isAccount || !File.Exists(place))
        {
            return;
        }

        string stands = DigestOf(place);
        bool isOurs = item.Before?.Outputs.Any(output => output.Format == file.Format && output.Sha256 == stands) == true;
        if (isOurs || stands == System.Convert.ToHexStringLower(SHA256.HashData(file.Content.Span)))
        {
            return;
        }

        int number = 1;
        while (File.Exists(KeptAs(number)))
        {
            number++;
        }

        File.Move(place, KeptAs(number));
        findings.Add(Kept(place, KeptAs(number)));

        string KeptAs(int at) => FormattableString.Invariant($"{whole}.kept-{at}.{file.Format}");
    }

    private static string DigestOf(string file)
    {
        using FileStream stream = File.OpenRead(file);
        return System.Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static BatchFinding NotNoted { get; } = new("batch.not-noted", "info", null, "未能写入批处理记录，下次会重做", "the record could not be written; it will be done again next time");

    private static Diagnostic Taken(string folder) => new(
        "batch.folder-taken",
        Severity.Error,
        null,
        new Message($"另一个批处理正在写入“{folder}”", $"another batch writes into '{folder}'"),
        new Message("请等它结束，或用 --out 另选文件夹", "wait for it to end, or choose another folder with --out"));

    private static Diagnostic Kept(string place, string kept) => new(
        "batch.kept",
        Severity.Warning,
        null,
        new Message($"“{place}”已被人改动，改名保留为“{Path.GetFileName(kept)}”", $"'{place}' was worked on by somebody; it is kept as '{Path.GetFileName(kept)}'"));
}
