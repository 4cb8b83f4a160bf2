using Converter.Jobs.Model;

namespace Converter.Jobs.Storage;

/// <summary>Writes the lines of a job's story. They are numbered, as the clocks of the nodes that write them may differ.</summary>
internal static class JobStory
{
    /// <summary>The number of the next line; whoever writes it holds the row of the job.</summary>
    public const string NextLine = "(select count(*) from job_story as story where story.job = job.id)";

    /// <summary>The first line; its values are those of <see cref="JobRow.ValuesOf"/>.</summary>
    public const string First =
        "insert into job_story (job, line, at, state_from, state_to, reason, attempt) values (@id, 0, @created, null, @state, @reason, 0)";

    /// <summary>The line of a change of state.</summary>
    public const string Line =
        $"""
        insert into job_story (job, line, at, state_from, state_to, reason, attempt)
        select id, {NextLine}, @at, @from, @to, @reason, attempt from job where id = @job
        """;

    public static (string Name, object? Value)[] ValuesOf(JobChange change) =>
    [
        ("@job", change.Id),
        ("@at", change.At.ToUnixTimeMilliseconds()),
        ("@from", JobRow.WordOf(change.From)),
        ("@to", JobRow.WordOf(change.To)),
        ("@reason", change.Reason),
    ];
}
