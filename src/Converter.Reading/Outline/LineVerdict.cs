using System.Collections.Immutable;
using Converter.Documents;

namespace Converter.Reading.Outline;

/// <summary>What was decided about one line of the original; the entry of the outline JSON.</summary>
/// <param name="Number">Line number in the original, from 1.</param>
/// <param name="Role">What the line is.</param>
public sealed record LineVerdict(int Number, Role Role)
{
    // Few lines have any of it; for the others it is one reference.
    private readonly Rare? _rare;

    /// <summary>Outline level of a heading, from 1; 0 otherwise.</summary>
    public int Level { get; init; }

    /// <summary>Text of a run-in heading exactly as it stands in the original line; <see langword="null"/> otherwise.</summary>
    public string? Head
    {
        get => _rare?.Head;
        init => _rare = value == Head ? _rare : More with { Head = value };
    }

    /// <summary>Lead phrases exactly as they stand in the original line.</summary>
    public ImmutableArray<string> Leads
    {
        get => _rare?.Leads ?? [];
        init => _rare = value.IsDefaultOrEmpty && Leads.IsEmpty ? _rare : More with { Leads = value };
    }

    /// <summary>For a line that continues a hard-wrapped paragraph, the number of the line that carries the entry; 0 otherwise.</summary>
    public int Joins { get; init; }

    /// <summary>For a line that is a picture, what it shows in words, which may be nothing; <see langword="null"/> for any other line.</summary>
    public string? Picture
    {
        get => _rare?.Picture;
        init => _rare = value == Picture ? _rare : More with { Picture = value };
    }

    /// <summary>For junk, the rule that removed it; <see langword="null"/> otherwise.</summary>
    public string? Rule
    {
        get => _rare?.Rule;
        init => _rare = value == Rule ? _rare : More with { Rule = value };
    }

    /// <summary>How sure the verdict is, 0 … 1.</summary>
    public double Confidence { get; init; } = 1;

    /// <summary>The evidence in words, weightiest first; empty unless <see cref="OutlineOptions.WithReasons"/> asks for it.</summary>
    public ImmutableArray<Reason> Reasons
    {
        get => _rare?.Reasons ?? [];
        init => _rare = value.IsDefaultOrEmpty && Reasons.IsEmpty ? _rare : More with { Reasons = value };
    }

    private Rare More => _rare ?? Rare.None;

    private sealed record Rare(string? Head, ImmutableArray<string> Leads, string? Picture, string? Rule, ImmutableArray<Reason> Reasons)
    {
        public static Rare None { get; } = new(null, [], null, null, []);
    }
}

/// <summary>One piece of evidence for a verdict.</summary>
/// <param name="Id">Stable identifier of the evidence, such as <c>marker.sequence</c>.</param>
/// <param name="Weight">What it adds to the score of the verdict; negative where it speaks against it.</param>
/// <param name="Words">The evidence in words.</param>
public sealed record Reason(string Id, double Weight, Message Words);
