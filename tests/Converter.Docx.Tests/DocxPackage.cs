using System.IO.Compression;
using System.Xml.Linq;

namespace Converter.Docx.Tests;

/// <summary>The parts of a .docx as texts that can be read and compared.</summary>
internal static class DocxPackage
{
    /// <summary>Each part by its name, its XML indented, text untouched.</summary>
    public static SortedDictionary<string, string> Parts(byte[] docx)
    {
        SortedDictionary<string, string> parts = new(StringComparer.Ordinal);
        using ZipArchive zip = new(new MemoryStream(docx));
        foreach (ZipArchiveEntry entry in zip.Entries)
        {
            using Stream stream = entry.Open();
            parts.Add(entry.FullName, XDocument.Load(stream).ToString() + "\n");
        }

        return parts;
    }
}
