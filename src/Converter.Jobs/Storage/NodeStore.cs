using System.Collections.Immutable;
using System.Data.Common;

namespace Converter.Jobs.Storage;

/// <summary>A process that works on the store.</summary>
/// <param name="Id">Its name, new at each start.</param>
/// <param name="Host">The machine that it is on.</param>
/// <param name="Role">What it does: <c>web</c>, <c>worker</c>, <c>all</c>.</param>
/// <param name="Version">The last step of the schema that it knows.</param>
/// <param name="Beat">A number that grows while it lives.</param>
/// <param name="Started">When it came.</param>
public sealed record Node(string Id, string Host, string Role, long Version, long Beat, DateTimeOffset Started);

/// <summary>
/// The nodes of a cluster. Each counts its own number upwards; the others see that it stands still. No clock is compared with that of
/// another machine.
/// </summary>
/// <param name="database">The database.</param>
public sealed class NodeStore(IDatabase database)
{
    /// <summary>Notes a node.</summary>
    /// <param name="node">The node.</param>
    public Task JoinAsync(Node node) => database.WriteAsync(
        transaction => transaction.ExecuteAsync(
            "insert into node (id, host, role, version, beat, started) values (@id, @host, @role, @version, @beat, @started) on conflict (id) do nothing",
            ("@id", node.Id),
            ("@host", node.Host),
            ("@role", node.Role),
            ("@version", node.Version),
            ("@beat", node.Beat),
            ("@started", node.Started.ToUnixTimeMilliseconds())),
        CancellationToken.None);

    /// <summary>Counts a node's number upwards.</summary>
    /// <param name="id">The node.</param>
    /// <returns>Whether the others still know it.</returns>
    public Task<bool> BeatAsync(string id) => database.WriteAsync(
        async transaction => await transaction.ExecuteAsync("update node set beat = beat + 1 where id = @id", ("@id", id)).ConfigureAwait(false) > 0,
        CancellationToken.None);

    /// <summary>All nodes.</summary>
    /// <param name="cancel">Calls it off.</param>
    public async Task<ImmutableArray<Node>> ListAsync(CancellationToken cancel) =>
        [.. await database.ListAsync("select * from node order by id", Read, cancel).ConfigureAwait(false)];

    /// <summary>Strikes a node out, so that it can take nothing any more.</summary>
    /// <param name="node">The node, as it was last seen; one that has counted on meanwhile stays.</param>
    /// <returns>Whether it was struck out.</returns>
    public Task<bool> RemoveAsync(Node node) => database.WriteAsync(
        async transaction => await transaction.ExecuteAsync(
            "delete from node where id = @id and beat = @beat", ("@id", node.Id), ("@beat", node.Beat)).ConfigureAwait(false) > 0,
        CancellationToken.None);

    /// <summary>Strikes a node out that leaves by itself.</summary>
    /// <param name="id">The node.</param>
    public Task LeaveAsync(string id) => database.WriteAsync(
        transaction => transaction.ExecuteAsync("delete from node where id = @id", ("@id", id)), CancellationToken.None);

    private static Node Read(DbDataReader row) => new(
        row.Text("id")!, row.Text("host")!, row.Text("role")!, row.Number("version"), row.Number("beat"), row.Time("started"));
}
