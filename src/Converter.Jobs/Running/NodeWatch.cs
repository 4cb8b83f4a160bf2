using System.Collections.Immutable;
using System.Data.Common;
using Converter.Jobs.Model;
using Converter.Jobs.Storage;
using Converter.Jobs.Storage.Schema;
using Microsoft.Extensions.Logging;

namespace Converter.Jobs.Running;

/// <summary>
/// Keeps this node alive in the eyes of the others, and looks after them: a node whose number stands still is struck out, and what it ran waits again.
/// How long it stood still is counted in looks: neither a clock that jumps nor a break in looking can make a node seem dead.
/// </summary>
public sealed class NodeWatch(
    IDatabase database,
    NodeStore nodes,
    NodeIdentity identity,
    IJobStore store,
    JobService jobs,
    RunningJobs running,
    JobSettings settings,
    TimeProvider time,
    ILogger<NodeWatch> log)
{
    /// <summary>A clock that is further from that of the store is said to be wrong.</summary>
    private static readonly TimeSpan MostAhead = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, (long Beat, int Looks)> _silent = new(StringComparer.Ordinal);
    private ImmutableHashSet<RunningJob> _strays = [];
    private bool _isClockWrong;

    /// <summary>Joins the others. The one process that an embedded store has knows that all others are gone.</summary>
    /// <param name="cancel">Calls it off.</param>
    public async Task JoinAsync(CancellationToken cancel)
    {
        await AskTimeAsync(cancel).ConfigureAwait(false);
        if (!database.Dialect.IsPostgres)
        {
            foreach (Node gone in await nodes.ListAsync(cancel).ConfigureAwait(false))
            {
                await nodes.LeaveAsync(gone.Id).ConfigureAwait(false);
            }
        }

        await nodes.JoinAsync(new Node(identity.Id, Environment.MachineName, settings.Role, Migrations.All[^1].Version, 0, time.GetUtcNow())).ConfigureAwait(false);
        log.LogInformation("This process is node {Node}", identity.Id);
        await TakeOverAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>One look; <see cref="JobSettings.BeatEvery"/> says how often.</summary>
    /// <param name="cancel">Calls it off.</param>
    /// <exception cref="DbException">The store does not answer.</exception>
    public async Task LookAsync(CancellationToken cancel)
    {
        await AskTimeAsync(cancel).ConfigureAwait(false);
        if (database.Dialect.IsPostgres)
        {
            if (!await nodes.BeatAsync(identity.Id).ConfigureAwait(false))
            {
                await ComeBackAsync().ConfigureAwait(false);
            }

            await StrikeOutSilentAsync(cancel).ConfigureAwait(false);
        }

        await TakeOverAsync(cancel).ConfigureAwait(false);
        await CompareAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>Leaves the others, once nothing runs here.</summary>
    public Task LeaveAsync() => nodes.LeaveAsync(identity.Id);

    private async Task AskTimeAsync(CancellationToken cancel)
    {
        if (time is not StoreClock clock)
        {
            return;
        }

        await clock.AskAsync(database, cancel).ConfigureAwait(false);
        bool isWrong = clock.Ahead.Duration() > MostAhead;
        if (isWrong != _isClockWrong)
        {
            _isClockWrong = isWrong;
            log.LogWarning("The clock of this machine is {Seconds:0} s ahead of that of the store, which counts", clock.Ahead.TotalSeconds);
        }
    }

    /// <summary>The others took this node for dead, and have its jobs: it stops what it still runs, and joins under a new name.</summary>
    private async Task ComeBackAsync()
    {
        string old = identity.Id;
        identity.Id = Ulid.New(time);
        running.StopAll();
        log.LogWarning("Node {Old} did not show a sign of life for so long that others took its jobs over; it goes on as {New}", old, identity.Id);
        await nodes.JoinAsync(new Node(identity.Id, Environment.MachineName, settings.Role, Migrations.All[^1].Version, 0, time.GetUtcNow())).ConfigureAwait(false);
    }

    private async Task StrikeOutSilentAsync(CancellationToken cancel)
    {
        ImmutableArray<Node> all = await nodes.ListAsync(cancel).ConfigureAwait(false);
        foreach (string gone in _silent.Keys.Except(all.Select(node => node.Id)).ToArray())
        {
            _silent.Remove(gone);
        }

        foreach (Node node in all.Where(node => node.Id != identity.Id))
        {
            (long beat, int looks) = _silent.GetValueOrDefault(node.Id, (-1, 0));
            looks = beat == node.Beat ? looks + 1 : 0;
            _silent[node.Id] = (node.Beat, looks);
            if (looks >= settings.SilentLooks && await nodes.RemoveAsync(node).ConfigureAwait(false))
            {
                log.LogWarning("Node {Node} on {Host} shows no sign of life; its jobs wait again", node.Id, node.Host);
            }
        }
    }

    /// <summary>What runs on no node that there is waits again.</summary>
    private async Task TakeOverAsync(CancellationToken cancel)
    {
        foreach (Job job in await store.OrphansAsync(cancel).ConfigureAwait(false))
        {
            await jobs.InterruptAsync(job).ConfigureAwait(false);
        }
    }

    /// <summary>Compares what the store says that runs here with what does.</summary>
    private async Task CompareAsync(CancellationToken cancel)
    {
        ImmutableHashSet<RunningJob> before = running.All;
        ImmutableHashSet<RunningJob> held = [.. await store.HeldAsync(identity.Id, cancel).ConfigureAwait(false)];
        foreach (RunningJob over in before.Except(held))
        {
            // Called off on another node, or taken over.
            running.Stop(over.Id, over.Attempt);
        }

        // A claim whose answer was lost, or an end that could not be written: nobody works on it. The second look rules out that it has just begun.
        ImmutableHashSet<RunningJob> strays = held.Except(before).Except(running.All);
        foreach (RunningJob stray in strays.Intersect(_strays))
        {
            if (await store.FindAsync(stray.Id, cancel).ConfigureAwait(false) is { State: JobState.Running } job && job.Attempt == stray.Attempt)
            {
                await jobs.InterruptAsync(job).ConfigureAwait(false);
            }
        }

        _strays = strays;
    }
}
