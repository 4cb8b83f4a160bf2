using Converter.Jobs.Model;
using Converter.Jobs.Running;

namespace Converter.Jobs.Tests;

public sealed class RunningJobsTests
{
    [Fact]
    public async Task The_end_of_a_job_is_the_end_of_all_that_runs_of_it()
    {
        RunningJobs running = new();
        using CancellationTokenSource stop = new();
        running.Begin(new RunningJob("a", 1), stop);
        running.Begin(new RunningJob("a", 2), stop);
        running.Begin(new RunningJob("b", 1), stop);

        Task end = running.EndOf("a");
        running.End(new RunningJob("a", 1));
        Assert.False(end.IsCompleted);
        Assert.True(running.EndOf("none").IsCompletedSuccessfully);
        running.End(new RunningJob("a", 2));

        await end.WaitAsync(Testing.Patience.Limit, TestContext.Current.CancellationToken);
        Assert.False(running.EndOf("b").IsCompleted);
    }
}
