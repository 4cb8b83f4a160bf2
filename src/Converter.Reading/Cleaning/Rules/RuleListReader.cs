using System.Collections.Frozen;
using System.Collections.Immutable;
using Converter.Documents;
using Converter.Reading.Cleaning.Junk;
using Converter.Reading.Cleaning.Mending;
using YamlDotNet.RepresentationModel;

namespace Converter.Reading.Cleaning.Rules;

/// <summary>Reads a list of rules; an unknown key or a bad value is an error with line and column.</summary>
/// <param name="fileName">Name of the list, for messages.</param>
internal sealed class RuleListReader(string fileName)
{
    private const int DefaultLongest = 60;
    private const double DefaultConfidence = 0.9;
    private const double HeaviestWeight = 10;

    private readonly YamlNodes _nodes = new(fileName);
    private readonly ImmutableArray<CleaningRuleNote>.Builder _notes = ImmutableArray.CreateBuilder<CleaningRuleNote>();
    private readonly ImmutableDictionary<string, double>.Builder _confidences = ImmutableDictionary.CreateBuilder<string, double>();
    private readonly ImmutableHashSet<string>.Builder _off = ImmutableHashSet.CreateBuilder<string>();

    /// <summary>What is wrong with the list.</summary>
    public ImmutableArray<Diagnostic> Findings => _nodes.Findings;

    /// <summary>Reads the list; <see langword="null"/> where it has an error.</summary>
    public RuleList? Read(string yaml)
    {
        RuleList list = RuleList.Empty;
        YamlMappingNode? root = _nodes.Root(yaml);
        if (root is null)
        {
            return null;
        }

        foreach ((string key, YamlNode value) in _nodes.Entries(root, "version", "junk", "content", "metadata", "structure", "mending", "html"))
        {
            list = key switch
            {
                "version" => CheckVersion(list, value),
                "junk" => list with { Junk = [.. _nodes.Items(value).Select(ReadJunkRule)] },
                "content" => ReadContent(list, value),
                "metadata" => ReadMetadata(list, value),
                "structure" => ReadPlainRules(list, value, StructureRules.Ids),
                "mending" => ReadPlainRules(list, value, [.. MendingRules.All]),
                _ => ReadHtml(list, value),
            };
        }

        return Findings.IsEmpty
            ? list with { Notes = _notes.ToImmutable(), Confidences = _confidences.ToImmutable(), Off = _off.ToImmutable() }
            : null;
    }

    private RuleList CheckVersion(RuleList list, YamlNode node)
    {
        _nodes.Number(node, 1, 1);
        return list;
    }

    private JunkRule ReadJunkRule(YamlNode node)
    {
        JunkRule rule = new(string.Empty, new Message(string.Empty, string.Empty), Zone.Anywhere, DefaultConfidence, DefaultLongest);
        foreach ((string key, YamlNode value) in _nodes.Entries(node, "id", "what", "where", "confidence", "longest", "words", "forms"))
        {
            rule = key switch
            {
                "id" => rule with { Id = ReadId(value) },
                "what" => rule with { What = ReadMessage(value) },
                "where" => rule with { Where = ReadWord<Zone>(value) },
                "confidence" => rule with { Confidence = _nodes.Number(value, 0, 1) },
                "longest" => rule with { Longest = (int)_nodes.Number(value, 1, 1000) },
                "words" => rule with { Words = ReadWords(value) },
                _ => rule with { Forms = ReadForms(value) },
            };
        }

        NoteRule(node, rule.Id, rule.What);
        return rule;
    }

    private void NoteRule(YamlNode node, string id, Message what)
    {
        if (id.Length == 0)
        {
            _nodes.Report(node.Start, "规则缺 id", "the rule has no id");
        }
        else if (_notes.Any(note => note.Id == id))
        {
            _nodes.Report(node.Start, $"规则“{id}”重复", $"the rule '{id}' stands twice");
        }

        _notes.Add(new CleaningRuleNote(id, what));
    }

    private string ReadId(YamlNode node)
    {
        string id = _nodes.Text(node);
        int dot = id.IndexOf('.', StringComparison.Ordinal);
        if (dot <= 0 || dot == id.Length - 1 || id.Any(character => !char.IsAsciiLetterLower(character) && !char.IsAsciiDigit(character) && character is not ('.' or '-')))
        {
            _nodes.Report(node.Start, $"id“{id}”应写作“组.名”，用小写字母、数字和连字符", $"the id '{id}' must be group.name in lower case letters, digits and hyphens");
        }

        return id;
    }

    private Message ReadMessage(YamlNode node)
    {
        Message message = new(string.Empty, string.Empty);
        foreach ((string key, YamlNode value) in _nodes.Entries(node, "zh", "en"))
        {
            message = key == "zh" ? message with { Chinese = _nodes.Text(value) } : message with { English = _nodes.Text(value) };
        }

        return message;
    }

