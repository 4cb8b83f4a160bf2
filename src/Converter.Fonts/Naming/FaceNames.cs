using System.Collections.Frozen;
using System.Collections.Immutable;
using Converter.Fonts.Files;
using Converter.Fonts.Tables;

namespace Converter.Fonts.Naming;

/// <summary>What a face is called, and how bold and slanted it is: what choosing a face by name needs.</summary>
internal sealed class FaceNames
{
    private const int BoldWeight = 700;
    private const int LeastBoldWeight = 600;

    private readonly FrozenSet<string> _ownKeys;
    private readonly FrozenSet<string> _familyKeys;

    private FaceNames(ImmutableArray<FontName> names, string fileName, int weight, bool isItalic, int width)
    {
        (Weight, IsItalic, Width) = (weight, isItalic, width);
        FullName = Best(names, NameKind.Full) ?? Best(names, NameKind.Family) ?? fileName;
        PostScriptName = PostScriptNameOf(names, fileName);
        All = [.. Texts(names, NameKind.TypographicFamily, NameKind.Family, NameKind.WwsFamily, NameKind.Full, NameKind.CompatibleFull)
            .Distinct(StringComparer.Ordinal)];
        _familyKeys = Texts(names, NameKind.TypographicFamily, NameKind.Family, NameKind.WwsFamily)
            .Select(FontNameKey.Of)
            .ToFrozenSet(StringComparer.Ordinal);
        _ownKeys = Texts(names, NameKind.Full, NameKind.CompatibleFull, NameKind.PostScript)
            .Concat(FamiliesWithStyles(names))
            .Append(FullName)
            .Select(FontNameKey.Of)
            .ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>Full name, the Chinese one where there is one.</summary>
    public string FullName { get; }

    /// <summary>PostScript name: printable ASCII without blanks and delimiters.</summary>
    public string PostScriptName { get; }

    /// <summary>All family and full names.</summary>
    public ImmutableArray<string> All { get; }

    /// <summary>Weight, 400 for regular, 700 for bold.</summary>
    public int Weight { get; }

    /// <summary>Whether it is bold, by whatever part of the file says so.</summary>
    public bool IsBold => Weight >= LeastBoldWeight;

    /// <summary>Whether it is italic or oblique.</summary>
    public bool IsItalic { get; }

    /// <summary>Width class, 5 for normal.</summary>
    public int Width { get; }

    /// <summary>Reads the names of a face; broken style tables only cost the style.</summary>
    /// <param name="directory">The tables of the face.</param>
    /// <param name="path">The file; its name serves where the face has none.</param>
    /// <exception cref="FontFormatException">The table <c>name</c> is broken.</exception>
    public static FaceNames Read(TableDirectory directory, string path)
    {
        ImmutableArray<FontName> names = directory.Find("name") is FontBytes table ? NameTable.Read(table) : [];
        Os2Table? os2 = directory.Find("OS/2") is FontBytes os2Table ? Os2Table.Read(os2Table) : null;
        HeadTable head = HeadTable.Read(directory.Need("head"));
        string style = string.Join(' ', Texts(names, NameKind.Style, NameKind.TypographicStyle));
        bool saysBold = head.IsMacBold || os2?.IsBold == true || style.Contains("Bold", StringComparison.OrdinalIgnoreCase);

        // FandolSong-Bold and FandolHei-Bold claim the weight 400 beside their flag for bold.
        int weight = os2?.Weight is > 0 and <= 1000 ? os2.Weight : 400;
        weight = saysBold && weight < LeastBoldWeight ? BoldWeight : weight;
        bool isItalic = head.IsMacItalic || os2?.IsItalic == true;
        return new FaceNames(names, Path.GetFileNameWithoutExtension(path), weight, isItalic, os2?.Width ?? 5);
    }

    /// <summary>Whether a key is the name of this very face: full or PostScript name, or family with style.</summary>
    public bool IsOwn(string key) => _ownKeys.Contains(key);

    /// <summary>Whether a key is the name of the family.</summary>
    public bool IsFamily(string key) => _familyKeys.Contains(key);

    /// <summary>Whether two faces share a family.</summary>
    public bool IsFamilyOf(FaceNames other) => _familyKeys.Overlaps(other._familyKeys);

    private static string? Best(ImmutableArray<FontName> names, NameKind kind)
    {
        IEnumerable<FontName> ofKind = names.Where(name => name.Kind == kind);
        return ofKind.OrderByDescending(name => name.IsChinese ? 2 : name.IsEnglish ? 1 : 0).Select(name => name.Text).FirstOrDefault();
    }

    private static IEnumerable<string> Texts(ImmutableArray<FontName> names, params NameKind[] kinds) =>
        kinds.SelectMany(kind => names.Where(name => name.Kind == kind)).Select(name => name.Text);

    private static IEnumerable<string> FamiliesWithStyles(ImmutableArray<FontName> names) =>
        from pair in new[] { (NameKind.Family, NameKind.Style), (NameKind.TypographicFamily, NameKind.TypographicStyle) }
        from family in names.Where(name => name.Kind == pair.Item1)
        from style in names.Where(name => name.Kind == pair.Item2 && name.Language == family.Language)
        select family.Text + style.Text;

    private static string PostScriptNameOf(ImmutableArray<FontName> names, string fileName)
    {
        string name = Clean(names.Where(name => name.Kind == NameKind.PostScript).Select(name => name.Text).FirstOrDefault() ?? "");
        name = name.Length > 0 ? name : Clean(Best([.. names.Where(candidate => candidate.IsEnglish)], NameKind.Full) ?? "");
        name = name.Length > 0 ? name : Clean(fileName);
        return name.Length > 0 ? name : "Unnamed";
    }

    private static string Clean(string name) =>
        string.Concat(name.Where(c => c is > ' ' and < (char)127 && !"()<>[]{}/%#".Contains(c, StringComparison.Ordinal)));
}
