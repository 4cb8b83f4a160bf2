namespace Converter.Documents;

/// <summary>Times the stages of one conversion by the clock it is given. Not for use by several threads at once.</summary>
/// <param name="time">The clock.</param>
/// <param name="begins">Is told the name of each stage before it begins; may throw to call the rest off. Nobody by default.</param>
public sealed class StageClock(TimeProvider time, Action<string>? begins = null)
{
    private readonly List<(string Stage, TimeSpan Time)> _stages = [];

    /// <summary>The stages so far, in order, with the wall time each took.</summary>
    public IReadOnlyList<(string Stage, TimeSpan Time)> Stages => _stages;

    /// <summary>Runs a stage and notes its time.</summary>
    /// <typeparam name="T">What the stage gives.</typeparam>
    /// <param name="stage">Name of the stage.</param>
    /// <param name="run">The stage.</param>
    public T Measure<T>(string stage, Func<T> run) => Measure(stage, default, _ => run());

    /// <summary>Runs a stage that reads bytes and notes its time.</summary>
    /// <typeparam name="T">What the stage gives.</typeparam>
    /// <param name="stage">Name of the stage.</param>
    /// <param name="input">The bytes.</param>
    /// <param name="run">The stage.</param>
    public T Measure<T>(string stage, ReadOnlySpan<byte> input, Func<ReadOnlySpan<byte>, T> run)
    {
        begins?.Invoke(stage);
        long start = time.GetTimestamp();
        T result = run(input);
        _stages.Add((stage, time.GetElapsedTime(start)));
        return result;
    }
}
