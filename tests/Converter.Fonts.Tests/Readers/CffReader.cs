using System.Globalization;
using System.Text;
using static Converter.Fonts.Tests.Readers.BigEndian;

namespace Converter.Fonts.Tests.Readers;

/// <summary>A CFF font read by the letter of its specification, to check what the subsetter writes.</summary>
internal sealed class CffReader
{
    private readonly byte[] _cff;

    public CffReader(byte[] cff)
    {
        _cff = cff;
        (List<byte[]> names, int at) = Index(cff[2]);
        (List<byte[]> tops, at) = Index(at);
        (List<byte[]> strings, at) = Index(at);
        (GlobalSubroutines, _) = Index(at);
        Name = Encoding.ASCII.GetString(names.Single());
        Strings = strings.ConvertAll(Encoding.ASCII.GetString);
        Top = Dict(tops.Single());
        (Charstrings, _) = Index((int)Top[17][0]);
        IsCidKeyed = Top.ContainsKey(1230);
        Dicts = IsCidKeyed ? Index((int)Top[1236][0]).Entries.ConvertAll(Dict) : [Top];
        Privates = Dicts.ConvertAll(dict => dict.TryGetValue(18, out List<double>? place) ? Dict(cff[(int)place[1]..(int)(place[1] + place[0])]) : []);
        LocalSubroutines = [.. Dicts.Select((dict, i) =>
            Privates[i].TryGetValue(19, out List<double>? place) ? Index((int)(dict[18][1] + place[0])).Entries : [])];
    }

    public string Name { get; }

    public List<string> Strings { get; }

    public bool IsCidKeyed { get; }

    /// <summary>Operators and operands; an operator behind the escape 12 counts 1200 more.</summary>
    public Dictionary<int, List<double>> Top { get; }

    public List<Dictionary<int, List<double>>> Dicts { get; }

    public List<Dictionary<int, List<double>>> Privates { get; }

    public List<byte[]> Charstrings { get; }

    public List<byte[]> GlobalSubroutines { get; }

    public List<List<byte[]>> LocalSubroutines { get; }

    /// <summary>The Font DICT of a glyph.</summary>
    public int DictOf(int glyph)
    {
        if (!IsCidKeyed)
        {
            return 0;
        }

        int at = (int)Top[1237][0];
        if (_cff[at] == 0)
        {
            return _cff[at + 1 + glyph];
        }

        Assert.Equal(3, _cff[at]);
        int range = U16(_cff, at + 1) - 1;
        while (U16(_cff, at + 3 + (3 * range)) > glyph)
        {
            range--;
        }

        return _cff[at + 5 + (3 * range)];
    }

    /// <summary>The CIDs (or the identifiers of the names) of the glyphs.</summary>
    public List<int> Charset()
    {
        int at = Top.TryGetValue(15, out List<double>? place) ? (int)place[0] : 0;
        if (at <= 2)
        {
            return [.. Enumerable.Range(0, Charstrings.Count)];
        }

        List<int> charset = [0];
        int format = _cff[at++];
        while (charset.Count < Charstrings.Count)
        {
            int first = U16(_cff, at);
            int left = format switch { 0 => 0, 1 => _cff[at + 2], _ => U16(_cff, at + 2) };
            charset.AddRange(Enumerable.Range(first, left + 1));
            at += 2 + format;
        }

        return charset;
    }

    /// <summary>The advance width that the charstring claims.</summary>
    public double WidthOf(int glyph)
    {
        Dictionary<int, List<double>> dict = Privates[DictOf(glyph)];
        CharstringReader reader = new(this, glyph);
        return reader.Width is double width ? width + Value(dict, 21) : Value(dict, 20);
    }

    /// <summary>The outline of a glyph as text.</summary>
    public string OutlineOf(int glyph) => new CharstringReader(this, glyph).Outline;

    private static double Value(Dictionary<int, List<double>> dict, int name) => dict.TryGetValue(name, out List<double>? values) ? values[0] : 0;

    private (List<byte[]> Entries, int End) Index(int at)
    {
        int count = U16(_cff, at);
        if (count == 0)
        {
            return ([], at + 2);
        }

        int size = _cff[at + 2];
        int data = at + 3 + ((count + 1) * size) - 1;
        int Offset(int i) => _cff.AsSpan(at + 3 + (i * size), size).ToArray().Aggregate(0, (sum, digit) => (sum << 8) | digit);
        return ([.. Enumerable.Range(0, count).Select(i => _cff[(data + Offset(i))..(data + Offset(i + 1))])], data + Offset(count));
    }

    private static Dictionary<int, List<double>> Dict(byte[] bytes)
    {
        Dictionary<int, List<double>> dict = [];
        List<double> operands = [];
        for (int at = 0; at < bytes.Length;)
        {
            int first = bytes[at++];
            switch (first)
            {
                case <= 21:
                    dict[first == 12 ? 1200 + bytes[at++] : first] = operands;
                    operands = [];
                    break;
                case 28:
                    operands.Add(I16(bytes, at));
                    at += 2;
                    break;
                case 29:
                    operands.Add(I32(bytes, at));
                    at += 4;
                    break;
                case 30:
                    operands.Add(Real(bytes, ref at));
                    break;
                case <= 246:
                    operands.Add(first - 139);
                    break;
                case <= 250:
                    operands.Add(((first - 247) * 256) + bytes[at++] + 108);
                    break;
                default:
                    operands.Add((-(first - 251) * 256) - bytes[at++] - 108);
                    break;
            }
        }

        return dict;
    }

    private static double Real(byte[] bytes, ref int at)
    {
        StringBuilder text = new();
        while (true)
        {
            int pair = bytes[at++];
            foreach (int nibble in (int[])[pair >> 4, pair & 15])
            {
                if (nibble == 15)
                {
                    return double.Parse(text.ToString(), CultureInfo.InvariantCulture);
                }

                text.Append(nibble switch { < 10 => $"{nibble}", 10 => ".", 11 => "E", 12 => "E-", _ => "-" });
            }
        }
    }
}
