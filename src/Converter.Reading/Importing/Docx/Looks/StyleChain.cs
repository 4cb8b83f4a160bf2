using System.Xml.Linq;

namespace Converter.Reading.Importing.Docx.Looks;

/// <summary>The styles of a document, for what they come to.</summary>
internal sealed class StyleChain
{
    private const int LongestChain = 50;
    private readonly Dictionary<string, XElement> _styles = new(StringComparer.Ordinal);
    private readonly string? _usual;
    private readonly DocxProperties _paragraph;
    private readonly DocxProperties _run;

    public StyleChain(XElement? root)
    {
        XElement? defaults = root.Child("docDefaults");
        _paragraph = DocxProperties.None.With(defaults.Child("pPrDefault").Child("pPr"));
        _run = DocxProperties.None.With(defaults.Child("rPrDefault").Child("rPr"));
        foreach (XElement style in root.Children("style"))
        {
            string id = style.Value("styleId") ?? string.Empty;
            _styles.TryAdd(id, style);
            _usual ??= style.Value("type") == "paragraph" && style.Value("default") is "1" or "true" ? id : null;
        }
    }

    /// <summary>What a paragraph style says of paragraphs and of characters.</summary>
    public (DocxProperties Paragraph, DocxProperties Run) OfParagraph(string? id)
    {
        (DocxProperties paragraph, DocxProperties run) = (_paragraph, _run);
        foreach (XElement style in Chain(id is not null && _styles.ContainsKey(id) ? id : _usual))
        {
            paragraph = paragraph.With(style.Child("pPr"));
            run = run.With(style.Child("rPr"));
        }

        return (paragraph, run);
    }

    /// <summary>What a character style says, over what its paragraph says.</summary>
    public DocxProperties OfRun(string? id, DocxProperties under) =>
        Chain(id).Aggregate(under, (properties, style) => properties.With(style.Child("rPr")));

    /// <summary>A style behind those that it is based on.</summary>
    private IEnumerable<XElement> Chain(string? id)
    {
        List<XElement> chain = [];
        while (id is not null && chain.Count < LongestChain && _styles.TryGetValue(id, out XElement? style))
        {
            chain.Add(style);
            id = style.Child("basedOn").Value();
        }

        return chain.AsEnumerable().Reverse();
    }
}
