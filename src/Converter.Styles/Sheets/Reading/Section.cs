using System.Collections.Immutable;
using System.Globalization;
using Converter.Documents;
using Converter.Styles.Yaml;

namespace Converter.Styles.Sheets.Reading;

/// <summary>
/// One mapping of a style sheet. A value that is missing or wrong becomes a finding and a stand-in is handed out, so that one pass finds
/// every fault; a sheet with a fault is never used.
/// </summary>
internal sealed class Section
{
    private readonly YamlMap _map;
    private readonly SheetReading _reading;

    private Section(YamlMap map, string path, SheetReading reading)
    {
        _map = map;
        _reading = reading;
        Path = path;
    }

    /// <summary>Path from the top, such as <c>page</c> or <c>paragraphs.title</c>; empty for the top.</summary>
    public string Path { get; }

    /// <summary>The entries in the order of the file.</summary>
    public ImmutableArray<YamlEntry> Entries => _map.Entries;

    /// <summary>A mapping with a fixed set of keys.</summary>
    public static Section Of(YamlMap map, string path, ImmutableArray<string> keys, SheetReading reading)
    {
        foreach (YamlEntry entry in map.Entries)
        {
            if (!keys.Contains(entry.Key.Value, StringComparer.Ordinal))
            {
                Message hint = Nearest.To(entry.Key.Value, keys) is { } nearest
                    ? new Message($"是否想写 {nearest}？", $"did you mean {nearest}?")
                    : new Message($"可用的键：{string.Join("、", keys)}", $"keys that may stand here: {string.Join(", ", keys)}");
                reading.Fault(StyleFindings.UnknownKey, entry.Key, new Message($"没有“{entry.Key.Value}”这个键", $"there is no key “{entry.Key.Value}”"), hint);
            }
        }

        return new Section(map, path, reading);
    }

    /// <summary>A mapping whose keys are names of the user's choice.</summary>
    public static Section OfNames(YamlMap map, string path, SheetReading reading) => new(map, path, reading);

    /// <summary>Whether a key is given.</summary>
    public bool Has(string key) => _map.Find(key) is not null;

    /// <summary>Whether a key is given as the word <c>none</c>, which takes an inherited section away.</summary>
    public bool IsNone(string key)
    {
        if (_map.Find(key) is not YamlScalar { Value: "none" } none)
        {
            return false;
        }

        Remember(key, none, none.Value);
        return true;
    }

    /// <summary>The mapping under a key; <see langword="null"/> where there is none, which is a finding.</summary>
    public YamlMap? Map(string key)
    {
        YamlNode? node = Required(key);
        if (node is not null and not YamlMap)
        {
            WrongType(node, key, new Message("一组键和值", "keys with values"));
        }

        return node as YamlMap;
    }

    /// <summary>A text; empty where it is missing.</summary>
    public string Text(string key) => Scalar(key)?.Value ?? string.Empty;

