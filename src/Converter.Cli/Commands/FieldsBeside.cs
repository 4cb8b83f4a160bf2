using Converter.Conversion;
using Converter.Documents;
using Converter.Files;

namespace Converter.Cli.Commands;

/// <summary>Finds the file of values that stands beside a text: <c>NAME.yaml</c> for <c>NAME.txt</c>.</summary>
internal static class FieldsBeside
{
    /// <summary>Reads the file; <see langword="null"/> where there is none.</summary>
    /// <param name="path">Path of the text, or <c>-</c>.</param>
    /// <param name="styleFile">The style that was asked for; a style sheet that stands beside the text is no file of values.</param>
    /// <param name="findings">Receives why it could not be read.</param>
    public static FieldFile? Read(string path, string? styleFile, ICollection<Diagnostic> findings)
    {
        string file = Path.ChangeExtension(path, ".yaml");
        if (path == InputFile.StandardInput || file == path || !File.Exists(file) || IsSame(file, styleFile))
        {
            return null;
        }

        InputFile input = InputFile.Read(file, () => Stream.Null);
        if (input.Problem is { } problem)
        {
            findings.Add(problem);
        }

        return input.Content is { } content ? new FieldFile(input.FileName, content) : null;
    }

    private static bool IsSame(string file, string? other) => other is not null && Path.GetFullPath(file) == Path.GetFullPath(other);
}
