namespace Converter.Reading.Outline.Facts;

/// <summary>Adds up evidence; keeps the pieces only where they are asked for.</summary>
internal struct Tally
{
    private readonly List<Reason>? _reasons;

    /// <summary>A tally at 0.</summary>
    /// <param name="reasons">Where to keep the pieces; <see langword="null"/> to count alone.</param>
    public Tally(List<Reason>? reasons)
    {
        _reasons = reasons;
        Score = 0;
    }

    /// <summary>The sum.</summary>
    public double Score { get; private set; }

    /// <summary>Adds a piece where it holds.</summary>
    /// <param name="reason">The piece.</param>
    /// <param name="holds">Whether it holds.</param>
    public void Add(Reason reason, bool holds = true)
    {
        if (holds)
        {
            Score += reason.Weight;
            _reasons?.Add(reason);
        }
    }
}
