using System.Diagnostics;
using Converter.Jobs.Model;

namespace Converter.Jobs.Running;

/// <summary>
/// The trace of a job, from its upload to its downloads. The number of the trace is that of the job: a ULID has the 128 bits of one. What different
/// requests, attempts and processes do for a job is found together, therefore, and nothing has to be stored for it. No attribute
/// holds a word of a document, nor its name.
/// </summary>
public static class JobTraces
{
    /// <summary>Name of the source.</summary>
    public const string Name = "Converter.Jobs";

    private static readonly ActivitySource Source = new(Name);

    /// <summary>Begins a part of a trace. It is linked to the request or the firing in which it happens.</summary>
    /// <param name="part">What is done: <c>accept</c>, <c>convert</c>, <c>download</c> …</param>
    /// <param name="job">The job.</param>
    /// <param name="from">When it began; now by default.</param>
    /// <returns>The part; <see langword="null"/> where nobody listens.</returns>
    public static Activity? Start(string part, string job, DateTimeOffset from = default)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        ActivityContext trace = new(ActivityTraceId.CreateFromString(Ulid.HexOf(job)), default, ActivityTraceFlags.Recorded);
        Activity? around = Activity.Current;
        ActivityLink[] links = around is null ? [] : [new ActivityLink(around.Context)];
        // What is current would be taken for the parent, which is in another trace.
        Activity.Current = null;
        Activity? activity = Source.StartActivity(part, ActivityKind.Internal, trace, [new("converter.job", job)], links, from);
        Activity.Current = activity ?? around;
        return activity;
    }

    /// <summary>Adds a part that is over.</summary>
    /// <param name="part">What was done.</param>
    /// <param name="job">The job.</param>
    /// <param name="from">When it began.</param>
    /// <param name="to">When it ended.</param>
    public static void Add(string part, string job, DateTimeOffset from, DateTimeOffset to)
    {
        Activity? around = Activity.Current;
        using (Activity? activity = Start(part, job, from))
        {
            activity?.SetEndTime(to < from ? from.UtcDateTime : to.UtcDateTime);
        }

        Activity.Current = around;
    }

    /// <summary>Begins a stage within a part, without making it the current activity.</summary>
    /// <param name="stage">Name of the stage.</param>
    /// <param name="within">The part.</param>
    /// <returns>The stage; <see langword="null"/> where nobody listens.</returns>
    internal static Activity? StartStage(string stage, Activity within)
    {
        Activity? around = Activity.Current;
        Activity? activity = Source.StartActivity(stage, ActivityKind.Internal, within.Context);
        Activity.Current = around;
        return activity;
    }

    /// <summary>Notes how the current part failed.</summary>
    /// <param name="code">Code of the diagnostic, <see langword="null"/> for none; never its words, which may quote the text.</param>
    internal static void Fail(string? code)
    {
        if (code is not null && Activity.Current is { } part && part.Source == Source)
        {
            part.SetStatus(ActivityStatusCode.Error, code).SetTag("error.type", code);
        }
    }
}

/// <summary>The stages of one conversion in its trace, one after the other; they may begin on any thread.</summary>
/// <param name="part">The part that they belong to; <see langword="null"/> for no trace.</param>
internal sealed class StageTraces(Activity? part) : IDisposable
{
    private Activity? _now;

    /// <summary>Ends the stage before and begins the next.</summary>
    /// <param name="stage">Its name.</param>
    public void Begin(string stage)
    {
        Dispose();
        _now = part is null ? null : JobTraces.StartStage(stage, part);
    }

    /// <summary>Ends the last stage.</summary>
    public void Dispose()
    {
        // The end of an activity makes the one before it current, which may be that of another thread.
        Activity? around = Activity.Current;
        _now?.Stop();
        Activity.Current = around;
    }
}
