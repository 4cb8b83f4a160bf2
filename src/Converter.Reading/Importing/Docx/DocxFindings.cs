using Converter.Documents;

namespace Converter.Reading.Importing.Docx;

/// <summary>What the import of a .docx has to say about things that are not, or not just so, in the text.</summary>
internal sealed class DocxFindings
{
    private readonly List<Diagnostic> _all = [];
    private readonly SortedDictionary<string, (int Count, Message Words)> _counts = new(StringComparer.Ordinal);

    /// <summary>All findings; what was only counted comes last.</summary>
    public IEnumerable<Diagnostic> All => _all.Concat(_counts.Select(pair => new Diagnostic(
        pair.Key,
        Severity.Info,
        null,
        new Message($"{pair.Value.Words.Chinese}（{pair.Value.Count} 处）", $"{pair.Value.Words.English} ({pair.Value.Count})"))));

    /// <summary>Something with a text that was not taken over.</summary>
    public void Left(string code, Severity severity, SourcePosition? at, string chinese, string english, string text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            _all.Add(new Diagnostic(code, severity, at, new Message($"{chinese}：{text}", $"{english}: {text}")));
        }
    }

    /// <summary>Something to say.</summary>
    public void Say(string code, Severity severity, SourcePosition? at, string chinese, string english) =>
        _all.Add(new Diagnostic(code, severity, at, new Message(chinese, english)));

    /// <summary>Something of which the number is enough.</summary>
    public void Count(string code, string chinese, string english) =>
        _counts[code] = (_counts.GetValueOrDefault(code).Count + 1, new Message(chinese, english));
}
