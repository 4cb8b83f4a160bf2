using System.Data.Common;

namespace Converter.Jobs.Storage;

/// <summary>Where one database differs from another. Everything else is SQL that SQLite and PostgreSQL read alike.</summary>
public sealed class SqlDialect
{
    private SqlDialect()
    {
    }

    /// <summary>SQLite: one process, one writer at a time.</summary>
    public static SqlDialect Sqlite { get; } = new() { TextType = "text" };

    /// <summary>PostgreSQL: any number of processes. Text is compared by code point there, as SQLite does, and not by the language of the database.</summary>
    public static SqlDialect Postgres { get; } = new() { TextType = "text collate \"C\"", IsPostgres = true };

    /// <summary>Whether it is PostgreSQL.</summary>
    public bool IsPostgres { get; private init; }

    /// <summary>The type of text in a definition of a table.</summary>
    public required string TextType { get; init; }

    /// <summary>Behind a query: locks its rows, and passes over those that another transaction has locked.</summary>
    public string SkipLocked => IsPostgres ? "for update skip locked" : string.Empty;

    /// <summary>Behind a query: keeps its rows from being deleted before the transaction ends.</summary>
    public string KeepRows => IsPostgres ? "for key share" : string.Empty;

    /// <summary>
    /// Waits until no other transaction holds a name, and holds it to the end of this one. SQLite has one writer at a time anyway.
    /// </summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="name">The name.</param>
    public async Task LockAsync(DbTransaction transaction, string name)
    {
        if (IsPostgres)
        {
            await transaction.ExecuteAsync("select pg_advisory_xact_lock(hashtextextended(@name, 4213))", ("@name", name)).ConfigureAwait(false);
        }
    }
}
