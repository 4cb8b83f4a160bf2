using Converter.Documents;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Converter.Jobs.Schedules;

/// <summary>What schedules may work on.</summary>
public sealed record ScheduleSettings
{
    /// <summary>Folders that are open to schedules, by name; none by default.</summary>
    public Dictionary<string, string> Roots { get; init; } = [];

    /// <summary>A file of schedules that is read at the start; <see langword="null"/> for none.</summary>
    public string? File { get; init; }
}

/// <summary>Puts schedules into a host.</summary>
public static class ScheduleHosting
{
    /// <summary>Adds schedules, beside the jobs. <see cref="IRunNoticeSender"/> is to be added too.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="settings">What schedules may work on.</param>
    /// <param name="runs">Whether this process does their runs; in a cluster those do that convert, and reach the folders.</param>
    public static IServiceCollection AddSchedules(this IServiceCollection services, ScheduleSettings settings, bool runs)
    {
        services.AddSingleton(settings);
        services.AddSingleton(new FolderRoots(settings.Roots));
        services.AddSingleton<ScheduleStore>();
        services.AddSingleton<RunSignal>();
        services.AddSingleton<RunNotices>();
        services.AddSingleton<RunJobs>();
        services.AddSingleton<FolderRun>();
        services.AddSingleton<ScheduleService>();
        services.AddHostedService<FileStart>();
        if (runs)
        {
            services.AddHostedService<RunDriver>();
        }

        return services;
    }

    /// <summary>Brings the schedules of the file in, and takes those out that stand there no longer.</summary>
    private sealed class FileStart(ScheduleStore store, ScheduleService schedules, ScheduleSettings settings, FolderRoots roots, TimeProvider time, ILogger<FileStart> log) : IHostedService
    {
        public async Task StartAsync(CancellationToken cancellationToken)
        {
            List<(string Subject, Diagnostic Finding)> findings = [];
            FiledSchedule[] filed = settings.File is { } file
                ? [.. ScheduleFile.Read(await File.ReadAllTextAsync(file, cancellationToken).ConfigureAwait(false), roots, time.GetUtcNow(), findings)]
                : [];
            foreach ((string subject, Diagnostic finding) in findings)
            {
                log.LogError("Schedule {Schedule} of the file is not taken: {Code} {Why}", subject, finding.Code, finding.Message.English);
            }

            HashSet<string> named = [.. filed.Select(one => one.Id), .. findings.Select(finding => finding.Subject)];
            foreach (Schedule schedule in await store.ListAsync(cancellationToken).ConfigureAwait(false))
            {
                if (schedule.IsFromFile && !named.Contains(schedule.Id))
                {
                    await schedules.DeleteAsync(schedule.Id).ConfigureAwait(false);
                }
            }

            foreach (FiledSchedule one in filed)
            {
                await TakeAsync(one, cancellationToken).ConfigureAwait(false);
            }
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        /// <summary>One that is as it was stays untouched, so that it knows which times it has missed.</summary>
        private async Task TakeAsync(FiledSchedule one, CancellationToken cancel)
        {
            Schedule? before = await store.FindAsync(one.Id, cancel).ConfigureAwait(false);
            if (before is null || !before.IsFromFile || before.Owner != one.Owner || before.Definition.ToJson() != one.Definition.ToJson())
            {
                DateTimeOffset now = time.GetUtcNow();
                await schedules.PutAsync(new Schedule(one.Id, one.Owner, one.Definition, before?.Created ?? now) { IsFromFile = true, Changed = now }).ConfigureAwait(false);
            }
        }
    }
}
