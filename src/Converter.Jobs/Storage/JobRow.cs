using System.Collections.Immutable;
using System.Data.Common;
using Converter.Jobs.Model;

namespace Converter.Jobs.Storage;

/// <summary>A job as a row.</summary>
internal static class JobRow
{
    public const string Insert =
        """
        insert into job (id, owner, batch, correction_of, name, state, reason, attempt, interruptions, priority, round, request, input, input_bytes,
          callback, created, changed, expires)
        values (@id, @owner, @batch, @correction_of, @name, @state, @reason, @attempt, @interruptions, @priority, @round, @request, @input, @input_bytes,
          @callback, @created, @changed, @expires)
        """;

    public static (string Name, object? Value)[] ValuesOf(Job job) =>
    [
        ("@id", job.Id),
        ("@owner", job.Owner),
        ("@batch", job.Batch),
        ("@correction_of", job.CorrectionOf),
        ("@name", job.Name),
        ("@state", WordOf(job.State)),
        ("@reason", job.Reason),
        ("@attempt", job.Attempt),
        ("@interruptions", job.Interruptions),
        ("@priority", (int)job.Priority),
        ("@round", job.Round),
        ("@request", job.Request.ToJson()),
        ("@input", job.Input),
        ("@input_bytes", job.InputBytes),
        ("@callback", job.Callback),
        ("@created", job.Created.ToUnixTimeMilliseconds()),
        ("@changed", job.Created.ToUnixTimeMilliseconds()),
        ("@expires", job.Expires.ToUnixTimeMilliseconds()),
    ];

    public static Job Read(DbDataReader row) =>
        new(
            row.Text("id")!,
            row.Text("owner")!,
            row.Text("name")!,
            ConversionRequest.FromJson(row.Text("request")!),
            row.Text("input")!,
            row.Number("input_bytes"),
            row.Time("created"))
        {
            Batch = row.Text("batch"),
            CorrectionOf = row.Text("correction_of"),
            State = StateOf(row.Text("state")!),
            Reason = row.Text("reason")!,
            Attempt = (int)row.Number("attempt"),
            Interruptions = (int)row.Number("interruptions"),
            Failures = (int)row.Number("failures"),
            Stage = row.Text("stage"),
            StagesDone = (int)row.Number("stages_done"),
            Priority = (JobPriority)row.Number("priority"),
            Round = row.Number("round"),
            Error = DiagnosticText.Read(row.Text("error")),
            Callback = row.Text("callback"),
            Changed = row.Time("changed"),
            Started = row.TimeOrNone("started"),
            Finished = row.TimeOrNone("finished"),
            Expires = row.Time("expires"),
        };

    public static (string Job, JobOutput Output) ReadOutput(DbDataReader row) => (row.Text("job")!, new JobOutput(
        row.Text("format")!, row.Text("sha256")!, row.Number("bytes"), row["pages"] is DBNull ? null : (int)row.Number("pages")));

    public static JobStoryLine ReadStory(DbDataReader row) => new(
        row.Time("at"),
        row.Text("state_from") is { } from ? StateOf(from) : null,
        StateOf(row.Text("state_to")!),
        row.Text("reason")!,
        (int)row.Number("attempt"));

    public static ImmutableArray<Job> WithOutputs(List<Job> jobs, IEnumerable<(string Job, JobOutput Output)> outputs)
    {
        ILookup<string, JobOutput> byJob = outputs.ToLookup(pair => pair.Job, pair => pair.Output);
        return [.. jobs.Select(job => job with { Outputs = [.. byJob[job.Id]] })];
    }

    public static string WordOf(JobState state) => state.ToString().ToLowerInvariant();

    public static JobState StateOf(string word) => Enum.Parse<JobState>(word, ignoreCase: true);
}
