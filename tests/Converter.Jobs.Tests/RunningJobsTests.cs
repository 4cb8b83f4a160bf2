using Converter.Jobs.Model;
using Converter.Jobs.Running;

namespace Converter.Jobs.Tests;

public sealed class RunningJobsTests
{
    [Fact]
    public async Task The_end_of_a_job_is_the_end_of_all_that_runs_of_it()
    {
        RunningJobs running = new();
        RunningJob first = running.Begin(JobOf("a", 1));
        RunningJob second = running.Begin(JobOf("a", 2));
        running.Begin(JobOf("b", 1));

        Task end = running.EndOf("a");
        running.End(first);
        Assert.False(end.IsCompleted);
        Assert.True(running.EndOf("none").IsCompletedSuccessfully);
        running.End(second);

        await end.WaitAsync(Testing.Patience.Limit, TestContext.Current.CancellationToken);
        Assert.False(running.EndOf("b").IsCompleted);
    }

    private static Job JobOf(string id, int attempt) =>
        new(id, "owner", "name", new ConversionRequest(), "sha", 1, DateTimeOffset.UnixEpoch) { State = JobState.Running, Attempt = attempt };
}
