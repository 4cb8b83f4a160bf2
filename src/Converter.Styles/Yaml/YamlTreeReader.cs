using System.Collections.Immutable;
using Converter.Documents;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Converter.Styles.Yaml;

/// <summary>
/// Makes a tree of positioned nodes from YAML. Depth and size are limited, so that no file can exhaust the stack or the memory,
/// and a value never becomes anything but text: <c>no</c> stays “no”, <c>10.39</c> stays “10.39”.
/// </summary>
internal sealed class YamlTreeReader
{
    private const int MaxDepth = 16;
    private const int MaxNodes = 100_000;
    private const int MaxCharacters = 1_000_000;

    private readonly string _file;
    private readonly IParser _parser;
    private readonly Dictionary<string, YamlNode> _anchors = new(StringComparer.Ordinal);

    private YamlTreeReader(string yaml, string file)
    {
        _file = file;
        _parser = new Parser(new StringReader(yaml));
    }

    /// <summary>The root of the one document of a file; <see langword="null"/> where there is none.</summary>
    /// <param name="yaml">Content of the file.</param>
    /// <param name="file">Its name.</param>
    /// <param name="fault">Is told why there is no root: code, place, what, hint.</param>
    public static YamlNode? Read(string yaml, string file, Action<string, YamlNode, Message, Message> fault)
    {
        YamlTreeReader reader = new(yaml, file);
        try
        {
            if (yaml.Length > MaxCharacters)
            {
                throw new YamlFault(new SourcePosition(1, 1), new Message("样式文件过大", "the style sheet is too large"));
            }

            return reader.ReadRoot();
        }
        catch (YamlFault found)
        {
            Say(found.At, found.What);
        }
        catch (YamlException found)
        {
            Say(PositionOf(found.Start), new Message("此处的 YAML 语法不正确", $"not valid YAML: {found.Message}"));
        }
        catch (Exception found) when (found is InvalidOperationException or ArgumentException or OverflowException or IndexOutOfRangeException)
        {
            // some broken files make YamlDotNet fail in these ways instead of saying what is wrong
            Say(PositionOf(reader._parser.Current?.End ?? Mark.Empty), new Message("此处之后不是正确的 YAML", "what follows here is not valid YAML"));
        }

        return null;

        void Say(SourcePosition at, Message what) => fault(
            StyleFindings.Syntax,
            new YamlScalar(file, at, string.Empty),
            what,
            new Message("检查缩进、冒号和引号", "check indentation, colons and quotation marks"));
    }

    private static SourcePosition PositionOf(Mark mark) => new(Math.Max(1, (int)mark.Line), Math.Max(1, (int)mark.Column));

    private YamlNode ReadRoot()
    {
        while (_parser.MoveNext() && _parser.Current is StreamStart or DocumentStart)
        {
            // what stands before the first node says nothing
        }

        if (_parser.Current is null or StreamEnd or DocumentEnd)
        {
            throw new YamlFault(new SourcePosition(1, 1), new Message("样式文件是空的", "the style sheet is empty"));
        }

        YamlNode root = ReadNode(1);
        while (_parser.Current is DocumentEnd && _parser.MoveNext())
        {
            // the end of the document, written out or not
        }

        return _parser.Current is DocumentStart second
            ? throw new YamlFault(PositionOf(second.Start), new Message("“---”之后又是一份样式，一个文件只能有一份", "another sheet begins behind ---; a file holds one"))
            : root;
    }

    /// <summary>Reads the node at the current event and leaves the parser behind it.</summary>
    private YamlNode ReadNode(int depth)
    {
        ParsingEvent current = _parser.Current!;
        SourcePosition at = PositionOf(current.Start);
        if (depth > MaxDepth)
        {
            throw new YamlFault(at, new Message("嵌套太深", "nested too deeply"));
        }

        YamlNode node = current switch
        {
            Scalar scalar => new YamlScalar(_file, at, scalar.Value),
            SequenceStart => ReadList(at, depth),
            MappingStart => ReadMap(at, depth),
            AnchorAlias alias => Anchored(alias, at),
            _ => throw new YamlFault(at, new Message("此处应有一个值", "a value is expected here")),
        };
        if (node.Size > MaxNodes)
        {
            throw new YamlFault(at, new Message("样式文件过大", "the style sheet is too large"));
        }

        if (current is NodeEvent { Anchor.IsEmpty: false } anchored)
        {
            _anchors[anchored.Anchor.Value] = node;
        }

        _parser.MoveNext();
        return node;
    }

    private YamlNode Anchored(AnchorAlias alias, SourcePosition at) =>
        _anchors.TryGetValue(alias.Value.Value, out YamlNode? node)
            ? node
            : throw new YamlFault(at, new Message($"没有名为 {alias.Value.Value} 的锚点", $"there is no anchor {alias.Value.Value}"));

    private YamlList ReadList(SourcePosition at, int depth)
    {
        ImmutableArray<YamlNode>.Builder items = ImmutableArray.CreateBuilder<YamlNode>();
        int size = 1;
        _parser.MoveNext();
        while (_parser.Current is not SequenceEnd)
        {
            YamlNode item = ReadNode(depth + 1);
            size = Sum(size, item);
            items.Add(item);
        }

        return new YamlList(_file, at, size, items.ToImmutable());
    }

    private YamlMap ReadMap(SourcePosition at, int depth)
    {
        ImmutableArray<YamlEntry>.Builder entries = ImmutableArray.CreateBuilder<YamlEntry>();
        HashSet<string> keys = new(StringComparer.Ordinal);
        int size = 1;
        _parser.MoveNext();
        while (_parser.Current is not MappingEnd)
        {
            YamlScalar key = ReadKey(depth);
            if (!keys.Add(key.Value))
            {
                throw new YamlFault(key.At, new Message($"“{key.Value}”写了两次", $"“{key.Value}” is given twice"));
            }

            YamlNode value = ReadNode(depth + 1);
            size = Sum(size, value) + 1;
            entries.Add(new YamlEntry(key, value));
        }

        return new YamlMap(_file, at, size, entries.ToImmutable());
    }

    private YamlScalar ReadKey(int depth) => ReadNode(depth + 1) switch
    {
        YamlScalar key => key,
        YamlNode other => throw new YamlFault(other.At, new Message("键必须是一个词", "a key must be a word")),
    };

    private static int Sum(int size, YamlNode part) => Math.Min(size + part.Size, MaxNodes + 1);

    /// <summary>Leaves the reading of a file at its first fault; never leaves this class.</summary>
    private sealed class YamlFault(SourcePosition at, Message what) : Exception
    {
        public SourcePosition At { get; } = at;

        public Message What { get; } = what;
    }
}
