using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using Converter.Reading.Cleaning.Mending;

namespace Converter.Reading.Cleaning.Characters;

/// <summary>What a character stands for that is only another form of a common one (⽂ for 文, ︵ for （, ５ for 5).</summary>
internal static class CompatibilityForms
{
    /// <summary>The first half of every character of the supplement (U+2F800 to U+2FA1F).</summary>
    public const char SupplementLead = '\uD87E';

    private static readonly FrozenDictionary<char, CompatibilityForm> Forms = Load();
    private static readonly FrozenDictionary<char, char> Supplement = LoadSupplement();

    /// <summary>Every such character.</summary>
    public static ImmutableArray<char> All => Forms.Keys;

    /// <summary>Finds what a character stands for.</summary>
    public static bool TryGet(char character, out CompatibilityForm form) => Forms.TryGetValue(character, out form);

    /// <summary>Finds what a character of the supplement stands for, by its second half.</summary>
    public static bool TryGetSupplement(char trail, out char meant) => Supplement.TryGetValue(trail, out meant);

    private static FrozenDictionary<char, char> LoadSupplement() =>
        ReadLines("compatibility-supplement.txt")
            .Where(line => !line.StartsWith('#'))
            .SelectMany(line => line.Split(' '))
            .ToFrozenDictionary(pair => pair[1], pair => pair[2]);

    private static FrozenDictionary<char, CompatibilityForm> Load()
    {
        Dictionary<char, CompatibilityForm> forms = [];
        foreach (string line in ReadLines("compatibility.tsv"))
        {
            int tab = line.IndexOf('\t', StringComparison.Ordinal);
            if (line.StartsWith('#') || tab < 0)
            {
                continue;
            }

            MendingRule rule = MendingRules.Parse(line[..tab]);
            foreach (string pair in line[(tab + 1)..].Split(' '))
            {
                forms[pair[0]] = new CompatibilityForm(pair[1], pair.Length > 2 ? pair[2] : '\0', rule);
            }
        }

        return forms.ToFrozenDictionary();
    }

    private static string[] ReadLines(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}

/// <summary>What a character stands for.</summary>
/// <param name="First">The character meant.</param>
/// <param name="Second">The one after it (ﬁ stands for two), or NUL.</param>
/// <param name="Rule">The rule that replaces it.</param>
internal readonly record struct CompatibilityForm(char First, char Second, MendingRule Rule);
