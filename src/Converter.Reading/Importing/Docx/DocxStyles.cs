using System.Xml.Linq;
using Converter.Documents;

namespace Converter.Reading.Importing.Docx;

/// <summary>What is known of the look of a run; <see langword="null"/> where nothing is said.</summary>
internal readonly record struct RunLook(bool? Bold, int? HalfPoints, string? Typeface, bool? Hidden)
{
    /// <summary>This look, with what it leaves open taken from another.</summary>
    public RunLook Over(RunLook under) => new(Bold ?? under.Bold, HalfPoints ?? under.HalfPoints, Typeface ?? under.Typeface, Hidden ?? under.Hidden)
    {
        Italic = Italic ?? under.Italic,
        Underline = Underline ?? under.Underline,
        Dots = Dots ?? under.Dots,
        Colored = Colored ?? under.Colored,
    };

    /// <summary>Whether italic.</summary>
    public bool? Italic { get; init; }

    /// <summary>Whether there is a line below it, of any kind.</summary>
    public bool? Underline { get; init; }

    /// <summary>Whether there is a dot at each character.</summary>
    public bool? Dots { get; init; }

    /// <summary>Whether it has a colour of its own, or one behind it.</summary>
    public bool? Colored { get; init; }

    /// <summary>All that sets it apart and may be kept.</summary>
    public Emphasis Emphasis =>
        (Bold == true ? Emphasis.Bold : Emphasis.None)
        | (Italic == true ? Emphasis.Italic : Emphasis.None)
        | (Underline == true ? Emphasis.Underline : Emphasis.None)
        | (Dots == true ? Emphasis.Dots : Emphasis.None);

    /// <summary>Reads run properties.</summary>
    public static RunLook Of(XElement? properties)
    {
        XElement? fonts = properties.Child("rFonts");
        return new RunLook(
            properties.Switch("b"),
            properties.Child("sz").Number(),
            fonts.Value("eastAsia") ?? fonts.Value("eastAsiaTheme"),
            properties.Switch("vanish"))
        {
            Italic = properties.Switch("i"),
            Underline = properties.Switch("u"),
            Dots = properties.Switch("em"),
            Colored = IsColored(properties),
        };
    }

    private static bool? IsColored(XElement? properties)
    {
        string? behind = properties.Child("shd").Value("fill");
        bool?[] said =
        [
            properties.Child("color").Value() is { } color ? !IsPlain(color, "000000") : null,
            properties.Switch("highlight"),
            behind is null ? null : !IsPlain(behind, "FFFFFF"),
        ];
        return said.Contains(true) ? true : said.Contains(false) ? false : null;
    }

    private static bool IsPlain(string color, string plain) => color == "auto" || color.Equals(plain, StringComparison.OrdinalIgnoreCase);
}

/// <summary>What is known of a paragraph by its properties or its style.</summary>
internal readonly record struct ParagraphLook(int? OutlineLevel, string? Alignment, int? NumberId, int? NumberLevel)
{
    /// <summary>This look, with what it leaves open taken from another.</summary>
    public ParagraphLook Over(ParagraphLook under) =>
        new(OutlineLevel ?? under.OutlineLevel, Alignment ?? under.Alignment, NumberId ?? under.NumberId, NumberLevel ?? under.NumberLevel);

    /// <summary>Reads paragraph properties.</summary>
    public static ParagraphLook Of(XElement? properties)
    {
        XElement? numbering = properties.Child("numPr");
        return new ParagraphLook(
            properties.Child("outlineLvl").Number(), properties.Child("jc").Value(), numbering.Child("numId").Number(), numbering.Child("ilvl").Number());
    }
}

/// <summary>A style with all that it inherits.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Name">Its name in lower case.</param>
/// <param name="Paragraph">Paragraph properties.</param>
/// <param name="Run">Run properties.</param>
internal sealed record DocxStyle(string Id, string Name, ParagraphLook Paragraph, RunLook Run);

/// <summary>The styles of a .docx, each resolved along its chain of basedOn.</summary>
internal sealed class DocxStyles
{
    private const int LongestChain = 50;
    private static readonly DocxStyle Nothing = new(string.Empty, string.Empty, default, default);
    private readonly Dictionary<string, XElement> _elements = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DocxStyle> _resolved = new(StringComparer.Ordinal);
    private readonly RunLook _defaults;
    private readonly string _usual = string.Empty;

    /// <summary>Reads the styles.</summary>
    /// <param name="root">Root of the part; <see langword="null"/> where there is none.</param>
    public DocxStyles(XElement? root)
    {
        _defaults = RunLook.Of(root.Child("docDefaults").Child("rPrDefault").Child("rPr"));
        foreach (XElement style in root.Children("style"))
        {
            string id = style.Value("styleId") ?? string.Empty;
            _elements.TryAdd(id, style);
            if (style.Value("type") == "paragraph" && style.Value("default") is "1" or "true" && _usual.Length == 0)
            {
                _usual = id;
            }
        }
    }

    /// <summary>The style of a paragraph; the usual one where it names none or one that is not there.</summary>
    public DocxStyle OfParagraph(string? id)
    {
        DocxStyle style = Resolve(id is not null && _elements.ContainsKey(id) ? id : _usual, 0);
        return style with { Run = style.Run.Over(_defaults) };
    }

    /// <summary>What a character style says.</summary>
    public RunLook OfRun(string? id)
    {
        DocxStyle style = id is null ? Nothing : Resolve(id, 0);
        return style.Name switch
        {
            // Every link is underlined and blue; that sets nothing apart.
            "hyperlink" or "followedhyperlink" => style.Run with { Underline = null, Colored = null },
            // By name, since another typeface may stand for bold, as in a document that was converted before.
            "strong" => style.Run with { Bold = true },
            _ when style.Name.StartsWith("强调", StringComparison.Ordinal) => style.Run with { Bold = true },
            _ => style.Run,
        };
    }

    private DocxStyle Resolve(string id, int depth)
    {
        if (_resolved.TryGetValue(id, out DocxStyle? known))
        {
            return known;
        }

        if (depth > LongestChain || !_elements.TryGetValue(id, out XElement? element))
        {
            return Nothing;
        }

        DocxStyle under = element.Child("basedOn").Value() is { } parent ? Resolve(parent, depth + 1) : Nothing;
        string name = (element.Child("name").Value() ?? string.Empty).ToLowerInvariant();
        ParagraphLook own = ParagraphLook.Of(element.Child("pPr"));
        own = own with { OutlineLevel = own.OutlineLevel ?? LevelOfName(name) };
        DocxStyle style = new(id, name, own.Over(under.Paragraph), RunLook.Of(element.Child("rPr")).Over(under.Run));
        _resolved[id] = style;
        return style;
    }

    // “heading 3” has level 3 by its name in every word processor.
    private static int? LevelOfName(string name) =>
        name.Length == 9 && name.StartsWith("heading ", StringComparison.Ordinal) && name[8] is >= '1' and <= '9' ? name[8] - '1' : null;
}
