using System.Collections.Immutable;
using System.Data.Common;
using Converter.Jobs.Storage;
using Microsoft.Extensions.Hosting;

namespace Converter.Jobs.Running;

/// <summary>
/// Hands on how jobs get on that run on other nodes, to those who listen here. It asks the store about these jobs only, and about nothing where nobody
/// listens: a message of PostgreSQL for each change would make all commits wait for one another.
/// </summary>
public sealed class JobRelay(JobEvents events, IDatabase database, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(100);

    private readonly Dictionary<string, JobEvent> _told = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.WhenAny(Task.Delay(Every, time, stoppingToken)).ConfigureAwait(false);
            try
            {
                await RelayAsync(events.ListenedTo(), stoppingToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is DbException or TimeoutException or OperationCanceledException)
            {
                // The store is away, which others say; those who listen hear of it when it is back.
            }
        }
    }

    private async Task RelayAsync(ImmutableArray<string> ids, CancellationToken cancel)
    {
        foreach (string left in _told.Keys.Except(ids).ToArray())
        {
            _told.Remove(left);
        }

        foreach (string[] some in ids.Chunk(500))
        {
            List<JobEvent> found = await database.ListAsync(
                $"select id, state, stage, stages_done from job where id in ({Sql.Names(some.Length)})",
                row => new JobEvent(row.Text("id")!, JobRow.StateOf(row.Text("state")!), row.Text("stage"), (int)row.Number("stages_done")),
                cancel,
                [.. Sql.Values(some)]).ConfigureAwait(false);
            foreach (JobEvent told in found.Where(told => events.Last(told.Id) is null && _told.GetValueOrDefault(told.Id) != told))
            {
                _told[told.Id] = told;
                events.Relay(told);
            }
        }
    }
}
