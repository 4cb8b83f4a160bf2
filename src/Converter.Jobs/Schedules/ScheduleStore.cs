using System.Collections.Immutable;
using System.Data.Common;
using Converter.Jobs.Storage;

namespace Converter.Jobs.Schedules;

/// <summary>Where schedules and their runs are kept.</summary>
/// <param name="database">The database.</param>
/// <param name="time">The clock.</param>
public sealed class ScheduleStore(IDatabase database, TimeProvider time)
{
    private const string Select =
        """
        select s.*, (select max(r.finished) from schedule_run r where r.schedule = s.id and r.state = 'succeeded') as succeeded
        from schedule s
        """;

    /// <summary>All schedules, by name of identifier.</summary>
    /// <param name="cancel">Calls it off.</param>
    public async Task<ImmutableArray<Schedule>> ListAsync(CancellationToken cancel) =>
        [.. await database.ListAsync($"{Select} order by s.created, s.id", Read, cancel).ConfigureAwait(false)];

    /// <summary>A schedule; <see langword="null"/> where there is none.</summary>
    /// <param name="id">Its identifier.</param>
    /// <param name="cancel">Calls it off.</param>
    public async Task<Schedule?> FindAsync(string id, CancellationToken cancel) =>
        (await database.ListAsync($"{Select} where s.id = @id", Read, cancel, ("@id", id)).ConfigureAwait(false)).FirstOrDefault();

    /// <summary>Keeps a schedule, in place of one with its identifier, whose pause and history stay.</summary>
    /// <param name="schedule">The schedule.</param>
    public Task PutAsync(Schedule schedule) => database.WriteAsync(
        transaction => transaction.ExecuteAsync(
            """
            insert into schedule (id, owner, definition, from_file, created, changed) values (@id, @owner, @definition, @from_file, @created, @changed)
            on conflict (id) do update set owner = @owner, definition = @definition, from_file = @from_file, changed = @changed, warned = null
            """,
            ("@id", schedule.Id),
            ("@owner", schedule.Owner),
            ("@definition", schedule.Definition.ToJson()),
            ("@from_file", schedule.IsFromFile ? 1L : 0L),
            ("@created", schedule.Created.ToUnixTimeMilliseconds()),
            ("@changed", schedule.Changed.ToUnixTimeMilliseconds())),
        CancellationToken.None);

    /// <summary>Deletes a schedule with its history.</summary>
    /// <param name="id">Its identifier.</param>
    public Task DeleteAsync(string id) => database.WriteAsync(
        async transaction =>
        {
            await transaction.ExecuteAsync("delete from schedule_run where schedule = @id", ("@id", id)).ConfigureAwait(false);
            return await transaction.ExecuteAsync("delete from schedule where id = @id", ("@id", id)).ConfigureAwait(false);
        },
        CancellationToken.None);

    /// <summary>Pauses a schedule, or lets it go on.</summary>
    /// <param name="id">Its identifier.</param>
    /// <param name="reason">Why; <see langword="null"/> to go on.</param>
    public Task PauseAsync(string id, string? reason) => database.WriteAsync(
        transaction => transaction.ExecuteAsync("update schedule set paused = @reason, changed = @now where id = @id", ("@id", id), ("@reason", reason), ("@now", Now)),
        CancellationToken.None);

    /// <summary>Notes that a warning was given, unless one was given since the last success.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <returns>Whether it was noted now.</returns>
    public async Task<bool> WarnAsync(Schedule schedule) => await database.WriteAsync(
        transaction => transaction.ExecuteAsync(
            "update schedule set warned = @now where id = @id and (warned is null or warned < @since)",
            ("@id", schedule.Id),
            ("@now", Now),
            ("@since", (schedule.Succeeded ?? schedule.Created).ToUnixTimeMilliseconds())),
        CancellationToken.None).ConfigureAwait(false) > 0;

    /// <summary>Notes a run, once for each instant. Where the run before still goes on, it is left out or waits.</summary>
    /// <param name="run">The run.</param>
    /// <param name="waits">Whether it waits for the run before.</param>
    /// <returns>The run as it was noted; <see langword="null"/> where the schedule has had one for this instant.</returns>
    public Task<ScheduleRun?> BeginAsync(ScheduleRun run, bool waits) => database.WriteAsync(
        async transaction =>
        {
            await database.Dialect.LockAsync(transaction, $"schedule {run.Schedule}").ConfigureAwait(false);
            long before = await transaction.NumberAsync(
                "select count(*) from schedule_run where schedule = @schedule and state in ('waiting', 'running')", ("@schedule", run.Schedule)).ConfigureAwait(false);
            bool isLeftOut = before > 0 && !waits;
            ScheduleRun noted = run with { State = isLeftOut ? RunState.Skipped : RunState.Waiting, Reason = isLeftOut ? "overlap" : string.Empty };
            int rows = await transaction.ExecuteAsync(
                """
                insert into schedule_run (id, schedule, instant, cause, state, reason, finished, lease) values (@id, @schedule, @instant, @cause, @state, @reason, @finished, 0)
                on conflict (schedule, instant) do nothing
                """,
                ("@id", run.Id),
                ("@schedule", run.Schedule),
                ("@instant", run.Instant.ToUnixTimeMilliseconds()),
                ("@cause", WordOf(run.Cause)),
                ("@state", WordOf(noted.State)),
                ("@reason", noted.Reason),
                ("@finished", isLeftOut ? Now : null)).ConfigureAwait(false);
            return rows == 0 ? null : noted;
        },
        CancellationToken.None);