    private ImmutableArray<WordEvidence> ReadWords(YamlNode node)
    {
        ImmutableArray<WordEvidence>.Builder words = ImmutableArray.CreateBuilder<WordEvidence>();
        foreach ((string key, YamlNode value) in _nodes.Entries(node))
        {
            bool atStart = key.StartsWith('^');
            bool whole = key.StartsWith('=');
            string word = atStart || whole ? key[1..] : key;
            if (LineKey.Of(word).Length == 0)
            {
                _nodes.Report(value.Start, "词不能为空", "a word may not be empty");
            }

            words.Add(new WordEvidence(word, _nodes.Number(value, -HeaviestWeight, HeaviestWeight), atStart, whole));
        }

        return words.ToImmutable();
    }

    private ImmutableArray<FormEvidence> ReadForms(YamlNode node)
    {
        ImmutableArray<FormEvidence>.Builder forms = ImmutableArray.CreateBuilder<FormEvidence>();
        foreach ((string key, YamlNode value) in _nodes.Entries(node, WordsOf<LineForm>()))
        {
            forms.Add(new FormEvidence(Parse<LineForm>(key), _nodes.Number(value, -HeaviestWeight, HeaviestWeight)));
        }

        return forms.ToImmutable();
    }

    private RuleList ReadContent(RuleList list, YamlNode node)
    {
        foreach ((string key, YamlNode value) in _nodes.Entries(node, "words", "forms"))
        {
            list = key == "words" ? list with { ContentWords = ReadWords(value) } : list with { ContentForms = ReadForms(value) };
        }

        return list;
    }

    private RuleList ReadMetadata(RuleList list, YamlNode node)
    {
        foreach ((string key, YamlNode value) in _nodes.Entries(node, "strong", "weak"))
        {
            FrozenSet<string> labels = _nodes.Items(value).Select(label => LineKey.Of(_nodes.Text(label))).ToFrozenSet();
            list = key == "strong" ? list with { StrongLabels = labels } : list with { WeakLabels = labels };
        }

        return list;
    }

    private RuleList ReadPlainRules(RuleList list, YamlNode node, ImmutableArray<string> known)
    {
        foreach (YamlNode item in _nodes.Items(node))
        {
            string id = string.Empty;
            Message what = new(string.Empty, string.Empty);
            double confidence = DefaultConfidence;
            bool on = true;
            foreach ((string key, YamlNode value) in _nodes.Entries(item, "id", "what", "confidence", "on"))
            {
                switch (key)
                {
                    case "id": id = _nodes.Text(value); break;
                    case "what": what = ReadMessage(value); break;
                    case "confidence": confidence = _nodes.Number(value, 0, 1); break;
                    default: on = _nodes.Switch(value); break;
                }
            }

            if (!known.Contains(id))
            {
                _nodes.Report(item.Start, $"不认识的规则“{id}”", $"unknown rule '{id}'; known are: {string.Join(", ", known)}");
            }

            NoteRule(item, id, what);
            _confidences[id] = confidence;
            if (!on)
            {
                _off.Add(id);
            }
        }

        return list;
    }

    private RuleList ReadHtml(RuleList list, YamlNode node)
    {
        foreach ((string key, YamlNode value) in _nodes.Entries(node, "entities", "tags"))
        {
            list = key == "tags"
                ? list with { Tags = _nodes.Items(value).Select(_nodes.Text).ToFrozenSet() }
                : list with { Entities = _nodes.Entries(value).Select(ReadEntity).ToFrozenDictionary(pair => pair.Name, pair => pair.Meant) };
        }

        return list;
    }

    private (string Name, char Meant) ReadEntity((string Key, YamlNode Value) entry)
    {
        string meant = _nodes.Text(entry.Value);
        if (meant.Length != 1)
        {
            _nodes.Report(entry.Value.Start, "实体应当代表一个字符", "an entity must stand for one character");
        }

        return (entry.Key, meant.Length == 1 ? meant[0] : ' ');
    }

    private TWord ReadWord<TWord>(YamlNode node)
        where TWord : struct, Enum
    {
        string text = _nodes.Text(node);
        string[] known = WordsOf<TWord>();
        if (!known.Contains(text))
        {
            _nodes.Report(node.Start, $"不认识的值“{text}”；可用：{string.Join('、', known)}", $"unknown value '{text}'; known are: {string.Join(", ", known)}");
            return default;
        }

        return Parse<TWord>(text);
    }

    private static string[] WordsOf<TWord>()
        where TWord : struct, Enum =>
        [.. Enum.GetNames<TWord>().Select(Hyphenate).Where(word => word != "none")];

    private static TWord Parse<TWord>(string word)
        where TWord : struct, Enum =>
        Enum.Parse<TWord>(Enum.GetNames<TWord>().First(name => Hyphenate(name) == word));

    // ContactNumber → contact-number
    private static string Hyphenate(string name) =>
        string.Concat(name.Select((letter, index) => char.IsUpper(letter) && index > 0 ? "-" + char.ToLowerInvariant(letter) : char.ToLowerInvariant(letter).ToString()));
}
