namespace Converter.Reading.Cleaning.Mending;

/// <summary>Mends the characters of one paragraph after the other.</summary>
internal sealed class Mender
{
    private readonly bool[] _on = new bool[MendingRules.Count];

    /// <summary>Makes ready for a text.</summary>
    public Mender(CleaningRules rules, CleaningOptions options)
    {
        for (int rule = 1; rule < _on.Length; rule++)
        {
            _on[rule] = rules.IsOn((MendingRule)rule, options);
        }
    }

    /// <summary>Whether a rule is to be used.</summary>
    public bool IsOn(MendingRule rule) => _on[(int)rule];

    /// <summary>Mends a paragraph.</summary>
    public void Mend(ParagraphBuffer buffer)
    {
        buffer.Refresh();
    }
}
