using System.Text;
using System.Text.Json;
using Converter.Jobs.Schedules;
using Converter.Testing;

namespace Converter.Server.Tests;

/// <summary>Watched folders with real files: what has arrived is done and moved, what has not is left alone.</summary>
public sealed class WatchTests : IDisposable
{
    private const string Text = "关于做好防汛工作的通知\n各县区：\n现将有关事项通知如下。\n";
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("converter-watch-");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string In => Path.Combine(_root.FullName, "in");

    private string Out => Path.Combine(_root.FullName, "out");

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public async Task What_arrives_is_made_and_moved_and_what_has_not_arrived_stays()
    {
        await using RunningServer server = await StartAsync();
        Write("in/通知.txt", Text);
        Write("in/科室/坏.txt", string.Empty);
        Write("in/~$通知.docx", "x");
        Write("in/下载.txt.crdownload", "x");
        Write("in/图.png", "x");
        using FileStream held = new(Path.Combine(In, "写.txt"), FileMode.Create, FileAccess.Write, FileShare.ReadWrite);
        held.Write(Encoding.UTF8.GetBytes(Text));
        held.Flush();
        await CreateAsync(server);

        await UntilAsync(() => File.Exists(Path.Combine(In, "failed/科室/坏.txt")) && File.Exists(Path.Combine(In, "done/通知.txt")));
        await Task.Delay(3_000, Cancel);
        Assert.True(File.Exists(Path.Combine(In, "写.txt")), "a file that is still written was taken");
        held.Dispose();
        await UntilAsync(() => File.Exists(Path.Combine(In, "done/写.txt")));

        Assert.Equal(["通知.pdf", "写.pdf"], Directory.GetFiles(Out, "*.pdf").Select(file => Path.GetFileName(file)).OrderByDescending(name => name, StringComparer.Ordinal));
        Assert.Equal(["~$通知.docx", "下载.txt.crdownload", "图.png"], Directory.GetFiles(In).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_same_name_again_is_numbered_among_the_done()
    {
        await using RunningServer server = await StartAsync();
        await CreateAsync(server);
        Write("in/通知.txt", Text);
        await UntilAsync(() => File.Exists(Path.Combine(In, "done/通知.txt")));
        Write("in/通知.txt", Text + "第二稿。\n");
        await UntilAsync(() => File.Exists(Path.Combine(In, "done/通知-2.txt")));

        Assert.Equal(Text, File.ReadAllText(Path.Combine(In, "done/通知.txt")));
    }

    [Fact]
    public async Task A_file_that_is_replaced_while_it_is_read_is_done_again()
    {
        string file = Path.Combine(In, "通知.txt");
        Write("in/通知.txt", Text);
        WatchedFolder folder = new(In, Out, Batches.BatchPatterns.Usual, TimeSpan.FromMilliseconds(20));
        Batches.BatchEntry entry = Assert.Single(await folder.ArrivedAsync(TimeProvider.System, Cancel));
        string digest = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(entry.Read().Content!));
        File.WriteAllText(file, Text + "后来的一稿。\n");

        Assert.False(folder.TakeOut(entry, digest, isMade: true));
        Assert.EndsWith("后来的一稿。\n", File.ReadAllText(file), StringComparison.Ordinal);
        Batches.BatchEntry again = Assert.Single(await folder.ArrivedAsync(TimeProvider.System, Cancel));
        Assert.True(folder.TakeOut(again, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(again.Read().Content!)), isMade: true));
        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task A_file_that_grows_between_two_looks_has_not_arrived()
    {
        Write("in/通知.txt", Text);
        WatchedFolder folder = new(In, Out, Batches.BatchPatterns.Usual, TimeSpan.FromMilliseconds(300));
        using StoppedClock clock = new();
        Task<List<Batches.BatchEntry>> look = folder.ArrivedAsync(clock, Cancel);
        await Patience.UntilAsync(() => clock.IsAwaited, Cancel);
        File.AppendAllText(Path.Combine(In, "通知.txt"), "再写一行。\n");
        clock.GoOn();

        Assert.Empty(await look);
    }

    [Fact]
    public async Task A_thousand_files_at_once_are_all_made_and_none_twice()
    {
        const int Files = 1_000;
        await using RunningServer server = await StartAsync();
        for (int at = 0; at < Files; at++)
        {
            Write($"in/{at % 10}/{at:000}.txt", $"第{at}号\n请办理。\n");
        }

        string id = await CreateAsync(server, "docx");
        await UntilAsync(() => Directory.Exists(Path.Combine(In, "done")) && Directory.GetFiles(Path.Combine(In, "done"), "*.txt", SearchOption.AllDirectories).Length == Files);
        await ScheduleTests.UntilAsync(server, id, runs => runs.Length > 0 && runs.All(run => run.TryGetProperty("finished", out _)));

        JsonElement[] runs = await ScheduleTests.RunsAsync(server, id);
        Assert.Equal(Files, runs.Sum(run => run.GetProperty("made").GetInt32()));
        Assert.Equal(0, runs.Sum(run => run.GetProperty("failed").GetInt32()));
        Assert.Equal(Files, Directory.GetFiles(Out, "*.docx", SearchOption.AllDirectories).Length);
        JsonElement figures = await server.GetAsync("/api/v1/admin/figures");
        Assert.Equal(Files, figures.GetProperty("jobs").GetProperty("succeeded").GetInt32());
    }

    private static async Task<string> CreateAsync(RunningServer server, string formats = "docx,pdf")
    {
        using HttpResponseMessage response = await server.PostJsonAsync(
            "/api/v1/schedules", new { name = "收件", watch = 1, source = "in", target = "out", formats = formats.Split(',') });
        return (await RunningServer.JsonOf(response)).GetProperty("id").GetString()!;
    }

    private static Task UntilAsync(Func<bool> condition) => Patience.UntilAsync(condition, Cancel);

    private void Write(string path, string text)
    {
        string file = Path.Combine(_root.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text, new UTF8Encoding(false));
    }

    private Task<RunningServer> StartAsync()
    {
        Directory.CreateDirectory(In);
        return RunningServer.StartAsync(settings => settings with { Schedules = new ScheduleSettings { Roots = { ["in"] = In, ["out"] = Out } } });
    }

    /// <summary>A clock on which nothing comes due until it goes on: between the two looks lies what the test puts there.</summary>
    private sealed class StoppedClock : TimeProvider, IDisposable
    {
        private readonly List<ITimer> _due = [];
        private Action? _begin;

        /// <summary>Whether something waits for it.</summary>
        public bool IsAwaited => Volatile.Read(ref _begin) is not null;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            ITimer timer = System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _due.Add(timer);
            Volatile.Write(ref _begin, () => timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan));
            return timer;
        }

        public void GoOn() => _begin!();

        public void Dispose() => _due.ForEach(timer => timer.Dispose());
    }
}
