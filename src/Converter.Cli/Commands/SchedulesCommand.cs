using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Converter.Documents;
using Converter.Jobs.Schedules;

namespace Converter.Cli.Commands;

/// <summary><c>schedules …</c>: looks at, makes and steers the schedules of a running service; checks a file of schedules without one.</summary>
internal static class SchedulesCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="terminal">Where to speak.</param>
    public static Command Create(Terminal terminal)
    {
        Command command = new("schedules", "定时批处理 / batches on a schedule")
        {
            Validate(terminal),
            Next(terminal),
            List(terminal),
            ScheduleCreation.Create(terminal),
            Steer("run", "立即运行 / run one now", terminal, (client, id) => client.PostAsync($"schedules/{id}/run", new { })),
            Pause(terminal),
            Steer("resume", "继续 / let one go on", terminal, (client, id) => client.PostAsync($"schedules/{id}/resume", new { })),
            Steer("delete", "删除 / delete one", terminal, (client, id) => client.DeleteAsync($"schedules/{id}")),
            Runs(terminal),
        };
        command.Aliases.Add("schedule");
        return command;
    }

    private static Command Validate(Terminal terminal)
    {
        Argument<string> file = new("FILE") { Description = "schedules.yaml" };
        Command command = new("validate", "检查 schedules.yaml / check a file of schedules") { file };
        command.SetAction(parsed =>
        {
            string path = parsed.GetValue(file)!;
            try
            {
                return Validate(path, File.ReadAllText(path), terminal);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                terminal.Say($"{path}: {exception.Message}");
                return ExitCode.InputUnreadable;
            }
        });
        return command;
    }

    private static int Validate(string path, string text, Terminal terminal)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        List<(string Subject, Diagnostic Finding)> findings = [];
        foreach (FiledSchedule one in ScheduleFile.Read(text, null, now, findings))
        {
            terminal.Output.WriteLine($"{one.Id}\t{one.Definition.Name}");
            WriteTimes(terminal, ScheduleTiming.Read(one.Definition, [])!.Next(now, 5));
        }

        findings.ForEach(finding => terminal.Say($"{path}: {finding.Subject}", finding.Finding));
        return findings.Count == 0 ? ExitCode.Done : ExitCode.Findings;
    }

    private static Command Next(Terminal terminal)
    {
        Argument<string> cron = new("CRON") { Description = "如 \"30 8 * * 1-5\" / such as \"30 8 * * 1-5\"" };
        Option<string> zone = new("--zone") { Description = "时区，缺省 Asia/Shanghai / time zone", HelpName = "NAME" };
        Command command = new("next", "显示其后五次时间 / show the next five times") { cron, zone };
        command.SetAction(parsed =>
        {
            List<Diagnostic> findings = [];
            ScheduleTiming? timing = ScheduleTiming.Read(new ScheduleDefinition { Cron = parsed.GetValue(cron), Zone = parsed.GetValue(zone) }, findings);
            findings.ForEach(finding => terminal.Say("converter", finding));
            WriteTimes(terminal, timing?.Next(TimeProvider.System.GetUtcNow(), 5) ?? []);
            return timing is null ? ExitCode.Usage : ExitCode.Done;
        });
        return command;
    }

    private static void WriteTimes(Terminal terminal, ImmutableArray<DateTimeOffset> times)
    {
        foreach (DateTimeOffset time in times)
        {
            terminal.Output.WriteLine("  " + time.ToString("yyyy-MM-dd ddd HH:mm:ss zzz", CultureInfo.InvariantCulture));
        }
    }

    private static Command List(Terminal terminal)
    {
        ServiceArguments service = new();
        Command command = new("list", "列出计划 / list the schedules");
        service.AddTo(command);
        command.SetAction((parsed, _) => service.WithAsync(parsed, terminal, async client =>
        {
            foreach (JsonElement one in (await client.GetAsync("schedules").ConfigureAwait(false)).EnumerateArray())
            {
                string next = one.GetProperty("next").EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.String } time ? time.GetString()! : "–";
                string state = one.TryGetProperty("paused", out JsonElement why) ? $"paused: {why.GetString()}"
                    : one.TryGetProperty("last", out JsonElement last) ? last.GetProperty("state").GetString()! : "–";
                string overdue = one.GetProperty("isOverdue").GetBoolean() ? "\toverdue" : string.Empty;
                terminal.Output.WriteLine($"{one.GetProperty("id").GetString()}\t{one.GetProperty("definition").GetProperty("name").GetString()}\t{next}\t{state}{overdue}");
            }
        }));
        return command;
    }

    private static Command Runs(Terminal terminal)
    {
        ServiceArguments service = new();
        Argument<string> id = Id();
        Command command = new("runs", "运行历史 / the history of one") { id };
        service.AddTo(command);
        command.SetAction((parsed, _) => service.WithAsync(parsed, terminal, async client =>
        {
            foreach (JsonElement run in (await client.GetAsync($"schedules/{Uri.EscapeDataString(parsed.GetValue(id)!)}/runs").ConfigureAwait(false)).EnumerateArray())
            {
                string reason = run.TryGetProperty("reason", out JsonElement why) ? why.GetString()! : string.Empty;
                terminal.Output.WriteLine(
                    $"{run.GetProperty("id").GetString()}\t{run.GetProperty("instant").GetString()}\t{run.GetProperty("cause").GetString()}\t{run.GetProperty("state").GetString()}\t{reason}"
                    + $"\t{run.GetProperty("made").GetInt32()}/{run.GetProperty("upToDate").GetInt32()}/{run.GetProperty("failed").GetInt32()}");
            }
        }));
        return command;
    }

    private static Command Pause(Terminal terminal)
    {
        Option<string> reason = new("--reason") { Description = "原因 / why", HelpName = "TEXT", Required = true };
        ServiceArguments service = new();
        Argument<string> id = Id();
        Command command = new("pause", "暂停 / pause one") { id, reason };
        service.AddTo(command);
        command.SetAction((parsed, _) => service.WithAsync(
            parsed, terminal, client => client.PostAsync($"schedules/{Uri.EscapeDataString(parsed.GetValue(id)!)}/pause", new { reason = parsed.GetValue(reason) })));
        return command;
    }

    private static Command Steer(string name, string description, Terminal terminal, Func<ServiceClient, string, Task> act)
    {
        ServiceArguments service = new();
        Argument<string> id = Id();
        Command command = new(name, description) { id };
        service.AddTo(command);
        command.SetAction((parsed, _) => service.WithAsync(parsed, terminal, client => act(client, Uri.EscapeDataString(parsed.GetValue(id)!))));
        return command;
    }

    private static Argument<string> Id() => new("ID") { Description = "计划编号 / the number of a schedule" };
}
