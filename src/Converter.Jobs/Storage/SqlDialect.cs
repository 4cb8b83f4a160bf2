using System.Collections.Immutable;

namespace Converter.Jobs.Storage;

/// <summary>
/// The tables, and where one database differs from another. Everything else is SQL that SQLite and PostgreSQL read alike: times are
/// milliseconds since 1970, structured values are JSON in text.
/// </summary>
public sealed class SqlDialect
{
    private SqlDialect(ImmutableArray<string> schema) => Schema = schema;

    /// <summary>The statements that make what is missing.</summary>
    public ImmutableArray<string> Schema { get; }

    private static ImmutableArray<string> Tables { get; } =
    [
        """
        create table if not exists job (
          id text not null primary key, owner text not null, batch text, correction_of text, name text not null,
          state text not null, reason text not null, attempt bigint not null, interruptions bigint not null,
          priority bigint not null, round bigint not null, request text not null,
          input text not null, input_bytes bigint not null, error text, callback text,
          created bigint not null, changed bigint not null, started bigint, finished bigint, expires bigint not null)
        """,
        "create index if not exists job_owner on job (owner, id)",
        "create index if not exists job_batch on job (batch)",
        "create index if not exists job_state on job (state, priority, owner, round)",
        "create index if not exists job_expires on job (expires)",
        "create index if not exists job_input on job (input)",
        """
        create table if not exists job_output (
          job text not null, format text not null, sha256 text not null, bytes bigint not null, pages bigint,
          primary key (job, format))
        """,
        "create index if not exists job_output_sha256 on job_output (sha256)",
        """
        create table if not exists job_story (
          job text not null, at bigint not null, state_from text, state_to text not null, reason text not null, attempt bigint not null)
        """,
        "create index if not exists job_story_job on job_story (job)",
        """
        create table if not exists idempotency (
          owner text not null, mark text not null, digest text not null, location text not null, created bigint not null,
          primary key (owner, mark))
        """,
        """
        create table if not exists style_sheet (
          owner text not null, name text not null, content text not null, changed bigint not null, primary key (owner, name))
        """,
        """
        create table if not exists api_key (
          id text not null primary key, owner text not null, label text not null, hash text not null, scopes text not null,
          created bigint not null, used bigint, revoked bigint)
        """,
        """
        create table if not exists audit (
          at bigint not null, owner text not null, action text not null, subject text not null, address text not null)
        """,
        "create index if not exists audit_at on audit (at)",
    ];

    /// <summary>SQLite.</summary>
    public static SqlDialect Sqlite { get; } = new(Tables);
}
