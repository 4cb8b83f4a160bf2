using Converter.Jobs.Model;
using Converter.Jobs.Running;
using Converter.Jobs.Running.Engine;
using Quartz;

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

    [Fact]
    public async Task Jobs_that_cannot_be_fired_are_none_that_run()
    {
        RunningJobs running = new();
        IScheduler scheduler = await QuartzSchedulerBuilder.Create(quartz => quartz.UseInMemoryStore()).BuildScheduler(TestContext.Current.CancellationToken);
        await scheduler.Shutdown(cancellationToken: TestContext.Current.CancellationToken);

        await Assert.ThrowsAnyAsync<SchedulerException>(() => TakeJob.FireAsync(scheduler, running, [JobOf("a", 1), JobOf("b", 1), JobOf("c", 1)]));

        Assert.Empty(running.All);
    }

    private static Job JobOf(string id, int attempt) =>
        new(id, "owner", "name", new ConversionRequest(), "sha", 1, DateTimeOffset.UnixEpoch) { State = JobState.Running, Attempt = attempt };
}
