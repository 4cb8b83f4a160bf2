using System.Collections.Immutable;
using System.Reflection;

namespace Converter.Styles.Styling;

/// <summary>With what the lines begin that belong to a table; they stand in <c>data/table-words.txt</c>.</summary>
internal static class TableWords
{
    private static readonly ImmutableArray<(string Place, string Word)> Words = Read();

    /// <summary>Whether a line above a table is its title or says its unit.</summary>
    public static bool BeginsHeadLine(string text) => Begins(text, "above");

    /// <summary>Whether a line below a table is a note to it.</summary>
    public static bool BeginsNote(string text) => Begins(text, "below");

    private static bool Begins(string text, string place) => Words.Any(word => word.Place == place && text.StartsWith(word.Word, StringComparison.Ordinal));

    private static ImmutableArray<(string, string)> Read()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("data/table-words.txt")!;
        using StreamReader reader = new(stream);
        return
        [
            .. reader.ReadToEnd().Split('\n')
                .Where(line => line.Length > 0 && !line.StartsWith('#'))
                .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                .SelectMany(words => words.Skip(1).Select(word => (words[0], word))),
        ];
    }
}
