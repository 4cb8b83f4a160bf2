namespace Converter.Reading.Cleaning;

/// <summary>The rules by which a text is cleaned, read from a list that people edit.</summary>
public sealed class CleaningRules
{
    private CleaningRules()
    {
    }

    /// <summary>The rules that come with the program.</summary>
    public static CleaningRules BuiltIn { get; } = new();
}
