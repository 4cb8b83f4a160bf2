using Converter.Fonts.Files;

namespace Converter.Fonts.Cff;

/// <summary>The operators of DICT data that are read or written (CFF specification, tables 9, 10 and 23).</summary>
internal enum CffOperator
{
    FontBBox = 5,
    Charset = 15,
    CharStrings = 17,
    Private = 18,
    Subrs = 19,
    DefaultWidthX = 20,
    NominalWidthX = 21,
    CharstringType = 0x0C06,
    FontMatrix = 0x0C07,
    Ros = 0x0C1E,
    CidCount = 0x0C22,
    FdArray = 0x0C24,
    FdSelect = 0x0C25,
}

/// <summary>DICT data: operators with their operands (CFF specification, section 4).</summary>
internal sealed class CffDict
{
    private readonly FontBytes _bytes;
    private readonly Dictionary<CffOperator, Entry> _entries = [];

    private CffDict(FontBytes bytes) => _bytes = bytes;

    /// <summary>Reads DICT data.</summary>
    /// <exception cref="FontFormatException">It ends within an operand, or holds a reserved byte.</exception>
    public static CffDict Read(FontBytes bytes)
    {
        CffDict dict = new(bytes);
        List<int> operands = [];
        int entryAt = 0;
        int at = 0;
        while (at < bytes.Length)
        {
            int code = bytes.U8(at);
            if (code > 21)
            {
                operands.Add(ReadNumber(bytes, ref at));
                continue;
            }

            at++;
            CffOperator name = (CffOperator)(code == 12 ? 0x0C00 | bytes.U8(at++) : code);
            dict._entries[name] = new Entry([.. operands], entryAt, at - entryAt);
            operands.Clear();
            entryAt = at;
        }

        return dict;
    }

    /// <summary>Whether an operator is there.</summary>
    public bool Has(CffOperator name) => _entries.ContainsKey(name);

    /// <summary>An operand as a whole number.</summary>
    /// <param name="name">The operator.</param>
    /// <param name="index">Which operand, from 0.</param>
    /// <param name="otherwise">What it is where it is not there.</param>
    public int Number(CffOperator name, int index, int otherwise) =>
        _entries.TryGetValue(name, out Entry? entry) && index < entry.Operands.Length ? entry.Operands[index] : otherwise;

    /// <summary>An operator with its operands as it stands; empty where it is not there.</summary>
    public ReadOnlyMemory<byte> Raw(CffOperator name) =>
        _entries.TryGetValue(name, out Entry? entry) ? _bytes.Memory.Slice(entry.At, entry.Length) : default;

    /// <summary>Reads an operand; the fraction of a real number does not matter to what is read, so it counts as 0.</summary>
    private static int ReadNumber(FontBytes bytes, ref int at)
    {
        int first = bytes.U8(at++);
        switch (first)
        {
            case 28:
                at += 2;
                return bytes.I16(at - 2);
            case 29:
                at += 4;
                return bytes.I32(at - 4);
            case 30:
                SkipReal(bytes, ref at);
                return 0;
            case >= 32 and <= 246:
                return first - 139;
            case >= 247 and <= 250:
                return ((first - 247) * 256) + bytes.U8(at++) + 108;
            case >= 251 and <= 254:
                return (-(first - 251) * 256) - bytes.U8(at++) - 108;
            default:
                throw bytes.Fault($"DICT data holds the reserved byte {first}");
        }
    }

    private static void SkipReal(FontBytes bytes, ref int at)
    {
        int pair;
        do
        {
            pair = bytes.U8(at++);
        }
        while ((pair & 0x0F) != 0x0F && pair >> 4 != 0x0F);
    }

    private sealed record Entry(int[] Operands, int At, int Length);
}
