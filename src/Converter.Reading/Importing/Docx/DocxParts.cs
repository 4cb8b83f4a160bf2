using System.Xml.Linq;

namespace Converter.Reading.Importing.Docx;

/// <summary>Finds the parts of a .docx by its relationships. What lies outside the file is never looked at.</summary>
internal sealed class DocxParts
{
    private const string UsualMain = "word/document.xml";
    private readonly Dictionary<string, (string Type, string Target, bool IsExternal)> _relations = new(StringComparer.Ordinal);

    private DocxParts(string main) => Main = main;

    /// <summary>Name of the part with the text.</summary>
    public string Main { get; }

    /// <summary>Finds the parts.</summary>
    /// <exception cref="DocxProblemException">There is no text, or the file is broken.</exception>
    public static DocxParts Find(DocxArchive archive)
    {
        string main = UsualMain;
        foreach ((string type, string target, bool isExternal, _) in Read(archive, "_rels/.rels"))
        {
            if (!isExternal && type.EndsWith("/officeDocument", StringComparison.Ordinal) && archive.Has(Resolve(string.Empty, target)))
            {
                main = Resolve(string.Empty, target);
            }
        }

        if (!archive.Has(main) || !main.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
        {
            throw DocxProblemException.NotWord();
        }

        DocxParts parts = new(main);
        int slash = main.LastIndexOf('/');
        string folder = slash < 0 ? string.Empty : main[..(slash + 1)];
        foreach ((string type, string target, bool isExternal, string id) in Read(archive, $"{folder}_rels/{main[folder.Length..]}.rels"))
        {
            parts._relations.TryAdd(id, (type[(type.LastIndexOf('/') + 1)..], isExternal ? target : Resolve(folder, target), isExternal));
        }

        return parts;
    }

    /// <summary>The names of the parts of a type, such as <c>styles</c> or <c>header</c>.</summary>
    public IEnumerable<string> OfType(string type) =>
        _relations.Values.Where(relation => relation.Type == type && !relation.IsExternal).Select(relation => relation.Target).Distinct().Order(StringComparer.Ordinal);

    /// <summary>Where a link leads; <see langword="null"/> where it leads nowhere outside.</summary>
    public string? AddressOf(string? id) => id is not null && _relations.TryGetValue(id, out var relation) && relation.IsExternal ? relation.Target : null;

    /// <summary>The part that an identifier stands for; <see langword="null"/> where it is none of this file.</summary>
    public string? PartOf(string id) => _relations.TryGetValue(id, out var relation) && !relation.IsExternal ? relation.Target : null;

    private static IEnumerable<(string Type, string Target, bool IsExternal, string Id)> Read(DocxArchive archive, string name)
    {
        foreach (XElement relation in archive.LoadXml(name)?.Elements() ?? [])
        {
            if (relation.Value("Type") is { } type && relation.Value("Target") is { } target)
            {
                yield return (type, target, relation.Value("TargetMode") == "External", relation.Value("Id") ?? string.Empty);
            }
        }
    }

    private static string Resolve(string folder, string target)
    {
        List<string> steps = target.StartsWith('/') ? [] : [.. folder.Split('/', StringSplitOptions.RemoveEmptyEntries)];
        foreach (string step in target.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == "..")
            {
                steps.RemoveRange(Math.Max(0, steps.Count - 1), Math.Min(1, steps.Count));
            }
            else if (step != ".")
            {
                steps.Add(step);
            }
        }

        return string.Join('/', steps);
    }
}
