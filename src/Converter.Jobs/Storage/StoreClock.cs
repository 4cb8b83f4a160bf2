namespace Converter.Jobs.Storage;

/// <summary>
/// The time of the database, so that all nodes have one. Between two questions it goes on by the count of ticks since the start of the machine, which no
/// setting of the clock changes: a node whose own clock jumps or is wrong works like any other.
/// </summary>
/// <param name="own">The clock of this machine, which holds until the database has been asked.</param>
public sealed class StoreClock(TimeProvider own) : TimeProvider
{
    private sealed record Known(DateTimeOffset Time, long Ticks);

    private volatile Known _known = new(own.GetUtcNow(), own.GetTimestamp());

    /// <summary>How far the clock of this machine is before that of the database.</summary>
    public TimeSpan Ahead => own.GetUtcNow() - GetUtcNow();

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        Known known = _known;
        return known.Time + own.GetElapsedTime(known.Ticks);
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => own.GetTimestamp();

    /// <inheritdoc/>
    public override long TimestampFrequency => own.TimestampFrequency;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => own.CreateTimer(callback, state, dueTime, period);

    /// <summary>Asks the database.</summary>
    /// <param name="database">The database, PostgreSQL.</param>
    /// <param name="cancel">Calls it off.</param>
    public async Task AskAsync(IDatabase database, CancellationToken cancel)
    {
        List<long> milliseconds = await database.ListAsync(
            "select (extract(epoch from clock_timestamp()) * 1000)::bigint", row => row.GetInt64(0), cancel).ConfigureAwait(false);
        _known = new Known(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds[0]), own.GetTimestamp());
    }
}
