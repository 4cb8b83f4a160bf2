namespace Converter.Reading.Cleaning.Lines;

/// <summary>The number under which the rules of an office are registered, above their title: YXDR-2012-00006, CSCR—2019—01003.</summary>
internal static class RegisteredNumber
{
    private const string Dashes = "-－— ";
    private const int Shortest = 12;
    private const int Longest = 24;
    private const int Year = 4;

    /// <summary>Whether a line is such a number: letters, a year and a number, parted by dashes.</summary>
    /// <param name="text">The line.</param>
    public static bool Is(ReadOnlySpan<char> text)
    {
        int letters = text.Length is >= Shortest and <= Longest ? text.IndexOfAnyExceptInRange('A', 'Z') : -1;
        ReadOnlySpan<char> rest = letters is >= 2 and <= 6 ? text[letters..].TrimStart(Dashes) : default;
        if (rest.Length <= Year + 2 || rest[..Year].ContainsAnyExceptInRange('0', '9') || !Dashes.Contains(rest[Year], StringComparison.Ordinal))
        {
            return false;
        }

        ReadOnlySpan<char> number = rest[Year..].TrimStart(Dashes);
        return number.Length >= 3 && !number.ContainsAnyExceptInRange('0', '9');
    }
}