    /// <summary>Runs that wait or that nobody holds any more, in the order of their instants.</summary>
    /// <param name="cancel">Calls it off.</param>
    public async Task<ImmutableArray<ScheduleRun>> OpenAsync(CancellationToken cancel) =>
    [
        .. await database.ListAsync(
            """
            select * from schedule_run r where (state = 'waiting' or (state = 'running' and lease < @now))
              and not exists (select 1 from schedule_run o where o.schedule = r.schedule and o.id <> r.id and o.state = 'running') order by instant limit 100
            """,
            ReadRun,
            cancel,
            ("@now", Now)).ConfigureAwait(false),
    ];

    /// <summary>Takes a run, or keeps hold of one, for a while.</summary>
    /// <param name="id">The run.</param>
    /// <param name="holder">Who.</param>
    /// <param name="until">Until when.</param>
    /// <returns>Whether it is held now.</returns>
    public async Task<bool> HoldAsync(string id, string holder, DateTimeOffset until) => await database.WriteAsync(
        transaction => transaction.ExecuteAsync(
            """
            update schedule_run set state = 'running', holder = @holder, lease = @until, started = coalesce(started, @now)
            where id = @id and (state = 'waiting' or (state = 'running' and (lease < @now or holder = @holder)))
            """,
            ("@id", id),
            ("@holder", holder),
            ("@until", until.ToUnixTimeMilliseconds()),
            ("@now", Now)),
        CancellationToken.None).ConfigureAwait(false) > 0;

    /// <summary>Lets go of what runs, for others or for the next start.</summary>
    /// <param name="holder">Whose; <see langword="null"/> for everybody's, where this process is the only one.</param>
    public Task LetGoAsync(string? holder) => database.WriteAsync(
        transaction => holder is null
            ? transaction.ExecuteAsync("update schedule_run set lease = 0 where state = 'running'")
            : transaction.ExecuteAsync("update schedule_run set lease = 0 where state = 'running' and holder = @holder", ("@holder", holder)),
        CancellationToken.None);

    /// <summary>Brings a run to rest.</summary>
    /// <param name="run">The run with its outcome.</param>
    public Task FinishAsync(ScheduleRun run) => database.WriteAsync(
        transaction => transaction.ExecuteAsync(
            """
            update schedule_run set state = @state, reason = @reason, finished = @finished, files = @files, made = @made, up_to_date = @up_to_date,
              failed = @failed, report = @report where id = @id and state = 'running'
            """,
            ("@id", run.Id),
            ("@state", WordOf(run.State)),
            ("@reason", run.Reason),
            ("@finished", run.Finished!.Value.ToUnixTimeMilliseconds()),
            ("@files", (long)run.Files),
            ("@made", (long)run.Made),
            ("@up_to_date", (long)run.UpToDate),
            ("@failed", (long)run.Failed),
            ("@report", run.Report)),
        CancellationToken.None);

    /// <summary>Forgets a run in which nothing was to be done.</summary>
    /// <param name="id">The run.</param>
    public Task DropAsync(string id) =>
        database.WriteAsync(transaction => transaction.ExecuteAsync("delete from schedule_run where id = @id", ("@id", id)), CancellationToken.None);

    /// <summary>Runs of a schedule, the newest first.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="most">How many.</param>
    /// <param name="cancel">Calls it off.</param>
    public async Task<ImmutableArray<ScheduleRun>> RunsAsync(string schedule, int most, CancellationToken cancel) =>
    [
        .. await database.ListAsync(
            "select * from schedule_run where schedule = @schedule order by instant desc limit @most", ReadRun, cancel, ("@schedule", schedule), ("@most", most)).ConfigureAwait(false),
    ];

    /// <summary>A run; <see langword="null"/> where there is none.</summary>
    /// <param name="id">Its identifier.</param>
    /// <param name="cancel">Calls it off.</param>
    public async Task<ScheduleRun?> FindRunAsync(string id, CancellationToken cancel) =>
        (await database.ListAsync("select * from schedule_run where id = @id", ReadRun, cancel, ("@id", id)).ConfigureAwait(false)).FirstOrDefault();

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    private static string WordOf<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static Schedule Read(DbDataReader row) =>
        new(row.Text("id")!, row.Text("owner")!, ScheduleDefinition.FromJson(row.Text("definition")!), row.Time("created"))
        {
            IsFromFile = row.Number("from_file") == 1,
            Paused = row.Text("paused"),
            Changed = row.Time("changed"),
            Warned = row.TimeOrNone("warned"),
            Succeeded = row.TimeOrNone("succeeded"),
        };

    private static ScheduleRun ReadRun(DbDataReader row) =>
        new(row.Text("id")!, row.Text("schedule")!, row.Time("instant"), Enum.Parse<RunCause>(row.Text("cause")!, ignoreCase: true))
        {
            State = Enum.Parse<RunState>(row.Text("state")!, ignoreCase: true),
            Reason = row.Text("reason")!,
            Started = row.TimeOrNone("started"),
            Finished = row.TimeOrNone("finished"),
            Files = (int)row.Number("files"),
            Made = (int)row.Number("made"),
            UpToDate = (int)row.Number("up_to_date"),
            Failed = (int)row.Number("failed"),
            Report = row.Text("report"),
        };
}
