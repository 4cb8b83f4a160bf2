using System.Globalization;
using System.Text;

namespace Converter.Pdf.Tests.Reading;

/// <summary>Reads PDF objects from bytes (ISO 32000-1, 7.2 and 7.3). What is no PDF throws <see cref="InvalidDataException"/>.</summary>
internal sealed class PdfLexer(byte[] bytes, int at, PdfFileReader? file)
{
    public int At { get; private set; } = at;

    public bool AtEnd
    {
        get
        {
            SkipBlanks();
            return At >= bytes.Length;
        }
    }

    /// <summary>The next object, or an operator.</summary>
    public object? Next()
    {
        SkipBlanks();
        return Peek() switch
        {
            '/' => Name(),
            '(' => Literal(),
            '[' => Array(),
            '<' when Peek(1) == '<' => Dictionary(),
            '<' => Hexadecimal(),
            >= '0' and <= '9' or '+' or '-' or '.' => NumberOrReference(),
            _ => Word(),
        };
    }

    public void Expect(string word)
    {
        SkipBlanks();
        string found = Encoding.Latin1.GetString(bytes, At, Math.Min(word.Length, bytes.Length - At));
        Require(found == word, $"“{word}” expected, “{found}” found");
        At += word.Length;
    }

    private int Peek(int ahead = 0) => At + ahead < bytes.Length ? bytes[At + ahead] : -1;

    private void SkipBlanks()
    {
        while (At < bytes.Length && (IsBlank(bytes[At]) || bytes[At] == '%'))
        {
            if (bytes[At] == '%')
            {
                At = System.Array.IndexOf(bytes, (byte)'\n', At) is int end and >= 0 ? end : bytes.Length;
            }
            else
            {
                At++;
            }
        }
    }

    private static bool IsBlank(int value) => value is 0 or 9 or 10 or 12 or 13 or 32;

    private static bool IsRegular(int value) => value > 32 && !"()<>[]{}/%".Contains((char)value, StringComparison.Ordinal);

    private PdfName Name()
    {
        At++;
        List<byte> name = [];
        while (IsRegular(Peek()))
        {
            byte value = bytes[At++];
            if (value == '#')
            {
                value = byte.Parse(Encoding.ASCII.GetString(bytes, At, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                At += 2;
            }

            name.Add(value);
        }

        return new PdfName(Encoding.UTF8.GetString([.. name]));
    }

    private PdfString Literal()
    {
        At++;
        List<byte> text = [];
        for (int depth = 1; ; At++)
        {
            int value = Peek();
            Require(value >= 0, "string without end");
            if (value == '\\')
            {
                At++;
                value = Peek();
                Require(value is '(' or ')' or '\\', "escape that this writer does not write");
            }
            else if (value is '(' or ')')
            {
                depth += value == '(' ? 1 : -1;
            }

            if (depth == 0)
            {
                At++;
                return new PdfString([.. text]);
            }

            text.Add((byte)value);
        }
    }

    private PdfString Hexadecimal()
    {
        int end = System.Array.IndexOf(bytes, (byte)'>', At);
        Require(end > 0, "hexadecimal string without end");
        string digits = Encoding.ASCII.GetString(bytes, At + 1, end - At - 1);
        At = end + 1;
        return new PdfString(Convert.FromHexString(digits));
    }

    private List<object?> Array()
    {
        At++;
        List<object?> items = [];
        for (SkipBlanks(); Peek() != ']'; SkipBlanks())
        {
            Require(Peek() >= 0, "array without end");
            items.Add(Next());
        }

        At++;
        return items;
    }

    private PdfDictionary Dictionary()
    {
        At += 2;
        PdfDictionary dictionary = new(file);
        for (SkipBlanks(); Peek() != '>'; SkipBlanks())
        {
            Require(Peek() == '/', "key of a dictionary is no name");
            string key = Name().Value;
            Require(dictionary.Entries.TryAdd(key, Next()), $"key {key} stands twice");
        }

        Expect(">>");
        return dictionary;
    }

    private object NumberOrReference()
    {
        string first = Token();
        if (!long.TryParse(first, CultureInfo.InvariantCulture, out long whole))
        {
            return double.Parse(first, CultureInfo.InvariantCulture);
        }

        int back = At;
        if (Peek() == ' ' && Peek(1) == '0' && Peek(2) == ' ' && Peek(3) == 'R' && !IsRegular(Peek(4)))
        {
            At += 4;
            return new PdfReference((int)whole);
        }

        At = back;
        return whole;
    }

    private object? Word()
    {
        string word = Token();
        Require(word.Length > 0, $"byte {Peek()} is no object");
        return word switch { "true" => true, "false" => false, "null" => null, _ => new PdfOperator(word) };
    }

    private string Token()
    {
        int start = At;
        while (IsRegular(Peek()))
        {
            At++;
        }

        return Encoding.Latin1.GetString(bytes, start, At - start);
    }

    private void Require(bool holds, string reason)
    {
        if (!holds)
        {
            throw new InvalidDataException($"at byte {At}: {reason}");
        }
    }
}
