using System.Collections.Immutable;
using Converter.Documents;
using Converter.Reading.Decoding;
using Converter.Reading.Importing.FrontMatter;

namespace Converter.Conversion;

/// <summary>A value for an element of the document that its text does not hold.</summary>
/// <param name="Value">The value.</param>
/// <param name="From">Who gave it, to be put into a sentence.</param>
public sealed record GivenField(string Value, Message From);

/// <summary>
/// Gathers the values for one document. What is nearer to the call goes before: the call itself (<c>--set</c>, a form) before the file
/// beside the text, that before the front matter of the text.
/// </summary>
internal static class GivenFields
{
    private static readonly Message ByCall = new("给定值", "the value handed in");

    /// <summary>The value of each field that is given.</summary>
    /// <param name="front">The front matter of the text.</param>
    /// <param name="beside">The file beside the text; <see langword="null"/> for none.</param>
    /// <param name="call">What the call gives.</param>
    /// <param name="findings">
    /// Receives a warning for each name in the front matter that is no field (other programs write theirs there), an error for one in the file,
    /// what is wrong with a value, and a note for each value that gave way to another.
    /// </param>
    public static ImmutableSortedDictionary<string, GivenField> Gather(
        FieldList front, FieldFile? beside, IReadOnlyDictionary<string, string> call, ICollection<Diagnostic> findings)
    {
        ImmutableSortedDictionary<string, GivenField>.Builder given = ImmutableSortedDictionary.CreateBuilder<string, GivenField>(StringComparer.Ordinal);
        foreach (FieldEntry entry in front.Entries)
        {
            Message from = new($"文首要素清单第 {entry.At.Line} 行", $"line {entry.At.Line} of the front matter");
            Take(entry, entry.At, from, Severity.Warning, given, findings);
        }

        foreach (FieldEntry entry in beside is null ? [] : Read(beside, findings))
        {
            Message from = new($"{beside!.Name} 第 {entry.At.Line} 行", $"{beside.Name}, line {entry.At.Line}");
            Take(entry, null, from, Severity.Error, given, findings);
        }

        foreach ((string name, string value) in call)
        {
            Put(name, new GivenField(value, ByCall), given, findings);
        }

        return given.ToImmutable();
    }

    private static ImmutableArray<FieldEntry> Read(FieldFile file, ICollection<Diagnostic> findings)
    {
        DecodingResult decoding = TextDecoder.Decode(file.Content.Span);
        FieldList list = decoding.Text is { } text ? FieldListReader.Read(text.Text, 0) : FieldList.Empty with { Findings = decoding.Findings };
        foreach (Diagnostic finding in list.Findings)
        {
            string place = finding.At is { } at ? $"{file.Name}:{at}" : file.Name;
            findings.Add(finding with { At = null, Message = new Message($"{place}：{finding.Message.Chinese}", $"{place}: {finding.Message.English}") });
        }

        return list.Entries;
    }

    private static void Take(
        FieldEntry entry,
        SourcePosition? at,
        Message from,
        Severity unknown,
        ImmutableSortedDictionary<string, GivenField>.Builder given,
        ICollection<Diagnostic> findings)
    {
        if (!DocumentFields.Names.Contains(entry.Name))
        {
            findings.Add(new Diagnostic(
                DocumentFields.Unknown,
                unknown,
                at,
                new Message($"{from.Chinese}：没有名为“{entry.Name}”的要素，未采用", $"{from.English}: there is no field called '{entry.Name}'; it was not used"),
                DocumentFields.KnownNames));
        }
        else if (entry.Value is null || entry.Value.AsSpan().IndexOfAny('\n', '\r') >= 0)
        {
            findings.Add(new Diagnostic(
                "fields.one-line",
                Severity.Error,
                at,
                new Message($"{from.Chinese}：“{entry.Name}”的值应为一行文字", $"{from.English}: the value of '{entry.Name}' must be one line of text"),
                new Message("几个名称写在一行内", "write several names on one line")));
        }
        else if (entry.Value.Length > 0)
        {
            Put(entry.Name, new GivenField(entry.Value, from), given, findings);
        }
    }

    private static void Put(
        string name, GivenField field, ImmutableSortedDictionary<string, GivenField>.Builder given, ICollection<Diagnostic> findings)
    {
        if (given.TryGetValue(name, out GivenField? before) && before.Value != field.Value)
        {
            findings.Add(new Diagnostic(
                "fields.overridden",
                Severity.Info,
                null,
                new Message(
                    $"要素“{name}”：{before.From.Chinese}的“{before.Value}”未采用，以{field.From.Chinese}“{field.Value}”为准",
                    $"field '{name}': '{before.Value}' of {before.From.English} gives way to '{field.Value}' of {field.From.English}")));
        }

        given[name] = field;
    }
}
