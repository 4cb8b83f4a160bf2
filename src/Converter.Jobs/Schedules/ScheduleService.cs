using System.Globalization;
using Converter.Documents;
using Converter.Jobs.Model;
using Quartz;

namespace Converter.Jobs.Schedules;

/// <summary>What can be done with schedules. Their times are kept by Quartz, what they are and what came of them in tables of ours.</summary>
/// <param name="store">Where they are kept.</param>
/// <param name="schedulers">Gives the scheduler.</param>
/// <param name="wake">Tells the driver that there is something to do.</param>
/// <param name="time">The clock.</param>
public sealed class ScheduleService(ScheduleStore store, ISchedulerFactory schedulers, RunSignal wake, TimeProvider time)
{
    /// <summary>Name of the group of firings.</summary>
    public const string Group = "schedule";

    /// <summary>Keeps a schedule and gives it its place with the scheduler.</summary>
    /// <param name="schedule">The schedule, checked.</param>
    public async Task PutAsync(Schedule schedule)
    {
        await store.PutAsync(schedule).ConfigureAwait(false);
        await PlaceAsync(schedule.Id).ConfigureAwait(false);
    }

    /// <summary>Deletes a schedule with its history; what it made stays.</summary>
    /// <param name="id">Its identifier.</param>
    public async Task DeleteAsync(string id)
    {
        IScheduler scheduler = await schedulers.GetScheduler().ConfigureAwait(false);
        await scheduler.DeleteJob(new JobKey(id, Group)).ConfigureAwait(false);
        await store.DeleteAsync(id).ConfigureAwait(false);
    }

    /// <summary>Pauses a schedule: its times pass without a run. A run that goes on is not touched.</summary>
    /// <param name="id">Its identifier.</param>
    /// <param name="reason">Why.</param>
    public async Task PauseAsync(string id, string reason)
    {
        await store.PauseAsync(id, reason).ConfigureAwait(false);
        await PlaceAsync(id).ConfigureAwait(false);
    }

    /// <summary>Lets a schedule go on; times that passed during the pause are not made up for.</summary>
    /// <param name="id">Its identifier.</param>
    public async Task ResumeAsync(string id)
    {
        await store.PauseAsync(id, null).ConfigureAwait(false);
        await PlaceAsync(id).ConfigureAwait(false);
    }

    /// <summary>Runs a schedule now, paused or not.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <returns>The run; left out where one goes on and the schedule says so.</returns>
    public Task<ScheduleRun?> RunNowAsync(Schedule schedule) => BeginAsync(schedule, time.GetUtcNow(), RunCause.Manual);

    /// <summary>Notes a run and wakes the driver.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="instant">The time that the run is for.</param>
    /// <param name="cause">Why it comes about.</param>
    /// <returns>The run; <see langword="null"/> where this instant has had its run.</returns>
    public async Task<ScheduleRun?> BeginAsync(Schedule schedule, DateTimeOffset instant, RunCause cause)
    {
        ScheduleRun run = new(Ulid.New(time), schedule.Id, instant, cause);
        ScheduleRun? noted = await store.BeginAsync(run, schedule.Definition.Overlap == "queue").ConfigureAwait(false);
        wake.Set();
        return noted;
    }

    /// <summary>Brings the scheduler in line with the schedules that are kept: called at the start.</summary>
    /// <param name="cancel">Calls it off.</param>
    public async Task PlaceAllAsync(CancellationToken cancel)
    {
        foreach (Schedule schedule in await store.ListAsync(cancel).ConfigureAwait(false))
        {
            await PlaceAsync(schedule.Id).ConfigureAwait(false);
        }
    }

    private async Task PlaceAsync(string id)
    {
        IScheduler scheduler = await schedulers.GetScheduler().ConfigureAwait(false);
        Schedule? schedule = await store.FindAsync(id, CancellationToken.None).ConfigureAwait(false);
        List<Diagnostic> findings = [];
        ScheduleTiming? timing = schedule is { Paused: null } ? ScheduleTiming.Read(schedule.Definition, findings) : null;
        if (timing is null || timing.Once <= time.GetUtcNow() && !await scheduler.Exists(new TriggerKey(id, Group)).ConfigureAwait(false))
        {
            await scheduler.DeleteJob(new JobKey(id, Group)).ConfigureAwait(false);
            return;
        }

        // A trigger that is as it should be stays: it knows which times it has missed.
        string version = schedule!.Changed.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        if (await scheduler.GetTrigger(new TriggerKey(id, Group)).ConfigureAwait(false) is { } trigger && trigger.Description == version)
        {
            return;
        }

        IJobDetail job = timing.Watch is null
            ? JobBuilder.Create<FireJob>().WithIdentity(id, Group).UsingInput(new FireInput(id)).RequestRecovery().Build()
            : JobBuilder.Create<LookJob>().WithIdentity(id, Group).UsingInput(new FireInput(id)).Build();
        await scheduler.ScheduleJob(job, TriggerOf(id, version, timing, schedule.Definition.Misfire != "skip"), ScheduleJobOptions.Replacing).ConfigureAwait(false);
    }

    private ITrigger TriggerOf(string id, string version, ScheduleTiming timing, bool runsOnce)
    {
        var builder = TriggerBuilder.Create(time).WithIdentity(id, Group).WithDescription(version);
        if (timing.Cron is { } cron)
        {
            return builder.WithCronSchedule(cron, schedule => schedule.InTimeZone(timing.Zone).WithMisfireInstruction(
                runsOnce ? CronTriggerMisfireInstruction.FireAndProceed : CronTriggerMisfireInstruction.DoNothing)).Build();
        }

        return timing.Once is { } once
            ? builder.StartAt(once).WithSimpleSchedule(schedule => schedule.WithMisfireInstruction(
                runsOnce ? SimpleTriggerMisfireInstruction.FireNow : SimpleTriggerMisfireInstruction.NextWithRemainingCount)).Build()
            : builder.StartNow().WithSimpleSchedule(schedule => schedule.WithInterval(timing.Watch!.Value).RepeatForever()
                .WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount)).Build();
    }
}
