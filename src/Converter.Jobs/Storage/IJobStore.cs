using System.Collections.Immutable;
using Converter.Jobs.Model;

namespace Converter.Jobs.Storage;

/// <summary>Where jobs are kept. Every change is durable when the call returns.</summary>
public interface IJobStore
{
    /// <summary>Accepts jobs, all or none.</summary>
    /// <param name="submission">The jobs with the limits that they are held to.</param>
    /// <param name="cancel">Calls it off; what has been committed stays.</param>
    /// <exception cref="ContentGoneException">Content of a job has been deleted meanwhile; it is to be handed in again.</exception>
    Task<Acceptance> AcceptAsync(Submission submission, CancellationToken cancel);

    /// <summary>Whether a job may be taken.</summary>
    /// <param name="now">The time.</param>
    /// <param name="settings">How long tries wait at most.</param>
    /// <param name="cancel">Calls it off.</param>
    Task<bool> HasWaitingAsync(DateTimeOffset now, JobSettings settings, CancellationToken cancel);

    /// <summary>
    /// Takes the jobs whose turn it is: interactive ones before batches, then by rounds, in each of which every owner has one job. No job is given to
    /// two nodes, and none to a node that was struck out.
    /// </summary>
    /// <param name="node">The node that takes them.</param>
    /// <param name="most">Most jobs.</param>
    /// <param name="now">The time.</param>
    /// <param name="settings">How long tries wait at most.</param>
    /// <returns>The jobs, running.</returns>
    Task<ImmutableArray<Job>> TakeAsync(string node, int most, DateTimeOffset now, JobSettings settings);

    /// <summary>What a node runs, as far as the store knows.</summary>
    /// <param name="node">The node.</param>
    /// <param name="cancel">Calls it off.</param>
    Task<ImmutableArray<RunningJob>> HeldAsync(string node, CancellationToken cancel);

    /// <summary>Jobs that run on no node that there is.</summary>
    /// <param name="cancel">Calls it off.</param>
    Task<ImmutableArray<Job>> OrphansAsync(CancellationToken cancel);

    /// <summary>Notes how far a job is, for other nodes. What goes wrong is passed over.</summary>
    /// <param name="job">The job, in its attempt.</param>
    /// <param name="stage">The stage that has begun.</param>
    /// <param name="done">Stages done.</param>
    Task NoteStageAsync(Job job, string stage, int done);

    /// <summary>A job; <see langword="null"/> where there is none.</summary>
    /// <param name="id">Its identifier.</param>
    /// <param name="cancel">Calls it off.</param>
    Task<Job?> FindAsync(string id, CancellationToken cancel);

    /// <summary>Jobs, the newest first.</summary>
    /// <param name="query">Which.</param>
    /// <param name="cancel">Calls it off.</param>
    Task<ImmutableArray<Job>> ListAsync(JobFilter query, CancellationToken cancel);

    /// <summary>The story of a job, in order.</summary>
    /// <param name="id">Its identifier.</param>
    /// <param name="cancel">Calls it off.</param>
    Task<ImmutableArray<JobStoryLine>> StoryAsync(string id, CancellationToken cancel);

    /// <summary>Changes the state of a job: the one place where this happens.</summary>
    /// <param name="change">The change.</param>
    /// <returns>Whether the job was in the state that was expected, and now is in the new one.</returns>
    Task<bool> ChangeAsync(JobChange change);

    /// <summary>Deletes a job.</summary>
    /// <param name="id">Its identifier.</param>
    /// <returns>The content addresses that nothing refers to any more.</returns>
    Task<ImmutableArray<string>> DeleteAsync(string id);

    /// <summary>Jobs at rest whose time is over, oldest first, at most a few hundred.</summary>
    /// <param name="now">The time.</param>
    /// <param name="cancel">Calls it off.</param>
    Task<ImmutableArray<string>> ExpiredAsync(DateTimeOffset now, CancellationToken cancel);

    /// <summary>Forgets keys of idempotency that are older than a time.</summary>
    /// <param name="before">The time.</param>
    Task ForgetMarksAsync(DateTimeOffset before);

    /// <summary>Whether a job refers to content.</summary>
    /// <param name="sha256">Content address.</param>
    /// <param name="cancel">Calls it off.</param>
    Task<bool> RefersToAsync(string sha256, CancellationToken cancel);

    /// <summary>Whether the store answers.</summary>
    /// <param name="cancel">Calls it off.</param>
    /// <exception cref="System.Data.Common.DbException">It does not.</exception>
    Task PingAsync(CancellationToken cancel);

    /// <summary>Figures of the queue; they count all jobs that are kept, which takes a tenth of a second for a million.</summary>
    /// <param name="cancel">Calls it off.</param>
    Task<QueueFigures> FiguresAsync(CancellationToken cancel);
}

/// <summary>Which jobs to list.</summary>
/// <param name="Owner">Whose; <see langword="null"/> for everybody's.</param>
public sealed record JobFilter(string? Owner)
{
    /// <summary>In which state; <see langword="null"/> for any.</summary>
    public JobState? State { get; init; }

    /// <summary>In which batch; <see langword="null"/> for any and none.</summary>
    public string? Batch { get; init; }

    /// <summary>Part of the name; <see langword="null"/> for any.</summary>
    public string? Name { get; init; }

    /// <summary>Only jobs older than this one, to turn pages; <see langword="null"/> for the newest.</summary>
    public string? Before { get; init; }

    /// <summary>Most that are given.</summary>
    public int Limit { get; init; } = 50;
}

/// <summary>Jobs that somebody wants done.</summary>
/// <param name="Jobs">The jobs; their place in the queue is found on acceptance.</param>
/// <param name="Limits">How many may wait.</param>
public sealed record Submission(ImmutableArray<Job> Jobs, JobSettings Limits)
{
    /// <summary>The Idempotency-Key; <see langword="null"/> for none.</summary>
    public IdempotencyMark? Mark { get; init; }
}

/// <summary>A key by which a request that is sent twice is done once.</summary>
/// <param name="Key">What the caller sent.</param>
/// <param name="Digest">Digest of the request, to tell a repetition from another request with the same key.</param>
/// <param name="Location">Address of what the request makes.</param>
public sealed record IdempotencyMark(string Key, string Digest, string Location);

/// <summary>How a submission was received.</summary>
public enum AcceptanceOutcome
{
    /// <summary>Stored.</summary>
    Accepted,

    /// <summary>Stored before, under the same key.</summary>
    Repeated,

    /// <summary>The key was used for another request.</summary>
    KeyReused,

    /// <summary>Too many jobs wait.</summary>
    QueueFull,

    /// <summary>Too many jobs of this owner wait.</summary>
    OwnerQueueFull,
}

/// <summary>How a submission was received.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Location">Address of what the request made, now or before; <see langword="null"/> where it was refused or had no key.</param>
/// <param name="Queued">Jobs that wait, in all.</param>
public sealed record Acceptance(AcceptanceOutcome Outcome, string? Location, long Queued);

/// <summary>Figures of the queue.</summary>
/// <param name="ByState">Jobs by state.</param>
/// <param name="OldestQueued">When the oldest job that waits was accepted; <see langword="null"/> where none waits.</param>
public sealed record QueueFigures(ImmutableSortedDictionary<JobState, long> ByState, DateTimeOffset? OldestQueued);
