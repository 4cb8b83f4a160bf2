using Converter.Jobs.Blobs;
using Converter.Jobs.Model;
using Converter.Jobs.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Quartz;

namespace Converter.Jobs.Running;

/// <summary>Puts the jobs into a host.</summary>
public static class JobHosting
{
    /// <summary>Threads beside those of the conversions: notices and the sweep.</summary>
    private const int OtherThreads = 3;

    /// <summary>Adds the jobs. <see cref="IConversion"/>, <see cref="INoticeSender"/> and a <see cref="TimeProvider"/> are to be added beside.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="settings">How jobs are run.</param>
    /// <param name="database">Where they are kept.</param>
    /// <param name="blobs">Where contents are kept.</param>
    public static IServiceCollection AddJobs(this IServiceCollection services, JobSettings settings, SqliteDatabase database, IBlobStore blobs)
    {
        services.AddSingleton(settings);
        services.AddSingleton<IDatabase>(database);
        services.AddSingleton(blobs);
        services.AddSingleton<IJobStore, SqlJobStore>();
        services.AddSingleton<JobEvents>();
        services.AddSingleton<RunningJobs>();
        services.AddSingleton<ConversionThreads>();
        services.AddSingleton<JobMetrics>();
        services.AddSingleton<JobNotices>();
        services.AddSingleton<AuditLog>();
        services.AddSingleton<JobService>();
        services.AddHostedService<JobStart>();
        services.AddQuartz(quartz => Configure(quartz, settings, database));
        // Jobs that run are let to their end within the time that the host gives.
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        return services;
    }

    private static void Configure(IQuartzBuilder quartz, JobSettings settings, SqliteDatabase database)
    {
        quartz.ConfigureScheduler(options =>
        {
            options.InstanceName = "converter";
            // Jobs wake the scheduler; this is how long it takes where a waking was missed.
            options.IdleWaitTime = TimeSpan.FromSeconds(1);
        });
        quartz.UseDefaultThreadPool(settings.Parallel + OtherThreads);
        quartz.UseExecutionLimits(limits => limits.ForGroup(JobService.Group, settings.Parallel).ForGroup(JobNotices.Group, 2));
        if (settings.Retries > 0)
        {
            quartz.UseDefaultRetryPolicy(RetryPolicy.Exponential(settings.Retries, settings.FirstRetryAfter, 2, settings.LongestRetryAfter, 0.25));
        }

        quartz.UsePersistentStore(persistent =>
        {
            persistent.ProvisionSchema();
            persistent.UseSqlite(database.Factory, database.ConnectionString);
            persistent.ConfigureStore(options =>
            {
                options.TransientRetryInterval = TimeSpan.FromMilliseconds(50);
                options.MaxTransientRetries = 100;
                options.MisfireThreshold = settings.MissedAfter;
            });
        });
        quartz.ScheduleJob<SweepJob>(trigger => trigger
            .WithIdentity("sweep", "housekeeping")
            .WithSimpleSchedule(schedule => schedule.WithInterval(settings.SweepEvery).RepeatForever()));
    }

    /// <summary>Prepares the database and takes up what was left, before the scheduler starts.</summary>
    private sealed class JobStart(IDatabase database, JobService jobs) : IHostedService
    {
        public async Task StartAsync(CancellationToken cancellationToken)
        {
            await database.PrepareAsync(cancellationToken).ConfigureAwait(false);
            await jobs.RecoverAsync(cancellationToken).ConfigureAwait(false);
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
