using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;

namespace Converter.Jobs.Storage.Schema;

/// <summary>
/// Brings the schema of a store to the version of the program: forwards only, one process at a time, each step once and whole. A store that is
/// too new is refused before anything is touched.
/// </summary>
/// <param name="database">The store.</param>
/// <param name="steps">All steps that the program knows, in order.</param>
public sealed class SchemaKeeper(IDatabase database, ImmutableArray<Migration> steps)
{
    /// <summary>Brings the schema forward.</summary>
    /// <param name="cancel">Calls it off between two steps.</param>
    /// <exception cref="StoreRefusedException">The schema is too new, or older nodes run that the next step would break.</exception>
    public async Task PrepareAsync(CancellationToken cancel)
    {
        for (bool isDone = false; !isDone; cancel.ThrowIfCancellationRequested())
        {
            isDone = await database.WriteAsync(StepAsync, cancel).ConfigureAwait(false);
        }
    }

    /// <summary>Makes the next step that is missing.</summary>
    /// <returns>Whether none was.</returns>
    private async Task<bool> StepAsync(DbTransaction transaction)
    {
        // Held to the end of the transaction: of several nodes that start together one makes the step, and the others then find it made.
        await database.Dialect.LockAsync(transaction, "schema").ConfigureAwait(false);
        if (database.Dialect.IsPostgres)
        {
            // A step may take its time on a large table.
            await transaction.ExecuteAsync("set local statement_timeout = 0").ConfigureAwait(false);
        }

        await transaction.ExecuteAsync(Adapt(
            "create table if not exists migration (version bigint not null primary key, oldest bigint not null)")).ConfigureAwait(false);
        long made = await transaction.NumberAsync("select max(version) from migration").ConfigureAwait(false);
        long oldest = await transaction.NumberAsync("select max(oldest) from migration").ConfigureAwait(false);
        int known = steps[^1].Version;
        if (made > known && oldest > known)
        {
            throw new StoreRefusedException(SchemaFindings.Newer(made, known));
        }

        if (steps.FirstOrDefault(step => step.Version > made) is not { } next)
        {
            return true;
        }

        await RefuseBesideOldNodesAsync(transaction, next, made, oldest).ConfigureAwait(false);
        foreach (string statement in database.Dialect.IsPostgres ? next.Statements.AddRange(next.Postgres) : next.Statements)
        {
            await transaction.ExecuteAsync(Adapt(statement)).ConfigureAwait(false);
        }

        await transaction.ExecuteAsync(
            "insert into migration (version, oldest) values (@version, @oldest)", ("@version", next.Version), ("@oldest", next.Oldest)).ConfigureAwait(false);
        return false;
    }

    private static async Task RefuseBesideOldNodesAsync(DbTransaction transaction, Migration next, long made, long oldest)
    {
        // Nodes are counted since the second step.
        if (made < 2 || next.Oldest <= oldest)
        {
            return;
        }

        List<string> nodes = await transaction.ListAsync(
            "select id, host from node where version < @oldest order by id",
            row => string.Create(CultureInfo.InvariantCulture, $"{row.GetString(1)} ({row.GetString(0)})"),
            ("@oldest", next.Oldest)).ConfigureAwait(false);
        if (nodes.Count > 0)
        {
            throw new StoreRefusedException(SchemaFindings.OldNodes(next.Version, nodes));
        }
    }

    private string Adapt(string statement) => statement.Replace("{text}", database.Dialect.TextType, StringComparison.Ordinal);
}
