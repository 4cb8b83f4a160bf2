using System.Collections.Immutable;

namespace Converter.Jobs.Storage;

/// <summary>One line of the audit.</summary>
/// <param name="At">When.</param>
/// <param name="Owner">Who.</param>
/// <param name="Action">What was done, such as <c>convert</c>, <c>download</c>, <c>delete</c>.</param>
/// <param name="Subject">To what, such as the number of a job.</param>
/// <param name="Address">From where.</param>
public sealed record AuditLine(DateTimeOffset At, string Owner, string Action, string Subject, string Address);

/// <summary>Who has converted, downloaded and deleted what. It holds no text and no name of a document.</summary>
/// <param name="database">The database.</param>
/// <param name="time">The clock.</param>
public sealed class AuditLog(IDatabase database, TimeProvider time)
{
    /// <summary>Writes a line.</summary>
    /// <param name="owner">Who.</param>
    /// <param name="action">What.</param>
    /// <param name="subject">To what.</param>
    /// <param name="address">From where.</param>
    public Task WriteAsync(string owner, string action, string subject, string address) => database.WriteAsync(
        transaction => transaction.ExecuteAsync(
            "insert into audit (at, owner, action, subject, address) values (@at, @owner, @action, @subject, @address)",
            ("@at", time.GetUtcNow().ToUnixTimeMilliseconds()),
            ("@owner", owner),
            ("@action", action),
            ("@subject", subject),
            ("@address", address)),
        CancellationToken.None);

    /// <summary>Deletes lines that are older than a time.</summary>
    /// <param name="before">The time.</param>
    public Task ForgetAsync(DateTimeOffset before) => database.WriteAsync(
        transaction => transaction.ExecuteAsync("delete from audit where at < @before", ("@before", before.ToUnixTimeMilliseconds())), CancellationToken.None);

    /// <summary>The last lines, the newest first.</summary>
    /// <param name="most">How many.</param>
    /// <param name="cancel">Calls it off.</param>
    public async Task<ImmutableArray<AuditLine>> LastAsync(int most, CancellationToken cancel) =>
    [
        .. await database.ListAsync(
            "select * from audit order by at desc limit @most",
            row => new AuditLine(row.Time("at"), row.Text("owner")!, row.Text("action")!, row.Text("subject")!, row.Text("address")!),
            cancel,
            ("@most", most)).ConfigureAwait(false),
    ];
}
