using Converter.Jobs.Model;
using Converter.Jobs.Storage;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace Converter.Jobs.Running.Engine;

/// <summary>
/// Quartz.NET in each process, in memory: fires the beat of the node, the taking of jobs and each conversion. What is to be done is in the table of
/// jobs and nowhere else, so that nothing is lost with the process and no second book has to be kept in step with the first.
/// </summary>
public static class ConversionEngine
{
    /// <summary>Name of the scheduler.</summary>
    public const string Name = "conversions";

    /// <summary>For each conversion at a time, how many jobs may run in all: the others wait for the disk and need no processor.</summary>
    public const int MostKept = 4;

    /// <summary>Firings beside the conversions: the beat and the taking.</summary>
    private const int Housekeeping = 2;

    /// <summary>Name of the firings that take jobs.</summary>
    public static JobKey Taking { get; } = new("take", Name);

    /// <summary>Adds the engine. The hosted service of Quartz starts and ends it.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="settings">How jobs are run.</param>
    public static IServiceCollection AddConversionEngine(this IServiceCollection services, JobSettings settings)
    {
        ProvideThreads(MostKept * settings.Parallel);
        services.AddSingleton<StoreSigns>();
        services.AddSingleton<EngineEnd>();
        services.AddSingleton<JobWaking>();
        services.AddQuartz(Name, quartz =>
        {
            quartz.UseInMemoryStore();
            // Never asked what the time is in the store, this clock only counts on: neither the beat nor the taking stands still when a clock is set back.
            quartz.UseTimeProvider(new StoreClock(TimeProvider.System));
            quartz.UseDefaultThreadPool((MostKept * settings.Parallel) + Housekeeping);
            quartz.UseExecutionLimits(limits => limits.ForGroup(Name, MostKept * settings.Parallel));
            Repeat<BeatJob>(quartz, new JobKey("beat", Name), settings.BeatEvery);
            if (settings.Converts)
            {
                Repeat<TakeJob>(quartz, Taking, settings.Poll);
            }
        });
        services.AddQuartzHostedService(Name, options => (options.AutoStart, options.WaitForJobsToComplete) = (true, true));
        return services;
    }

    /// <summary>
    /// Files and SQLite keep the thread that asks them until the disk has answered. The pool takes a while to find out that it needs more threads
    /// than there are processors, and these idle meanwhile.
    /// </summary>
    private static void ProvideThreads(int most)
    {
        ThreadPool.GetMinThreads(out int threads, out int ports);
        ThreadPool.SetMinThreads(Math.Max(threads, most), ports);
    }

    private static void Repeat<T>(IQuartzBuilder quartz, JobKey key, TimeSpan every)
        where T : class, IJob => quartz.ScheduleJob<T>(
            trigger => trigger
                .WithIdentity(key.Name, key.Group)
                .WithSimpleSchedule(schedule => schedule.WithInterval(every).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount)),
            job => job.WithIdentity(key));
}
