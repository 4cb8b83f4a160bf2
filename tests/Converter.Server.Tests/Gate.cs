using System.Collections.Concurrent;
using Converter.Testing;

namespace Converter.Server.Tests;

/// <summary>Holds conversions until it is opened, and notes in which order they came to it.</summary>
internal sealed class Gate : IDisposable
{
    private readonly ManualResetEventSlim _open = new();
    private readonly ConcurrentQueue<string> _order = new();

    /// <summary>The names of the texts, in the order in which they came.</summary>
    public IReadOnlyCollection<string> Order => _order;

    /// <summary>Notes a text, and holds it.</summary>
    /// <param name="name">Its name.</param>
    public void Pass(string name)
    {
        _order.Enqueue(name);
        _open.Wait(TestContext.Current.CancellationToken);
    }

    /// <summary>Lets everything through from now on.</summary>
    public void Open() => _open.Set();

    /// <summary>Waits until so many texts have come.</summary>
    /// <param name="count">How many.</param>
    public Task UntilAsync(int count) => Patience.UntilAsync(() => _order.Count >= count, TestContext.Current.CancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _open.Dispose();
}
