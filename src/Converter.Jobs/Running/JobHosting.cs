using Converter.Jobs.Blobs;
using Converter.Jobs.Model;
using Converter.Jobs.Running.Engine;
using Converter.Jobs.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;

namespace Converter.Jobs.Running;

/// <summary>Puts the jobs into a host.</summary>
public static class JobHosting
{
    /// <summary>Threads of the scheduler that is kept in the database: schedules, notices and the sweep.</summary>
    private const int SchedulerThreads = 3;

    /// <summary>A node that shows no sign of life for so long loses what the scheduler has given it.</summary>
    private static readonly TimeSpan SchedulerPatience = TimeSpan.FromSeconds(10);

    /// <summary>Adds the jobs. <see cref="IConversion"/>, <see cref="INoticeSender"/> and a <see cref="TimeProvider"/> are to be added beside.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="settings">How jobs are run.</param>
    /// <param name="database">Where they are kept.</param>
    /// <param name="blobs">Where contents are kept.</param>
    /// <param name="node">This process in a cluster.</param>
    public static IServiceCollection AddJobs(this IServiceCollection services, JobSettings settings, IDatabase database, IBlobStore blobs, NodeIdentity node)
    {
        services.AddSingleton(settings);
        services.AddSingleton(database);
        services.AddSingleton(blobs);
        services.AddSingleton(node);
        services.AddSingleton<NodeStore>();
        services.AddSingleton<NodeWatch>();
        services.AddSingleton<IJobStore, SqlJobStore>();
        services.AddSingleton<JobEvents>();
        services.AddSingleton<RunningJobs>();
        services.AddSingleton<ConversionThreads>();
        services.AddSingleton<JobMetrics>();
        services.AddSingleton<JobNotices>();
        services.AddSingleton<AuditLog>();
        services.AddSingleton<JobService>();
        services.AddSingleton<ConvertJob>();
        services.AddHostedService<JobStart>();
        services.AddConversionEngine(settings);
        services.AddQuartz(quartz => Configure(quartz, settings, database));
        services.AddQuartzHostedService(options => (options.AutoStart, options.WaitForJobsToComplete) = (settings.Converts, true));
        if (database.Dialect.IsPostgres)
        {
            services.AddHostedService<JobRelay>();
        }

        // Hosted services end in the opposite order: first what runs comes to rest, then Quartz ends, then the node leaves.
        services.AddHostedService(provider => provider.GetRequiredService<EngineEnd>());
        return services;
    }

    private static void Configure(IQuartzBuilder quartz, JobSettings settings, IDatabase database)
    {
        quartz.ConfigureScheduler(options =>
        {
            options.InstanceName = "converter";
            // Jobs wake the scheduler; this is how long it takes where a waking was missed.
            options.IdleWaitTime = TimeSpan.FromSeconds(1);
        });
        quartz.UseDefaultThreadPool(SchedulerThreads);
        quartz.UseExecutionLimits(limits => limits.ForGroup(JobNotices.Group, 2));
        if (settings.Retries > 0)
        {
            quartz.UseDefaultRetryPolicy(RetryPolicy.Exponential(settings.Retries, settings.FirstRetryAfter, 2, settings.LongestRetryAfter, 0.25));
        }

        quartz.UsePersistentStore(persistent =>
        {
            persistent.ProvisionSchema();
            if (database.Dialect.IsPostgres)
            {
                persistent.UsePostgres(database.Factory, database.ConnectionString);
                persistent.UseClustering(cluster => (cluster.CheckinInterval, cluster.CheckinMisfireThreshold) = (TimeSpan.FromSeconds(1), SchedulerPatience));
            }
            else
            {
                persistent.UseSqlite(database.Factory, database.ConnectionString);
            }

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

    /// <summary>Prepares the database and joins the other nodes, before anything else starts; leaves them after everything else has ended.</summary>
    private sealed class JobStart(IDatabase database, IBlobStore blobs, NodeWatch watch, TimeProvider time, ILogger<JobStart> log) : IHostedService
    {
        /// <summary>A database may start together with its nodes, and after them.</summary>
        private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

        public async Task StartAsync(CancellationToken cancellationToken)
        {
            long begun = time.GetTimestamp();
            while (!await TryAsync(time.GetElapsedTime(begun) < Patience, cancellationToken).ConfigureAwait(false))
            {
                await Task.Delay(TimeSpan.FromSeconds(1), time, cancellationToken).ConfigureAwait(false);
            }
        }

        private async Task<bool> TryAsync(bool isPatient, CancellationToken cancel)
        {
            try
            {
                await database.PrepareAsync(cancel).ConfigureAwait(false);
                await blobs.PrepareAsync(cancel).ConfigureAwait(false);
                await watch.JoinAsync(cancel).ConfigureAwait(false);
                return true;
            }
            catch (Exception exception) when (isPatient && StoreFailures.Of(exception) == StoreFailure.Away)
            {
                log.LogWarning("The store does not answer yet: {Why}", exception.Message);
                return false;
            }
        }

        public async Task StopAsync(CancellationToken cancellationToken)
        {
            try
            {
                await watch.LeaveAsync().ConfigureAwait(false);
            }
            catch (Exception exception) when (StoreFailures.Of(exception) != StoreFailure.None)
            {
                log.LogWarning(exception, "The store does not answer; the others find out by themselves that this node is gone");
            }
        }
    }
}
