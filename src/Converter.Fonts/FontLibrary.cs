using System.Collections.Concurrent;
using System.Collections.Immutable;
using Converter.Fonts.Naming;

namespace Converter.Fonts;

/// <summary>
/// The faces in a list of folders, found by name. A folder is looked through when it is first needed, and only for the names in it;
/// a face is opened when it is first found. May be shared by threads; make one for the life of the process.
/// </summary>
public sealed class FontLibrary : IFontSource
{
    private const int RegularWeight = 400;
    private const int BoldWeight = 700;

    // Names come from style sheets, which a server may take from anyone.
    private const int MostNamesKept = 4096;

    private readonly ImmutableArray<FontFolder> _folders;
    private readonly ConcurrentQueue<FontProblem> _problems = new();
    private readonly ConcurrentDictionary<string, IFontFace?> _found = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IFontFace?> _foundBold = new(StringComparer.Ordinal);

    /// <summary>A library over folders.</summary>
    /// <param name="folders">
    /// The folders in order of preference, searched with their subfolders: the first that has a face of the name wins. A folder that is
    /// not there is empty. <see cref="FontFolders"/> gives those of the machine.
    /// </param>
    public FontLibrary(IEnumerable<string> folders)
    {
        _folders = [.. folders.Distinct(StringComparer.Ordinal).Select(folder => new FontFolder(folder, _problems.Enqueue))];
    }

    /// <summary>The files that turned out to be broken so far.</summary>
    public ImmutableArray<FontProblem> Problems => [.. _problems];

    /// <summary>All faces of all folders that a name can find, in order of preference. Looks through every folder.</summary>
    public IEnumerable<FontFaceName> List() =>
        _folders.SelectMany(folder => folder.Entries).Select(entry => new FontFaceName(
            entry.Names.FullName, entry.Names.PostScriptName, entry.Names.All, entry.Path, entry.Index, entry.Names.IsBold, entry.Names.IsItalic));

    /// <inheritdoc/>
    /// <remarks>A family name gives its regular face, or the face nearest to regular.</remarks>
    public IFontFace? Find(string name) => Remembered(_found, FontNameKey.Of(name), FindByKey);

    /// <summary>The bold upright face of the family of a name; <see langword="null"/> where there is none.</summary>
    /// <param name="name">A family, full or PostScript name, as for <see cref="Find"/>; a bold face itself is found by its own name.</param>
    public IFontFace? FindBold(string name) => Remembered(_foundBold, FontNameKey.Of(name), FindBoldByKey);

    private static IFontFace? Remembered(ConcurrentDictionary<string, IFontFace?> known, string key, Func<string, IFontFace?> find)
    {
        if (known.TryGetValue(key, out IFontFace? face))
        {
            return face;
        }

        face = find(key);
        if (known.Count < MostNamesKept)
        {
            known.TryAdd(key, face);
        }

        return face;
    }

    private IFontFace? FindByKey(string key) =>
        key.Length == 0 ? null : Open(_folders.SelectMany(folder => Ranked(folder, key)));

    private IFontFace? FindBoldByKey(string key)
    {
        FontEntry? regular = key.Length == 0 ? null : _folders.SelectMany(folder => Ranked(folder, key)).FirstOrDefault();
        if (regular is null)
        {
            return null;
        }

        return regular.Names.IsBold ? Open([regular]) : Open(_folders.SelectMany(folder => folder.Entries
            .Where(entry => entry.Names is { IsBold: true, IsItalic: false } && entry.Names.IsFamilyOf(regular.Names))
            .OrderBy(entry => Distance(entry.Names, BoldWeight))));
    }

    /// <summary>
    /// The faces of a folder that a name may mean, the best first: the face of that very name before one of the family, then the one nearest
    /// to regular. Equal ones stay in the order of their paths.
    /// </summary>
    private static IEnumerable<FontEntry> Ranked(FontFolder folder, string key) => folder.Entries
        .Where(entry => entry.Names.IsOwn(key) || entry.Names.IsFamily(key))
        .OrderByDescending(entry => entry.Names.IsOwn(key))
        .ThenBy(entry => Distance(entry.Names, RegularWeight));

    private static int Distance(FaceNames names, int weight) =>
        Math.Abs(names.Weight - weight) + (names.IsItalic ? 10_000 : 0) + (1_000 * Math.Abs(names.Width - 5));

    private static FontFace? Open(IEnumerable<FontEntry> candidates) =>
        candidates.Select(entry => entry.Face).FirstOrDefault(face => face is not null);
}
