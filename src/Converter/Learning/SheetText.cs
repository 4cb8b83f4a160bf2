using System.Text;

namespace Converter.Learning;

/// <summary>Writes a style sheet line by line.</summary>
internal sealed class SheetText
{
    private const int Column = 34;
    private readonly SortedDictionary<string, SortedDictionary<string, (string Value, string Remark)>> _sections = new(StringComparer.Ordinal);
    private readonly List<string> _remarks = [];

    /// <summary>Whether nothing differs.</summary>
    public bool IsEmpty => _sections.Count == 0;

    /// <summary>Sets a value.</summary>
    /// <param name="section">Path of its section, such as <c>paragraphs.title</c>.</param>
    /// <param name="key">Its key.</param>
    /// <param name="value">The value as YAML.</param>
    /// <param name="remark">What stands behind it; empty for nothing.</param>
    public void Set(string section, string key, string value, string remark = "")
    {
        if (!_sections.TryGetValue(section, out SortedDictionary<string, (string, string)>? values))
        {
            _sections.Add(section, values = new(StringComparer.Ordinal));
        }

        values[key] = (value, remark);
    }

    /// <summary>Adds a remark at the end: what the sample does not tell.</summary>
    /// <param name="text">Chinese and English.</param>
    public void Remark(string text) => _remarks.Add(text);

    /// <summary>A text as YAML in double quotes.</summary>
    /// <param name="text">Any text.</param>
    public static string Quoted(string text) =>
        "\"" + string.Concat(text.Select(c => c is '"' or '\\' ? $"\\{c}" : char.IsControl(c) ? $"\\u{(int)c:X4}" : c.ToString())) + "\"";

    /// <summary>The sheet.</summary>
    /// <param name="title">Its title.</param>
    public string Write(string title)
    {
        StringBuilder text = new($"# yaml-language-server: $schema=schema.json\nextends: gbt9704\ntitle: {Quoted(title)}\n");
        string open = string.Empty;
        foreach ((string section, SortedDictionary<string, (string Value, string Remark)> values) in _sections)
        {
            string[] steps = section.Split('.');
            int shared = 0;
            string[] before = open.Split('.');
            while (shared < steps.Length && shared < before.Length && steps[shared] == before[shared])
            {
                shared++;
            }

            for (int depth = shared; depth < steps.Length; depth++)
            {
                text.Append(depth == 0 ? "\n" : string.Empty).Append(' ', depth * 2).Append(steps[depth]).Append(":\n");
            }

            foreach ((string key, (string value, string remark)) in values)
            {
                string line = $"{new string(' ', steps.Length * 2)}{key}: {value}";
                text.Append(remark.Length == 0 ? line : $"{line.PadRight(Column)} # {remark}").Append('\n');
            }

            open = section;
        }

        if (_remarks.Count > 0)
        {
            text.Append('\n').AppendJoin('\n', _remarks.Select(remark => "# " + remark)).Append('\n');
        }

        return text.ToString();
    }
}
