namespace Converter.Fonts.Files;

/// <summary>
/// A font file breaks its format. Never leaves this assembly: whoever opens a face turns it into a <see cref="FontProblem"/>.
/// </summary>
internal sealed class FontFormatException(string table, string reason) : Exception(reason)
{
    /// <summary>The table at fault; empty for the file as a whole.</summary>
    public string Table { get; } = table;
}
