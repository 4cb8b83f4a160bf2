using System.Data.Common;
using Converter.Jobs.Blobs;
using Converter.Jobs.Model;

namespace Converter.Jobs.Storage;

/// <summary>Acceptance of jobs in one transaction.</summary>
/// <param name="dialect">The dialect of the database.</param>
/// <param name="contents">Where the contents are.</param>
/// <param name="transaction">The transaction.</param>
internal sealed class JobAcceptance(SqlDialect dialect, IBlobStore contents, DbTransaction transaction)
{
    /// <summary>Accepts jobs, all or none.</summary>
    /// <param name="submission">The jobs, all of one owner.</param>
    public async Task<Acceptance> AcceptAsync(Submission submission)
    {
        string owner = submission.Jobs[0].Owner;
        // One submission of an owner at a time: his limit, his rounds and his keys hold whichever nodes he comes to. The limit for all is looked at
        // without a lock; submissions of several owners at the same moment may go beyond it by what they bring.
        await dialect.LockAsync(transaction, "owner " + owner).ConfigureAwait(false);
        if (submission.Mark is { } mark && await RepeatedAsync(owner, mark).ConfigureAwait(false) is { } repeated)
        {
            return repeated;
        }

        (long queued, long own, long round) = await QueueAsync(submission.Jobs[0]).ConfigureAwait(false);
        int more = submission.Jobs.Length;
        if (queued + more > submission.Limits.MostQueued || own + more > submission.Limits.MostQueuedPerOwner)
        {
            bool isFull = queued + more > submission.Limits.MostQueued;
            return new Acceptance(isFull ? AcceptanceOutcome.QueueFull : AcceptanceOutcome.OwnerQueueFull, null, queued);
        }

        if (!await contents.HoldAsync(transaction, submission.Jobs.Select(job => job.Input)).ConfigureAwait(false))
        {
            throw new ContentGoneException();
        }

        foreach (Job job in submission.Jobs)
        {
            Job placed = job with { Round = round++ };
            await transaction.ExecuteAsync($"{JobRow.Insert};\n{JobStory.First}", JobRow.ValuesOf(placed)).ConfigureAwait(false);
        }

        if (submission.Mark is { } kept)
        {
            await transaction.ExecuteAsync(
                "insert into idempotency (owner, mark, digest, location, created) values (@owner, @mark, @digest, @location, @created)",
                ("@owner", owner),
                ("@mark", kept.Key),
                ("@digest", kept.Digest),
                ("@location", kept.Location),
                ("@created", submission.Jobs[0].Created.ToUnixTimeMilliseconds())).ConfigureAwait(false);
        }

        return new Acceptance(AcceptanceOutcome.Accepted, submission.Mark?.Location, queued + more);
    }

    private async Task<Acceptance?> RepeatedAsync(string owner, IdempotencyMark mark)
    {
        List<(string Digest, string Location)> known = await transaction.ListAsync(
            "select digest, location from idempotency where owner = @owner and mark = @mark",
            row => (row.GetString(0), row.GetString(1)),
            ("@owner", owner),
            ("@mark", mark.Key)).ConfigureAwait(false);
        if (known.Count == 0)
        {
            return null;
        }

        return known[0].Digest == mark.Digest
            ? new Acceptance(AcceptanceOutcome.Repeated, known[0].Location, 0)
            : new Acceptance(AcceptanceOutcome.KeyReused, null, 0);
    }

    /// <summary>How many jobs wait, in all and of the owner, and the round of his next one.</summary>
    /// <remarks>
    /// Owners take turns: the next job of an owner stands one round behind the last one of his that waits, but not before the round that is
    /// being served. An owner with one job therefore waits for at most one job of every other.
    /// </remarks>
    private async Task<(long Queued, long Own, long Round)> QueueAsync(Job job) => (await transaction.ListAsync(
        """
        select (select count(*) from job where state = 'queued') as queued,
          (select count(*) from job where state = 'queued' and owner = @owner) as own,
          coalesce((select max(round) + 1 from job where state = 'queued' and priority = @priority and owner = @owner), 0) as behind_own,
          coalesce((select min(round) from job where state = 'queued' and priority = @priority), 0) as served
        """,
        row => (row.Number("queued"), row.Number("own"), Math.Max(row.Number("behind_own"), row.Number("served"))),
        ("@owner", job.Owner),
        ("@priority", (int)job.Priority)).ConfigureAwait(false))[0];
}
