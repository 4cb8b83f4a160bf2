using System.Collections.Immutable;
using Converter.Documents;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Converter.Reading.Importing.FrontMatter;

/// <summary>
/// Reads values from YAML of the form <c>name: value</c>. A value is never anything but text: <c>000012</c> keeps its zeros. Lists and
/// mappings are passed over without going down into them, so that no nesting can exhaust the stack.
/// </summary>
public sealed class FieldListReader
{
    /// <summary>The longest list that is read, in characters; the reading of nested brackets takes time by the square of their number.</summary>
    public const int MostCharacters = 8_192;

    private readonly int _linesBefore;
    private readonly IParser _parser;
    private readonly ImmutableArray<FieldEntry>.Builder _entries = ImmutableArray.CreateBuilder<FieldEntry>();
    private readonly ImmutableArray<Diagnostic>.Builder _findings = ImmutableArray.CreateBuilder<Diagnostic>();

    private FieldListReader(string yaml, int linesBefore)
    {
        _linesBefore = linesBefore;
        _parser = new Parser(new StringReader(yaml));
    }

    /// <summary>Reads a list. No content makes it throw.</summary>
    /// <param name="yaml">The YAML.</param>
    /// <param name="linesBefore">Number of lines of the file that stand before it.</param>
    public static FieldList Read(string yaml, int linesBefore)
    {
        FieldListReader reader = new(yaml.Length <= MostCharacters ? yaml : string.Empty, linesBefore);
        if (yaml.Length > MostCharacters)
        {
            reader.Report(Mark.Empty, $"> {MostCharacters}");
        }

        try
        {
            reader.ReadRoot();
        }
        catch (YamlException fault)
        {
            reader.Report(fault.Start, fault.Message);
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException or OverflowException or IndexOutOfRangeException)
        {
            // Some broken texts make YamlDotNet fail in these ways in place of saying what is wrong.
            reader.Report(reader._parser.Current?.End ?? Mark.Empty, "not understood from here on");
        }

        return new FieldList(reader._entries.ToImmutable(), reader._findings.ToImmutable());
    }

    private void ReadRoot()
    {
        while (_parser.MoveNext() && _parser.Current is StreamStart or DocumentStart)
        {
            // What stands before the first value says nothing.
        }

        if (_parser.Current is MappingStart)
        {
            ReadEntries();
        }
        else if (_parser.Current is { } other and not (StreamEnd or DocumentEnd or Scalar { Value.Length: 0 }))
        {
            Report(other.Start, "'name: value' is wanted");
        }
    }

    private void ReadEntries()
    {
        while (_parser.MoveNext() && _parser.Current is Scalar name)
        {
            _parser.MoveNext();
            string? value = (_parser.Current as Scalar)?.Value.Trim();
            PassOver();
            _entries.Add(new FieldEntry(name.Value, value, PositionOf(name.Start)));
        }

        if (_parser.Current is { } end and not MappingEnd)
        {
            Report(end.Start, "a name is wanted before the colon");
        }
    }

    /// <summary>Moves to the end of the value at which the parser stands.</summary>
    private void PassOver()
    {
        int depth = 0;
        do
        {
            depth += _parser.Current!.NestingIncrease;
        }
        while (depth > 0 && _parser.MoveNext());
    }

    private SourcePosition PositionOf(Mark mark) => new(_linesBefore + Math.Max(1, (int)mark.Line), Math.Max(1, (int)mark.Column));

    private void Report(Mark at, string what) => _findings.Add(new Diagnostic(
        "fields.syntax",
        Severity.Error,
        PositionOf(at),
        new Message($"要素清单不是有效的 YAML：{what}", $"the list of values is no valid YAML: {what}"),
        new Message("每行写“名称: 值”，冒号后空一格；值里有冒号或 # 时加引号", "write 'name: value' on each line, a blank behind the colon; quote a value that holds a colon or #")));
}
