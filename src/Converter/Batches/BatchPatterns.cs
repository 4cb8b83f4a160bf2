using System.Collections.Immutable;
using System.IO.Enumeration;
using Converter.Files;

namespace Converter.Batches;

/// <summary>
/// Which files of a folder or an archive are taken. <c>*</c> stands for any characters, <c>?</c> for one. A pattern with <c>/</c> is held
/// against the path below the source, where <c>*</c> passes over <c>/</c> too; one without against the name. Upper and lower case are the same.
/// </summary>
/// <param name="Include">Patterns of what is taken; with none: texts, Markdown and Word documents.</param>
/// <param name="Exclude">Patterns of what is not, although it is included.</param>
public sealed record BatchPatterns(ImmutableArray<string> Include, ImmutableArray<string> Exclude)
{
    private static readonly ImmutableArray<string> Texts = ["*.txt", "*.text", "*.md", "*.markdown", "*.docx"];

    /// <summary>Texts, Markdown and Word documents.</summary>
    public static BatchPatterns Usual { get; } = new([], []);

    /// <summary>Whether a file is taken. Temporary names never are.</summary>
    /// <param name="path">Its path below the source, parts joined by <c>/</c>.</param>
    public bool Take(string path)
    {
        ReadOnlySpan<char> name = path.AsSpan(path.LastIndexOf('/') + 1);
        return !TemporaryName.Is(name.ToString()) && Matches(Include.IsEmpty ? Texts : Include, path) && !Matches(Exclude, path);
    }

    private static bool Matches(ImmutableArray<string> patterns, string path)
    {
        foreach (string pattern in patterns)
        {
            ReadOnlySpan<char> subject = pattern.Contains('/', StringComparison.Ordinal) ? path : path.AsSpan(path.LastIndexOf('/') + 1);
            if (FileSystemName.MatchesSimpleExpression(pattern, subject, ignoreCase: true))
            {
                return true;
            }
        }

        return false;
    }
}
