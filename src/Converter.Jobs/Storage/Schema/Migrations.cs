using System.Collections.Immutable;

namespace Converter.Jobs.Storage.Schema;

/// <summary>All steps of the schema, in order. Times are milliseconds since 1970, structured values are JSON in text.</summary>
public static class Migrations
{
    /// <summary>The step since which contents may be in object storage. Programs that do not know it take such content for lost.</summary>
    public const int WithObjects = 4;

    /// <summary>The steps.</summary>
    public static ImmutableArray<Migration> All { get; } = [First, Queue, Schedules, Objects];

    /// <summary>
    /// The tables of the first release, which has made them without counting steps; hence <c>if not exists</c>, here and nowhere else.
    /// </summary>
    private static Migration First => new(1, 1,
    [
        """
        create table if not exists job (
          id {text} not null primary key, owner {text} not null, batch {text}, correction_of {text}, name {text} not null,
          state {text} not null, reason {text} not null, attempt bigint not null, interruptions bigint not null,
          priority bigint not null, round bigint not null, request {text} not null,
          input {text} not null, input_bytes bigint not null, error {text}, callback {text},
          created bigint not null, changed bigint not null, started bigint, finished bigint, expires bigint not null)
        """,
        "create index if not exists job_owner on job (owner, id)",
        "create index if not exists job_batch on job (batch)",
        "create index if not exists job_state on job (state, priority, owner, round)",
        "create index if not exists job_expires on job (expires)",
        "create index if not exists job_input on job (input)",
        """
        create table if not exists job_output (
          job {text} not null, format {text} not null, sha256 {text} not null, bytes bigint not null, pages bigint,
          primary key (job, format))
        """,
        "create index if not exists job_output_sha256 on job_output (sha256)",
        """
        create table if not exists job_story (
          job {text} not null, at bigint not null, state_from {text}, state_to {text} not null, reason {text} not null, attempt bigint not null)
        """,
        "create index if not exists job_story_job on job_story (job)",
        """
        create table if not exists idempotency (
          owner {text} not null, mark {text} not null, digest {text} not null, location {text} not null, created bigint not null,
          primary key (owner, mark))
        """,
        """
        create table if not exists style_sheet (
          owner {text} not null, name {text} not null, content {text} not null, changed bigint not null, primary key (owner, name))
        """,
        """
        create table if not exists api_key (
          id {text} not null primary key, owner {text} not null, label {text} not null, hash {text} not null, scopes {text} not null,
          created bigint not null, used bigint, revoked bigint)
        """,
        """
        create table if not exists audit (
          at bigint not null, owner {text} not null, action {text} not null, subject {text} not null, address {text} not null)
        """,
        "create index if not exists audit_at on audit (at)",
    ]);

    /// <summary>
    /// Jobs are taken straight from their table, by nodes that show that they live. The indexes that hold only what waits or runs stay small
    /// however many jobs rest. Contents may be kept beside the jobs in PostgreSQL, in parts that are read one at a time.
    /// </summary>
    private static Migration Queue => new(2, 1,
    [
        "alter table job add column due bigint not null default 0",
        "alter table job add column failures bigint not null default 0",
        "alter table job add column node {text}",
        "alter table job add column stage {text}",
        "alter table job add column stages_done bigint not null default 0",
        "alter table job_story add column line bigint not null default 0",
        "create index job_queue on job (priority, round, id) where state = 'queued'",
        "create index job_queue_owner on job (owner, priority, round) where state = 'queued'",
        "create index job_running on job (node) where state = 'running'",
        "create index job_by_state on job (state, id)",
        "create index job_owner_state on job (owner, state, id)",
        "drop index job_state",
        """
        create table node (
          id {text} not null primary key, host {text} not null, role {text} not null, version bigint not null, beat bigint not null, started bigint not null)
        """,
    ])
    {
        Postgres =
        [
            """
            create table blob (
              sha256 text collate "C" not null primary key, bytes bigint not null, stored timestamptz not null default clock_timestamp())
            """,
            """
            create table blob_part (
              sha256 text collate "C" not null, part bigint not null, content bytea not null, primary key (sha256, part))
            """,
            // The contents are compressed already, or small.
            "alter table blob_part alter column content set storage external",
            "create table blob_pin (id text collate \"C\" not null primary key, sha256 text collate \"C\" not null, node text collate \"C\" not null)",
            "create index blob_pin_sha256 on blob_pin (sha256)",
            // Each job is changed twice in its first seconds: what that leaves behind is cleared early, and not when a fifth of a large table is dead.
            "alter table job set (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 500)",
        ],
    };

    /// <summary>Schedules and their runs; one instant of a schedule is noted once.</summary>
    private static Migration Schedules => new(3, 1,
    [
        """
        create table schedule (
          id {text} not null primary key, owner {text} not null, definition {text} not null, from_file bigint not null, paused {text},
          created bigint not null, changed bigint not null, warned bigint)
        """,
        """
        create table schedule_run (
          id {text} not null primary key, schedule {text} not null, instant bigint not null, cause {text} not null, state {text} not null, reason {text} not null,
          started bigint, finished bigint, files bigint not null default 0, made bigint not null default 0, up_to_date bigint not null default 0,
          failed bigint not null default 0, report {text}, holder {text}, lease bigint not null, unique (schedule, instant))
        """,
        "create index schedule_run_open on schedule_run (instant) where state in ('waiting', 'running')",
    ]);

    /// <summary>
    /// The book of what was begun in object storage. An object is noted before it is sent (<c>coming</c>), is the content of its digest (<c>kept</c>), and
    /// is noted until it has been erased (<c>gone</c>).
    /// </summary>
    private static Migration Objects => new(WithObjects, 1, [])
    {
        Postgres =
        [
            """
            create table blob_object (
              object text collate "C" not null primary key, sha256 text collate "C" not null, state text collate "C" not null default 'coming',
              made timestamptz not null default clock_timestamp())
            """,
            "create unique index blob_object_kept on blob_object (sha256) where state = 'kept'",
            "create index blob_object_open on blob_object (made) where state <> 'kept'",
        ],
    };
}
