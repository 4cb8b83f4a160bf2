using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Converter.Reports;

namespace Converter.Jobs.Running;

/// <summary>Figures of the jobs, by the instruments of .NET, so that any exporter can read them.</summary>
public sealed class JobMetrics : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "Converter.Jobs";

    private readonly Meter _meter = new(Name);
    private readonly Counter<long> _finished;
    private readonly Histogram<double> _stage;
    private readonly Histogram<double> _duration;
    private readonly ConcurrentDictionary<(string State, string Code), long> _totals = new();
    private readonly ConcurrentDictionary<string, (long Count, double Seconds)> _stages = new(StringComparer.Ordinal);
    private int _abandoned;

    /// <summary>Makes the instruments.</summary>
    public JobMetrics()
    {
        _finished = _meter.CreateCounter<long>("converter.jobs.finished", description: "Jobs that came to rest, by state and code");
        _stage = _meter.CreateHistogram<double>("converter.stage.duration", "s", "Time of a stage of a conversion");
        _duration = _meter.CreateHistogram<double>("converter.job.duration", "s", "Time from acceptance to rest");
        _meter.CreateObservableGauge("converter.jobs.abandoned", () => _abandoned, description: "Conversions that were cut off and still hold a thread");
    }

    /// <summary>Jobs that came to rest, by state and code of the error.</summary>
    public IReadOnlyDictionary<(string State, string Code), long> Finished => _totals;

    /// <summary>Number and sum of the times of each stage.</summary>
    public IReadOnlyDictionary<string, (long Count, double Seconds)> Stages => _stages;

    /// <summary>Conversions that were cut off and still hold a thread.</summary>
    public int Abandoned => Volatile.Read(ref _abandoned);

    /// <summary>Notes a job that came to rest.</summary>
    /// <param name="state">Its state.</param>
    /// <param name="code">Code of its error; empty for none.</param>
    /// <param name="took">Time since its acceptance.</param>
    public void Count(string state, string code, TimeSpan took)
    {
        _finished.Add(1, new KeyValuePair<string, object?>("state", state), new KeyValuePair<string, object?>("code", code));
        _duration.Record(took.TotalSeconds, new KeyValuePair<string, object?>("state", state));
        _totals.AddOrUpdate((state, code), 1, static (_, count) => count + 1);
    }

    /// <summary>Notes the stages of a conversion.</summary>
    /// <param name="times">Their times.</param>
    public void Count(IEnumerable<StageTime> times)
    {
        foreach (StageTime time in times)
        {
            double seconds = time.Milliseconds / 1000;
            _stage.Record(seconds, new KeyValuePair<string, object?>("stage", time.Stage));
            _stages.AddOrUpdate(time.Stage, (1, seconds), (_, sum) => (sum.Count + 1, sum.Seconds + seconds));
        }
    }

    /// <summary>Notes a conversion that is cut off, until it ends after all.</summary>
    /// <param name="conversion">The conversion.</param>
    public void Abandon(Task conversion)
    {
        Interlocked.Increment(ref _abandoned);
        _ = conversion.ContinueWith(
            _ => Interlocked.Decrement(ref _abandoned), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();
}
