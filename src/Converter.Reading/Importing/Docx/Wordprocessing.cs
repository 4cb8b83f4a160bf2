using System.Globalization;
using System.Xml.Linq;

namespace Converter.Reading.Importing.Docx;

/// <summary>Looking into WordprocessingML by local names: the transitional and the strict form differ in their namespaces alone.</summary>
internal static class Wordprocessing
{
    private const string Transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";

    /// <summary>Whether a name belongs to WordprocessingML.</summary>
    public static bool IsWord(this XElement element) => element.Name.NamespaceName is Transitional or Strict;

    /// <summary>The first child of a name.</summary>
    public static XElement? Child(this XElement? element, string name)
    {
        for (XNode? node = element?.FirstNode; node is not null; node = node.NextNode)
        {
            if (node is XElement child && child.Name.LocalName == name && child.IsWord())
            {
                return child;
            }
        }

        return null;
    }

    /// <summary>The first child of a name, whatever its namespace.</summary>
    public static XElement? Any(this XElement? element, string name)
    {
        for (XNode? node = element?.FirstNode; node is not null; node = node.NextNode)
        {
            if (node is XElement child && child.Name.LocalName == name)
            {
                return child;
            }
        }

        return null;
    }

    /// <summary>All children of a name.</summary>
    public static IEnumerable<XElement> Children(this XElement? element, string name) =>
        element is null ? [] : element.Elements().Where(child => child.Name.LocalName == name && child.IsWord());

    /// <summary>An attribute, whatever its namespace.</summary>
    public static string? Value(this XElement? element, string name = "val")
    {
        for (XAttribute? attribute = element?.FirstAttribute; attribute is not null; attribute = attribute.NextAttribute)
        {
            if (attribute.Name.LocalName == name)
            {
                return attribute.Value;
            }
        }

        return null;
    }

    /// <summary>An attribute as a number.</summary>
    public static int? Number(this XElement? element, string name = "val") =>
        int.TryParse(element.Value(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number : null;

    /// <summary>The value of a switch such as <c>w:b</c>; <see langword="null"/> where the switch is not there.</summary>
    public static bool? Switch(this XElement? properties, string name) =>
        properties.Child(name) is { } found ? found.Value() is not ("0" or "false" or "off" or "none") : null;
}
