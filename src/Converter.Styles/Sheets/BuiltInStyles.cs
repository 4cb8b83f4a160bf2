using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;

namespace Converter.Styles.Sheets;

/// <summary>The style sheets that come with the program: the files of the folder <c>styles</c>, kept inside the assembly.</summary>
public static class BuiltInStyles
{
    private const string Prefix = "styles/";
    private const string Ending = ".yaml";

    /// <summary>Names of the sheets, such as <c>gbt9704</c>, in ordinal order.</summary>
    public static ImmutableArray<string> Names { get; } =
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Ending, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..^Ending.Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Each sheet is read when it is first asked for, once in a process: it is as immutable as the assembly it comes from.</summary>
    private static readonly FrozenDictionary<string, Lazy<StyleSheet?>> Sheets =
        Names.ToFrozenDictionary(name => name, name => new Lazy<StyleSheet?>(() => Read(name)), StringComparer.Ordinal);

    /// <summary>The JSON Schema by which an editor completes and checks a sheet.</summary>
    public static string Schema
    {
        get
        {
            using StreamReader reader = new(Assembly.GetExecutingAssembly().GetManifestResourceStream("schema.json")!);
            return reader.ReadToEnd();
        }
    }

    /// <summary>Content of a sheet as it is in the file.</summary>
    /// <param name="name">One of <see cref="Names"/>; any other gives <see langword="null"/>.</param>
    public static string? Text(string name)
    {
        using Stream? stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Prefix + name + Ending);
        if (stream is null)
        {
            return null;
        }

        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Reads a sheet.</summary>
    /// <param name="name">One of <see cref="Names"/>; any other gives <see langword="null"/>.</param>
    public static StyleSheet? Load(string name) => Sheets.TryGetValue(name, out Lazy<StyleSheet?>? sheet) ? sheet.Value : null;

    private static StyleSheet? Read(string name) => StyleSheetReader.Read(Text(name)!, name + Ending, Text).Sheet;
}