    /// <summary>A whole number of at least 1, or the given default where the key is not there.</summary>
    public int Count(string key, int? absent = null)
    {
        if ((absent is not null && !Has(key)) || Scalar(key) is not { } scalar)
        {
            return absent ?? 1;
        }

        if (int.TryParse(scalar.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number is >= 1 and <= 1000)
        {
            return number;
        }

        WrongType(scalar, key, new Message("1 到 1000 的整数", "a whole number from 1 to 1000"));
        return 1;
    }

    /// <summary>A share in per cent, 1 … 100.</summary>
    public int PerCent(string key)
    {
        int number = Count(key);
        if (number > 100 && Scalar(key) is { } scalar)
        {
            WrongType(scalar, key, new Message("1 到 100 的整数", "a whole number from 1 to 100"));
        }

        return number;
    }

    /// <summary>One of several whole numbers.</summary>
    public int OneOf(string key, params int[] allowed) =>
        Word(key, [.. allowed.Select(number => (number.ToString(CultureInfo.InvariantCulture), number))]);

    /// <summary>true or false; false where the key is not there.</summary>
    public bool Flag(string key) => Has(key) && Word(key, [("true", true), ("false", false)]);

    /// <summary>The meaning of one of several words; that of the first one where the word is missing or wrong.</summary>
    public T Word<T>(string key, params (string Word, T Meaning)[] words)
    {
        if (Scalar(key) is { } scalar)
        {
            foreach ((string word, T meaning) in words)
            {
                if (word == scalar.Value)
                {
                    return meaning;
                }
            }

            string allowed = string.Join(" | ", words.Select(pair => pair.Word));
            _reading.Fault(
                StyleFindings.BadValue,
                scalar,
                new Message($"{PathOf(key)} 不能是“{scalar.Value}”", $"{PathOf(key)} cannot be “{scalar.Value}”"),
                new Message($"可写：{allowed}", $"write one of: {allowed}"));
        }

        return words[0].Meaning;
    }

    /// <summary>What a name stands for; <see langword="null"/> where it is missing or stands for nothing.</summary>
    public T? Named<T>(string key, IReadOnlyDictionary<string, T> names, Message kind)
        where T : class
    {
        if (Scalar(key) is not { } scalar)
        {
            return null;
        }

        if (!names.TryGetValue(scalar.Value, out T? meaning))
        {
            UnknownReference(scalar, names.Keys, kind);
        }

        return meaning;
    }

    /// <summary>Says that a name stands for nothing.</summary>
    public void UnknownReference(YamlScalar name, IEnumerable<string> names, Message kind)
    {
        Message hint = Nearest.To(name.Value, names) is { } nearest
            ? new Message($"是否想写 {nearest}？", $"did you mean {nearest}?")
            : new Message($"已定义：{string.Join("、", names)}", $"defined: {string.Join(", ", names)}");
        _reading.Fault(
            StyleFindings.UnknownReference,
            name,
            new Message($"没有定义名为“{name.Value}”的{kind.Chinese}", $"there is no {kind.English} “{name.Value}”"),
            hint);
    }

    /// <summary>Texts in a list; empty where the list is missing.</summary>
    public ImmutableArray<string> Texts(string key, int fewest = 0)
    {
        YamlNode? node = Required(key);
        if (node is null)
        {
            return [];
        }

        if (node is not YamlList list || list.Items.Length < fewest || list.Items.Any(item => item is not YamlScalar))
        {
            WrongType(node, key, fewest == 0 ? new Message("列表", "a list") : new Message($"至少 {fewest} 项的列表", $"a list of at least {fewest}"));
            return [];
        }

        ImmutableArray<string> texts = [.. list.Items.Cast<YamlScalar>().Select(item => item.Value)];
        Remember(key, list, string.Join(", ", texts));
        return texts;
    }

    /// <summary>A length in mm, pt or 号, for what the grid is made from.</summary>
    public Length PaperLength(string key) =>
        Extent(key, required: true, least: 0, LengthUnit.Millimetre, LengthUnit.Point, LengthUnit.TypeSize).Length;

    /// <summary>A length in any unit but 号; none where the key is not there.</summary>
    public Extent Indent(string key, bool required = false) =>
        Extent(key, required, least: -10_000, LengthUnit.Character, LengthUnit.Line, LengthUnit.Millimetre, LengthUnit.Point);

    /// <summary>An indent that must be given and cannot lead out of what it is in.</summary>
    /// <param name="key">Its key.</param>
    public Extent InwardIndent(string key) =>
        Extent(key, required: true, least: 0, LengthUnit.Character, LengthUnit.Line, LengthUnit.Millimetre, LengthUnit.Point);

    /// <summary>A type size: 号 or pt or mm.</summary>
    public Extent TypeSize(string key) => Extent(key, required: true, least: 1, LengthUnit.TypeSize, LengthUnit.Point, LengthUnit.Millimetre);

    /// <summary>Says that a value is of the wrong kind.</summary>
    public void WrongType(YamlNode node, string key, Message expected) => _reading.Fault(
        StyleFindings.WrongType,
        node,
        new Message($"{PathOf(key)} 应为{expected.Chinese}", $"{PathOf(key)} must be {expected.English}"),
        new Message($"写成{expected.Chinese}", $"write {expected.English}"));

    /// <summary>Path of a key of this section.</summary>
    public string PathOf(string key) => Path.Length == 0 ? key : $"{Path}.{key}";

    private Extent Extent(string key, bool required, decimal least, params LengthUnit[] units)
    {
        if ((!required && !Has(key)) || Scalar(key) is not { } scalar)
        {
            return Styles.Extent.Zero;
        }

        if (LengthText.Parse(scalar.Value) is not { } text || !units.Contains(text.Unit) || text.Amount < least || text.Amount > 10_000)
        {
            string[] examples = [.. units.Select(Example)];
            _reading.Fault(
                StyleFindings.WrongUnit,
                scalar,
                new Message($"{PathOf(key)} 的长度“{scalar.Value}”不能用", $"{PathOf(key)}: “{scalar.Value}” is not a length that can stand here"),
                new Message(
                    $"写数字加单位，如 {string.Join("、", examples)}",
                    $"write a number with a unit, such as {string.Join(", ", examples)}"));
            return Styles.Extent.Zero;
        }

        return new Extent(Resolve(text, scalar), text.Amount, text.Unit);
    }

    private Length Resolve(LengthText text, YamlScalar scalar)
    {
        double amount = (double)text.Amount;
        switch (text.Unit)
        {
            case LengthUnit.Millimetre:
                return Length.FromMillimetres(amount);
            case LengthUnit.Point:
                return Length.FromPoints(amount);
            case LengthUnit.Character:
                return _reading.CharacterPitch * amount;
            case LengthUnit.Line:
                return _reading.LinePitch * amount;
            default:
                if (!_reading.TypeSizes.TryGetValue(text.SizeName, out Length size))
                {
                    UnknownReference(scalar, _reading.TypeSizes.Keys, new Message("字号", "type size"));
                }

                return size;
        }
    }

    private static string Example(LengthUnit unit) => unit switch
    {
        LengthUnit.Millimetre => "37mm",
        LengthUnit.Point => "16pt",
        LengthUnit.Character => "2字",
        LengthUnit.Line => "1行",
        _ => "三号",
    };

    private YamlScalar? Scalar(string key)
    {
        YamlNode? node = Required(key);
        switch (node)
        {
            case YamlScalar scalar:
                Remember(key, scalar, scalar.Value);
                return scalar;
            case not null:
                WrongType(node, key, new Message("单个值", "a single value"));
                break;
        }

        return null;
    }

    private YamlNode? Required(string key)
    {
        YamlNode? node = _map.Find(key);
        if (node is null)
        {
            Message hint = Path.Length == 0
                ? new Message($"加上 {key}，或写 extends: gbt9704", $"add {key}, or write extends: gbt9704")
                : new Message($"在 {Path} 中加上 {key}", $"add {key} to {Path}");
            _reading.Fault(StyleFindings.Missing, _map, new Message($"缺少 {PathOf(key)}", $"{PathOf(key)} is missing"), hint);
        }

        return node;
    }

    private void Remember(string key, YamlNode node, string value) =>
        _reading.Origins[PathOf(key)] = new SheetOrigin(node.File, node.At, value);
}
