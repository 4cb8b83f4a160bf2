using System.Text;
using Converter.Documents;
using Converter.Files;

namespace Converter.Batches;

/// <summary>
/// What the outputs of a batch are called: the path of the text without its ending. Names are compared without regard to case and to the
/// two ways of writing accents, as some file systems do. A text that had a name in an earlier run keeps it.
/// </summary>
public static class OutputNames
{
    /// <summary>Gives every text its name.</summary>
    /// <param name="entries">The texts; one that is named twice is taken once.</param>
    /// <param name="before">What earlier runs into the same folder say.</param>
    /// <param name="findings">Receives what was named otherwise than its path says.</param>
    /// <returns>Each text with its name, in the order of the texts.</returns>
    public static List<BatchItem> Assign(IReadOnlyList<BatchEntry> entries, IReadOnlyDictionary<string, BatchFile> before, ICollection<Diagnostic> findings)
    {
        List<BatchEntry> each = [.. entries.DistinctBy(entry => entry.Place, StringComparer.Ordinal)];
        Dictionary<string, string> places = [];
        HashSet<string> taken = new(before.Values.Select(file => KeyOf(file.Name)), StringComparer.Ordinal);
        List<BatchItem> items = [];
        foreach (BatchEntry entry in each)
        {
            string path = Unique(entry.Path, entry.Place, places);
            BatchFile? known = before.GetValueOrDefault(path);
            string name = known?.Name ?? Free(SafeEnd(WithoutEnding(entry.Path)), taken);
            if (known is null && name != WithoutEnding(entry.Path))
            {
                findings.Add(Renamed(entry.Place, name));
            }

            taken.Add(KeyOf(name));
            items.Add(new BatchItem(entry with { Path = path }, name, known));
        }

        return items;
    }

    /// <summary>Two sources may hold the same path; the record must tell the texts apart.</summary>
    private static string Unique(string path, string place, Dictionary<string, string> places)
    {
        string unique = path;
        for (int at = 2; !places.TryAdd(unique, place); at++)
        {
            unique = FormattableString.Invariant($"{path}#{at}");
        }

        return unique;
    }

    private static string WithoutEnding(string path)
    {
        string ending = Path.GetExtension(path);
        return ending.Length > 0 && ending.Length < path.Length - path.LastIndexOf('/') - 1 ? path[..^ending.Length] : path;
    }

    private static string SafeEnd(string name)
    {
        int slash = name.LastIndexOf('/');
        return name[..(slash + 1)] + SafeName.Shorten(name[(slash + 1)..]);
    }

    private static string Free(string name, HashSet<string> taken)
    {
        string free = name;
        for (int at = 2; taken.Contains(KeyOf(free)); at++)
        {
            free = FormattableString.Invariant($"{name}-{at}");
        }

        return free;
    }

    private static string KeyOf(string name) => name.Normalize(NormalizationForm.FormC).ToUpperInvariant();

    private static Diagnostic Renamed(string place, string name) => new(
        "batch.renamed",
        Severity.Warning,
        null,
        new Message($"“{place}”的输出与别的文件重名或名称过长，改名为“{name}”", $"the outputs of '{place}' would have the name of others, or one too long; they are called '{name}'"));
}
