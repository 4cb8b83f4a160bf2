using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace Converter.EndToEnd;

/// <summary>
/// The parts of a .docx as a text to read: part after part, indented. A part that an earlier file has too is named by that file; of styles
/// that differ, only those stand here that the first file does not have alike.
/// </summary>
internal static class DocxParts
{
    private const string Styles = "word/styles.xml";

    private static readonly XNamespace Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    /// <summary>The dump of the last of several files.</summary>
    /// <param name="files">Name and path of each; the last is the one that is dumped.</param>
    public static string Dump(IEnumerable<(string Name, string Path)> files)
    {
        ImmutableArray<(string Name, SortedDictionary<string, XElement> Parts)> read = [.. files.Select(file => (file.Name, Read(file.Path)))];
        StringBuilder dump = new();
        foreach ((string part, XElement content) in read[^1].Parts)
        {
            string? same = read[..^1].FirstOrDefault(file => XNode.DeepEquals(file.Parts.GetValueOrDefault(part), content)).Name;
            dump.Append(part).Append(same is null ? ":\n" : $": as in {same}\n");
            if (same is null)
            {
                dump.Append(part == Styles && read.Length > 1 ? Differences(read[0].Name, read[0].Parts[part], content) : Text(content));
            }

            dump.Append('\n');
        }

        return dump.ToString();
    }

    private static SortedDictionary<string, XElement> Read(string path)
    {
        SortedDictionary<string, XElement> parts = new(StringComparer.Ordinal);
        using ZipArchive zip = ZipFile.OpenRead(path);
        foreach (ZipArchiveEntry entry in zip.Entries)
        {
            using Stream stream = entry.Open();
            parts.Add(entry.FullName, XElement.Load(stream));
        }

        return parts;
    }

    /// <summary>The styles in their order by name, and in full those that another file does not have alike.</summary>
    private static string Differences(string otherName, XElement other, XElement styles)
    {
        StringBuilder text = new();
        foreach (XElement style in styles.Elements())
        {
            bool isSame = other.Elements().Any(one => XNode.DeepEquals(one, style));
            string id = style.Attribute(Word + "styleId")?.Value ?? style.Name.LocalName;
            text.Append(isSame ? $"{id}: as in {otherName}\n" : Text(style));
        }

        return text.ToString();
    }

    /// <summary>Indented, as the printer of the framework does it.</summary>
    private static string Text(XElement element) => element.ToString(SaveOptions.None) + "\n";
}
