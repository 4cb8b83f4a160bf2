using System.Collections.Immutable;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Converter.Fonts;
using Converter.Styles.Sheets;

namespace Converter.Batches;

/// <summary>What outputs depend on beside the text, each as a digest: with equal keys and equal text the outputs are equal byte by byte.</summary>
/// <param name="Style">The style sheet; empty where it is chosen by the kind of document.</param>
/// <param name="Options">All other options.</param>
/// <param name="Fonts">The fonts that are there to choose from.</param>
/// <param name="Version">The program.</param>
public sealed record BatchKey(string Style, string Options, string Fonts, string Version)
{
    private static readonly Lazy<string> Program = new(() => Digest(string.Join('\n', Assemblies().Select(assembly => assembly.ManifestModule.ModuleVersionId.ToString("N")).Order(StringComparer.Ordinal))));

    /// <summary>Makes a key.</summary>
    /// <param name="sheet">The style sheet; <see langword="null"/> where it is chosen by the kind of document.</param>
    /// <param name="options">The other options, written out.</param>
    /// <param name="fonts">The fonts.</param>
    public static BatchKey Of(StyleSheet? sheet, string options, FontLibrary fonts) => new(
        sheet is null ? string.Empty : Digest(JsonSerializer.Serialize(sheet)),
        Digest(options),
        Digest(string.Join('\n', fonts.List().Select(NameOf).Order(StringComparer.Ordinal))),
        Program.Value);

    /// <summary>A digest of words: 16 hexadecimal digits.</summary>
    /// <param name="words">The words.</param>
    public static string Digest(string words) => System.Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)))[..16];

    /// <summary>A face by its name and the size of its file: where fonts lie has no bearing on what they draw.</summary>
    private static string NameOf(FontFaceName face) => FormattableString.Invariant($"{face.PostScriptName} {face.Index} {SizeOf(face.Path)}");

    private static long SizeOf(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : 0;

    /// <summary>The assemblies of the conversion: each has a number of its own for every build of different source.</summary>
    private static ImmutableArray<Assembly> Assemblies()
    {
        const string Ours = "Converter.";
        List<Assembly> all = [typeof(BatchKey).Assembly];
        for (int at = 0; at < all.Count; at++)
        {
            IEnumerable<Assembly> further = all[at].GetReferencedAssemblies()
                .Where(name => name.Name!.StartsWith(Ours, StringComparison.Ordinal) && all.TrueForAll(known => known.GetName().Name != name.Name))
                .Select(Assembly.Load)
                .ToArray();
            all.AddRange(further);
        }

        return [.. all];
    }
}
