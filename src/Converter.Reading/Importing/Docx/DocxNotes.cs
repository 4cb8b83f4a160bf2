using System.Text;
using System.Xml.Linq;

namespace Converter.Reading.Importing.Docx;

/// <summary>The texts beside the text: footnotes, endnotes, comments, headers, footers.</summary>
internal sealed class DocxNotes(DocxArchive archive, DocxParts parts)
{
    private readonly Dictionary<string, Dictionary<string, string>> _known = new(StringComparer.Ordinal);

    /// <summary>The texts of a part by their identifiers.</summary>
    /// <param name="type">Type of the part, such as <c>footnotes</c>.</param>
    public Dictionary<string, string> Of(string type)
    {
        if (_known.TryGetValue(type, out Dictionary<string, string>? texts))
        {
            return texts;
        }

        _known[type] = texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (XElement note in parts.OfType(type).SelectMany(name => archive.LoadXml(name)?.Elements() ?? []))
        {
            if (note.Value("id") is { } id && note.Value("type") is null or "normal")
            {
                texts.TryAdd(id, PlainText(note));
            }
        }

        return texts;
    }

    /// <summary>The texts of all headers or footers, each once.</summary>
    /// <param name="type"><c>header</c> or <c>footer</c>.</param>
    public IEnumerable<string> Running(string type) =>
        parts.OfType(type).Select(archive.LoadXml).OfType<XElement>().Select(PlainText).Where(text => text.Length > 0).Distinct();

    /// <summary>How many pictures, and words drawn as one (a watermark), all headers or footers have.</summary>
    /// <param name="type"><c>header</c> or <c>footer</c>.</param>
    public int Pictures(string type) =>
        parts.OfType(type).Select(archive.LoadXml).OfType<XElement>().SelectMany(part => part.Descendants()).Count(IsPicture);

    private static bool IsPicture(XElement element) =>
        element.Name.LocalName is "blip" or "imagedata" or "textpath" && !IsFallback(element);

    /// <summary>Whether it stands once more for readers that do not know what it stands beside.</summary>
    private static bool IsFallback(XElement element) => element.Ancestors().Take(40).Any(outer => outer.Name.LocalName == "Fallback");

    /// <summary>The characters of an element, paragraphs parted by a blank; for reports.</summary>
    /// <param name="element">The element.</param>
    public static string PlainText(XElement element)
    {
        StringBuilder text = new();
        foreach (XElement each in element.DescendantsAndSelf())
        {
            bool fallback = each.Name.LocalName is "t" or "delText" && IsFallback(each);
            _ = each.Name.LocalName switch
            {
                "t" or "delText" when !fallback => text.Append(each.Value),
                "p" or "tab" or "br" or "cr" or "tc" when text.Length > 0 && text[^1] != ' ' => text.Append(' '),
                _ => text,
            };
        }

        return text.ToString().Trim();
    }
}
