namespace Converter.Reading.Proofing.Rules;

/// <summary>A numbered series that is being followed.</summary>
internal sealed class Series
{
    public required EnumeratorFamily Family { get; init; }

    /// <summary>Where the first member stands.</summary>
    public required Paragraph Paragraph { get; init; }

    public required Enumerator First { get; init; }

    /// <summary>Outline level of its members; 0 for numbered body paragraphs.</summary>
    public int Level => Paragraph.Level;

    /// <summary>Number of the last member seen.</summary>
    public int Last { get; set; }

    public int Count { get; set; } = 1;

    /// <summary>The number that should have stood where a wrong one was written; 0 where none was.</summary>
    public int Slip { get; set; }

    /// <summary>An unnumbered heading or the like stood between: the series may begin anew or go on.</summary>
    public bool IsInterrupted { get; set; }
}
