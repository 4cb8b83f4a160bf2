using System.Collections.Immutable;
using System.IO.Compression;
using System.Xml;

namespace Converter.Docx.Packaging;

/// <summary>
/// Packs parts into a zip. The packaging library of the framework would give random relationship ids and today's date; here names,
/// order and dates are fixed.
/// </summary>
internal static class OpcPackage
{
    private const string ContentTypesNamespace = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const string RelationshipsNamespace = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string RelationshipsType = "application/vnd.openxmlformats-package.relationships+xml";
    private static readonly DateTimeOffset FirstZipDate = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The bytes of the package.</summary>
    /// <param name="owned">Parts that the package itself names: the main part first, and the properties.</param>
    /// <param name="beside">Parts that the main part names; they stand in its folder.</param>
    public static byte[] Write(ImmutableArray<OpcPart> owned, ImmutableArray<OpcPart> beside)
    {
        string folder = Path.GetDirectoryName(owned[0].Name)!;
        string file = Path.GetFileName(owned[0].Name);
        SortedDictionary<string, ReadOnlyMemory<byte>> entries = new(StringComparer.Ordinal)
        {
            ["[Content_Types].xml"] = ContentTypes([.. owned, .. beside]),
            ["_rels/.rels"] = Relationships(owned, string.Empty),
            [$"{folder}/_rels/{file}.rels"] = Relationships(beside, folder + "/"),
        };
        foreach (OpcPart part in owned.Concat(beside))
        {
            entries.Add(part.Name, part.Content);
        }

        return Zip(entries);
    }

    private static byte[] Zip(SortedDictionary<string, ReadOnlyMemory<byte>> entries)
    {
        using MemoryStream stream = new();
        using (ZipArchive zip = new(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, ReadOnlyMemory<byte> content) in entries)
            {
                ZipArchiveEntry entry = zip.CreateEntry(name, CompressionLevel.Optimal);
                entry.LastWriteTime = FirstZipDate;
                using Stream target = entry.Open();
                target.Write(content.Span);
            }
        }

        return stream.ToArray();
    }

    private static ReadOnlyMemory<byte> ContentTypes(ImmutableArray<OpcPart> parts) => XmlPart.Write(xml =>
    {
        xml.WriteStartElement("Types", ContentTypesNamespace);
        WriteDefault(xml, "rels", RelationshipsType);
        WriteDefault(xml, "xml", "application/xml");
        foreach (OpcPart part in parts.OrderBy(part => part.Name, StringComparer.Ordinal))
        {
            xml.WriteStartElement("Override", ContentTypesNamespace);
            xml.WriteAttributeString("PartName", "/" + part.Name);
            xml.WriteAttributeString("ContentType", part.ContentType);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    });

    private static void WriteDefault(XmlWriter xml, string extension, string contentType)
    {
        xml.WriteStartElement("Default", ContentTypesNamespace);
        xml.WriteAttributeString("Extension", extension);
        xml.WriteAttributeString("ContentType", contentType);
        xml.WriteEndElement();
    }

    private static ReadOnlyMemory<byte> Relationships(ImmutableArray<OpcPart> parts, string folder) => XmlPart.Write(xml =>
    {
        xml.WriteStartElement("Relationships", RelationshipsNamespace);
        foreach (OpcPart part in parts)
        {
            xml.WriteStartElement("Relationship", RelationshipsNamespace);
            xml.WriteAttributeString("Id", part.Id);
            xml.WriteAttributeString("Type", part.Relationship);
            xml.WriteAttributeString("Target", part.Name[folder.Length..]);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    });
}
