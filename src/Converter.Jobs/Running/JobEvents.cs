using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Threading.Channels;
using Converter.Jobs.Model;

namespace Converter.Jobs.Running;

/// <summary>What is told about a job while it goes on.</summary>
/// <param name="Id">The job.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Stage">The stage of the conversion that has begun; <see langword="null"/> where none runs.</param>
/// <param name="Done">Stages done.</param>
public sealed record JobEvent(string Id, JobState State, string? Stage, int Done);

/// <summary>Tells those who listen how jobs get on. It remembers only the stage of jobs that run.</summary>
public sealed class JobEvents
{
    /// <summary>The stages of a conversion to both formats, in order.</summary>
    public static IReadOnlyList<string> Stages { get; } = ["decode", "clean", "outline", "proof", "style", "typeset", "docx", "pdf", "store"];

    private readonly ConcurrentDictionary<string, JobEvent> _running = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Channel<JobEvent>>> _listeners = new(StringComparer.Ordinal);

    /// <summary>The last that was told about a job that runs; <see langword="null"/> where it does not run here.</summary>
    /// <param name="id">The job.</param>
    public JobEvent? Last(string id) => _running.GetValueOrDefault(id);

    /// <summary>Tells something.</summary>
    /// <param name="told">What.</param>
    public void Tell(JobEvent told)
    {
        if (told.State == JobState.Running)
        {
            _running[told.Id] = told;
        }
        else
        {
            _running.TryRemove(told.Id, out _);
        }

        Relay(told);
    }

    /// <summary>Notes that a job does not run here any more, whatever became of it.</summary>
    /// <param name="id">The job.</param>
    public void Forget(string id) => _running.TryRemove(id, out _);

    /// <summary>The jobs that somebody listens to.</summary>
    public ImmutableArray<string> ListenedTo()
    {
        lock (_listeners)
        {
            return [.. _listeners.Keys];
        }
    }

    /// <summary>Hands on what another node has told.</summary>
    /// <param name="told">What.</param>
    public void Relay(JobEvent told)
    {
        lock (_listeners)
        {
            foreach (Channel<JobEvent> listener in _listeners.GetValueOrDefault(told.Id) ?? [])
            {
                listener.Writer.TryWrite(told);
            }
        }
    }

    /// <summary>Listens to a job.</summary>
    /// <param name="id">The job.</param>
    public Listening Listen(string id)
    {
        // A listener that falls behind loses the oldest stages; the last state always arrives.
        Channel<JobEvent> channel = Channel.CreateBounded<JobEvent>(new BoundedChannelOptions(32) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (_listeners)
        {
            if (!_listeners.TryGetValue(id, out List<Channel<JobEvent>>? listeners))
            {
                _listeners[id] = listeners = [];
            }

            listeners.Add(channel);
        }

        return new Listening(channel.Reader, () => Forget(id, channel));
    }

    private void Forget(string id, Channel<JobEvent> channel)
    {
        lock (_listeners)
        {
            if (_listeners.TryGetValue(id, out List<Channel<JobEvent>>? listeners) && listeners.Remove(channel) && listeners.Count == 0)
            {
                _listeners.Remove(id);
            }
        }
    }
}

/// <summary>Somebody who listens to a job.</summary>
/// <param name="events">What is told from now on.</param>
/// <param name="end">Ends it.</param>
public sealed class Listening(ChannelReader<JobEvent> events, Action end) : IDisposable
{
    /// <summary>What is told from now on.</summary>
    public ChannelReader<JobEvent> Events { get; } = events;

    /// <inheritdoc/>
    public void Dispose() => end();
}
