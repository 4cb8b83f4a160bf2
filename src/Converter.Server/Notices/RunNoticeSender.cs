using System.Globalization;
using System.Text.Json;
using Converter.Jobs.Schedules;
using Microsoft.Extensions.Logging;

namespace Converter.Server.Notices;

/// <summary>Tells that a run of a schedule failed, or that a schedule has not succeeded for too long: by a signed post or by mail.</summary>
/// <param name="post">Posts it.</param>
/// <param name="mailer">Mails it.</param>
/// <param name="log">The log.</param>
internal sealed class RunNoticeSender(SignedPost post, Mailer mailer, ILogger<RunNoticeSender> log) : IRunNoticeSender
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    public async Task SendAsync(RunNotice notice, Schedule schedule, ScheduleRun? run, CancellationToken cancel)
    {
        try
        {
            if (notice.IsMail)
            {
                await mailer.SendAsync(notice.Address, SubjectOf(schedule, run), BodyOf(schedule, run), cancel).ConfigureAwait(false);
            }
            else
            {
                await post.SendAsync(notice.Address, run?.Id ?? $"{schedule.Id}-{notice.At}", JsonOf(notice, schedule, run), cancel).ConfigureAwait(false);
            }
        }
        catch (IOException exception)
        {
            log.LogWarning("The notice of schedule {Schedule} did not arrive: {Reason}", schedule.Id, exception.Message);
            throw;
        }
    }

    private static string JsonOf(RunNotice notice, Schedule schedule, ScheduleRun? run) => JsonSerializer.Serialize(
        new
        {
            Schedule = schedule.Id,
            schedule.Definition.Name,
            Run = run?.Id,
            State = run is null ? "overdue" : "failed",
            run?.Reason,
            run?.Files,
            run?.Made,
            run?.Failed,
            notice.At,
            Href = $"/api/v1/schedules/{schedule.Id}/runs",
        },
        Json);

    private static string SubjectOf(Schedule schedule, ScheduleRun? run) => run is null
        ? $"计划“{schedule.Definition.Name}”已超过 {schedule.Definition.WarnAfterHours} 小时没有成功 / schedule has not succeeded"
        : $"计划“{schedule.Definition.Name}”运行失败 / schedule failed";

    private static string BodyOf(Schedule schedule, ScheduleRun? run)
    {
        string folders = $"来源 / source: {schedule.Definition.Source}\n目标 / target: {schedule.Definition.Target}\n";
        return run is null
            ? $"上次成功 / last success: {schedule.Succeeded?.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture) ?? "–"}\n{folders}"
            : $"运行 / run: {run.Id}\n时间 / time: {run.Instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)}\n原因 / reason: {run.Reason}\n"
                + FormattableString.Invariant($"文件 / files: {run.Files}，已生成 / made: {run.Made}，失败 / failed: {run.Failed}\n{folders}");
    }
}
