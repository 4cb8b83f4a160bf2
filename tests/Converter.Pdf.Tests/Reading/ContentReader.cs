using System.Globalization;

namespace Converter.Pdf.Tests.Reading;

/// <summary>A glyph as a reader shows it.</summary>
/// <param name="Font">Name of its font in the resources.</param>
/// <param name="Code">Its code.</param>
/// <param name="Text">What it stands for by the ToUnicode map; <see langword="null"/> where the map has nothing.</param>
/// <param name="X">Its origin, in points.</param>
/// <param name="Y">Its origin, in points from the foot of the page.</param>
/// <param name="Size">Type size.</param>
/// <param name="Mark">MCID of its marked content; −1 in an artifact, −2 outside of both.</param>
internal sealed record ShownGlyph(string Font, int Code, string? Text, double X, double Y, double Size, int Mark);

/// <summary>
/// Interprets the content stream of a page (ISO 32000-1, 8 and 9) as far as this project writes it; any other operator is a fault.
/// </summary>
internal sealed class ContentReader
{
    public const int InArtifact = -1;
    public const int Unmarked = -2;

    private readonly PdfDictionary _fonts;
    private readonly Dictionary<string, ContentFont> _read = [];
    private readonly Stack<int> _marks = new();
    private ContentFont? _font;
    private string _fontName = string.Empty;
    private double _size;
    private double _spacing;
    private double _scaling = 1;
    private double _x;
    private double _y;
    private bool _inText;
    private bool _inPicture;

    private ContentReader(PdfDictionary page) =>
        _fonts = page.Dictionary("Resources")?.Dictionary("Font") ?? throw new InvalidDataException("page without fonts");

    public List<ShownGlyph> Glyphs { get; } = [];

    /// <summary>What is against a rule, in words.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>MCIDs in the order of the stream, with the type that the stream gives them.</summary>
    public List<(int Mark, string Type)> Marks { get; } = [];

    /// <summary>The colour spaces that are named.</summary>
    public SortedSet<string> ColorSpaces { get; } = new(StringComparer.Ordinal);

    /// <summary>Number of paths painted.</summary>
    public int Paths { get; private set; }

    public static ContentReader Read(PdfDictionary page)
    {
        ContentReader reader = new(page);
        PdfLexer lexer = new(PdfFileReader.Decode(page.Stream("Contents") ?? throw new InvalidDataException("page without content")), 0, null);
        List<object?> operands = [];
        while (!lexer.AtEnd)
        {
            object? next = lexer.Next();
            if (next is PdfOperator operation)
            {
                reader.Do(operation.Name, operands);
                operands.Clear();
            }
            else
            {
                operands.Add(next);
            }
        }

        reader.Check(reader._marks.Count == 0 && !reader._inText && !reader._inPicture, "content ends inside a text object or marked content");
        return reader;
    }

    private void Do(string operation, List<object?> operands)
    {
        switch (operation)
        {
            case "BT" or "ET":
                Check(_inText == (operation == "ET"), $"{operation} out of place");
                _inText = operation == "BT";
                break;
            case "Tf":
                _fontName = ((PdfName)operands[0]!).Value;
                _font = FontOf(_fontName);
                _size = Number(operands[1]);
                break;
            case "Tc":
                _spacing = Number(operands[0]);
                break;
            case "Tz":
                _scaling = Number(operands[0]) / 100;
                break;
            case "Tm":
                Check(_inText && operands.Take(4).Select(Number).SequenceEqual([1, 0, 0, 1]), "a text matrix that does not only move");
                (_x, _y) = (Number(operands[4]), Number(operands[5]));
                break;
            case "TJ":
                Check(_inText, "text outside of a text object");
                Show((List<object?>)operands[0]!);
                break;
            case "BDC" or "EMC":
                Mark(operation, operands);
                break;
            case "q" or "Q":
                Check(_inPicture == (operation == "Q") && !_inText && _marks.TryPeek(out int owner) && owner >= 0, $"{operation} out of place");
                _inPicture = operation == "q";
                break;
            case "cm" when _inPicture:
                Check(operands.Count == 6, "a picture without a place");
                break;
            case "m" or "l" or "h" or "W" or "n" when _inPicture:
                Check(operands.Count == (operation is "m" or "l" ? 2 : 0), $"operands of {operation}");
                break;
            case "Do":
                Check(_inPicture, "a picture out of place");
                break;
            case "S":
                Paths++;
                Check(!_inText, "a path inside a text object");
                Check(_marks.Count > 0, "a path that is neither content nor artifact");
                break;
            default:
                CheckOther(operation, operands);
                break;
        }
    }

    private void CheckOther(string operation, List<object?> operands)
    {
        int count = operation switch { "g" or "G" or "w" or "Tr" => 1, "m" or "l" => 2, "rg" or "RG" => 3, "k" or "K" => 4, "cm" => 6, _ => -1 };
        Check(count >= 0, $"operator {operation}");
        Check(operands.Count == count, $"operands of {operation}");
        switch (operation.ToUpperInvariant())
        {
            case "G" or "RG" or "K":
                ColorSpaces.Add(count switch { 1 => "DeviceGray", 3 => "DeviceRGB", _ => "DeviceCMYK" });
                break;
            case "CM":
                double[] matrix = [.. operands.Take(4).Select(Number)];
                bool moves = Glyphs.Count == 0 && matrix is [1, 0, 0, 1];
                Check(!_inText && _marks.Count == 0 && (moves || matrix is [0, 1, -1, 0] or [0, -1, 1, 0]), "a matrix that does not only move the page or turn it");
                break;
        }
    }

    private void Mark(string operation, List<object?> operands)
    {
        if (operation == "EMC")
        {
            Check(_marks.TryPop(out _), "EMC without BDC");
            return;
        }

        Check(_marks.Count == 0, "marked content inside marked content");
        string type = ((PdfName)operands[0]!).Value;
        int mark = (int?)((PdfDictionary)operands[1]!).Number("MCID") ?? Unmarked;
        Check(type == "Artifact" ? mark == Unmarked : mark >= 0, $"{type} with MCID {mark}");
        _marks.Push(type == "Artifact" ? InArtifact : mark);
        if (mark >= 0)
        {
            Marks.Add((mark, type));
        }
    }

    private void Show(List<object?> items)
    {
        ContentFont font = _font ?? throw new InvalidDataException("text without a font");
        foreach (object? item in items)
        {
            if (item is not PdfString text)
            {
                _x -= Number(item) / 1000 * _size * _scaling;
                continue;
            }

            for (int i = 0; i < text.Bytes.Length; i += font.CodeLength)
            {
                int code = font.CodeLength == 1 ? text.Bytes[i] : (text.Bytes[i] << 8) | text.Bytes[i + 1];
                Glyphs.Add(new ShownGlyph(
                    _fontName, code, font.Unicode.GetValueOrDefault(code), _x, _y, _size, _marks.Count > 0 ? _marks.Peek() : Unmarked));
                _x += ((font.WidthOf(code) / 1000 * _size) + _spacing) * _scaling;
            }
        }
    }

    private ContentFont FontOf(string name)
    {
        if (!_read.TryGetValue(name, out ContentFont? font))
        {
            font = ContentFont.Read(_fonts.Dictionary(name) ?? throw new InvalidDataException($"no font {name}"));
            _read.Add(name, font);
        }

        return font;
    }

    private void Check(bool holds, string fault)
    {
        if (!holds)
        {
            Faults.Add(fault);
        }
    }

    private static double Number(object? value) => ((IConvertible)value!).ToDouble(CultureInfo.InvariantCulture);
}
