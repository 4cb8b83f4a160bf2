using System.Data.Common;
using Converter.Jobs.Model;

namespace Converter.Jobs.Storage;

/// <summary>Writes the lines of a job's story. They are numbered, as the clocks of the nodes that write them may differ.</summary>
internal static class JobStory
{
    /// <summary>The number of the next line; whoever writes it holds the row of the job.</summary>
    public const string NextLine = "(select count(*) from job_story as story where story.job = job.id)";

    public static Task WriteFirstAsync(DbTransaction transaction, Job job) => transaction.ExecuteAsync(
        "insert into job_story (job, line, at, state_from, state_to, reason, attempt) values (@job, 0, @at, null, @to, @reason, 0)",
        ("@job", job.Id),
        ("@at", job.Created.ToUnixTimeMilliseconds()),
        ("@to", JobRow.WordOf(job.State)),
        ("@reason", job.Reason));

    public static Task WriteAsync(DbTransaction transaction, JobChange change) => transaction.ExecuteAsync(
        $"""
        insert into job_story (job, line, at, state_from, state_to, reason, attempt)
        select id, {NextLine}, @at, @from, @to, @reason, attempt from job where id = @job
        """,
        ("@job", change.Id),
        ("@at", change.At.ToUnixTimeMilliseconds()),
        ("@from", JobRow.WordOf(change.From)),
        ("@to", JobRow.WordOf(change.To)),
        ("@reason", change.Reason));
}
