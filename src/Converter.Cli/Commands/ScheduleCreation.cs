using System.CommandLine;
using System.Text.Json;
using Converter.Jobs.Schedules;

namespace Converter.Cli.Commands;

/// <summary><c>schedules create …</c>: shows the next times, then has the service keep the schedule.</summary>
internal sealed class ScheduleCreation
{
    private readonly Option<string> _name = new("--name") { Description = "名称 / its name", HelpName = "TEXT", Required = true };
    private readonly Option<string> _cron = new("--cron") { Description = "周期，如 \"30 8 * * 1-5\" / when it recurs", HelpName = "CRON" };
    private readonly Option<string> _at = new("--at") { Description = "一次，如 2026-12-01T08:00 / when it runs once", HelpName = "TIME" };
    private readonly Option<int?> _watch = new("--watch") { Description = "监视来源文件夹，两次查看间隔的秒数 / watch the source, seconds between looks", HelpName = "N" };
    private readonly Option<string> _zone = new("--zone") { Description = "时区，缺省 Asia/Shanghai / time zone", HelpName = "NAME" };
    private readonly Option<string> _source = new("--source") { Description = "来源：根名/文件夹 / where the texts are: root/folder", HelpName = "FOLDER", Required = true };
    private readonly Option<string> _target = new("--target") { Description = "目标：根名/文件夹 / where the outputs go: root/folder", HelpName = "FOLDER", Required = true };
    private readonly Option<string> _style = new("--style") { Description = "样式名 / name of a style", HelpName = "NAME" };
    private readonly Option<string> _misfire = new("--misfire") { Description = "错过的时间：once（补一次，缺省）或 skip / missed times: once (default) or skip", HelpName = "once|skip" };
    private readonly Option<string> _overlap = new("--overlap") { Description = "上次未完时：skip（缺省）或 queue / while the run before goes on: skip (default) or queue", HelpName = "skip|queue" };
    private readonly Option<int?> _warn = new("--warn-after-hours") { Description = "多少小时没有成功时告警 / warn when it has not succeeded for so many hours", HelpName = "N" };
    private readonly Option<string> _callback = new("--callback") { Description = "失败时通知的地址 / address that is told of failures", HelpName = "URL" };
    private readonly Option<string[]> _mail = new("--mail") { Description = "失败时通知的邮箱 / mail address that is told of failures", HelpName = "ADDRESS" };
    private readonly ServiceArguments _service = new();

    private ScheduleCreation()
    {
    }

    /// <summary>Makes the command.</summary>
    /// <param name="terminal">Where to speak.</param>
    public static Command Create(Terminal terminal)
    {
        ScheduleCreation self = new();
        Command command = new("create", "新建计划 / make a schedule")
        {
            self._name, self._cron, self._at, self._watch, self._zone, self._source, self._target, self._style, self._misfire, self._overlap, self._warn, self._callback, self._mail,
        };
        self._service.AddTo(command);
        command.SetAction((parsed, _) => self._service.WithAsync(parsed, terminal, client => self.CreateAsync(parsed, client, terminal)));
        return command;
    }

    private async Task CreateAsync(ParseResult parsed, ServiceClient client, Terminal terminal)
    {
        ScheduleDefinition definition = new()
        {
            Name = parsed.GetValue(_name),
            Cron = parsed.GetValue(_cron),
            At = parsed.GetValue(_at),
            Watch = parsed.GetValue(_watch),
            Zone = parsed.GetValue(_zone),
            Source = parsed.GetValue(_source),
            Target = parsed.GetValue(_target),
            Style = parsed.GetValue(_style),
            Misfire = parsed.GetValue(_misfire),
            Overlap = parsed.GetValue(_overlap),
            WarnAfterHours = parsed.GetValue(_warn),
            Callback = parsed.GetValue(_callback),
            Mail = parsed.GetValue(_mail) is { Length: > 0 } mail ? mail : null,
        };
        JsonElement trial = await client.PostAsync("schedules/trial", definition).ConfigureAwait(false);
        foreach (JsonElement time in trial.GetProperty("next").EnumerateArray())
        {
            terminal.Say($"  {time.GetString()}");
        }

        JsonElement made = await client.PostAsync("schedules", definition).ConfigureAwait(false);
        terminal.Output.WriteLine(made.GetProperty("id").GetString());
    }
}
