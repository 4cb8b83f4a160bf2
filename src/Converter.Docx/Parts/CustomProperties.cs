using System.Collections.Immutable;
using System.Globalization;
using System.Xml;
using Converter.Documents;
using Converter.Docx.Packaging;

namespace Converter.Docx.Parts;

/// <summary>
/// What people and programs may want to know of the making of a file, shown by word processors among its properties: the style sheet, the kind
/// of document, the version of the program. It is the same for equal input.
/// </summary>
internal static class CustomProperties
{
    private const string Namespace = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties";
    private const string Types = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes";

    /// <summary>The set of properties that users define (ECMA-376 22.3.2.1 leaves it to the format of OLE property sets).</summary>
    private const string UserDefined = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";

    /// <summary>The first number that a property may have; 0 and 1 are kept for the set itself.</summary>
    private const int FirstNumber = 2;

    private static readonly string Version = typeof(CustomProperties).Assembly.GetName().Version!.ToString(3);

    /// <summary>The part. A file that binds several documents names the sheet of each, once, and no kind.</summary>
    /// <param name="parts">The documents; at least one.</param>
    public static OpcPart Write(ImmutableArray<DocxPart> parts)
    {
        List<(string Name, string Value)> properties =
        [
            ("StyleSheet", string.Join(' ', parts.Select(part => part.Document.Sheet.Name).Distinct(StringComparer.Ordinal))),
            ("ConverterVersion", Version),
        ];
        if (parts is [{ Document.Source.Kind: not DocumentKind.Other } only])
        {
            properties.Add(("DocumentKind", only.Document.Source.Kind.ToString()));
        }

        return new OpcPart(
            "docProps/custom.xml",
            "rId4",
            "application/vnd.openxmlformats-officedocument.custom-properties+xml",
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties",
            XmlPart.Write(xml => Write(xml, properties)));
    }

    private static void Write(XmlWriter xml, List<(string Name, string Value)> properties)
    {
        xml.WriteStartElement("Properties", Namespace);
        xml.WriteAttributeString("xmlns", "vt", null, Types);
        for (int at = 0; at < properties.Count; at++)
        {
            xml.WriteStartElement("property", Namespace);
            xml.WriteAttributeString("fmtid", UserDefined);
            xml.WriteAttributeString("pid", (at + FirstNumber).ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("name", properties[at].Name);
            xml.WriteElementString("lpwstr", Types, properties[at].Value);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }
}
