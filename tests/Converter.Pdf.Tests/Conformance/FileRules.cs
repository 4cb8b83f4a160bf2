using System.Text;
using Converter.Pdf.Tests.Reading;

namespace Converter.Pdf.Tests.Conformance;

/// <summary>The file as a file (ISO 19005-2, 6.1), and what may not be in it at all (6.3 – 6.5, 6.8 – 6.10).</summary>
internal static class FileRules
{
    private static readonly string[] ForbiddenInCatalog =
        ["AcroForm", "AA", "OpenAction", "Names", "OCProperties", "Requirements", "Perms", "NeedsRendering", "Collection"];

    public static void Check(PdfFileReader file, Findings findings)
    {
        ReadOnlySpan<byte> bytes = file.Bytes;
        findings.Archive("6.1.2", Encoding.ASCII.GetString(bytes[..7]) == "%PDF-1." && bytes[8] == '\n', "header");
        findings.Archive("6.1.2", bytes[9] == '%' && bytes.Slice(10, 4).IndexOfAnyInRange<byte>(0, 127) < 0, "comment of bytes above 127");
        findings.Archive("6.1.3", bytes.EndsWith("%%EOF\n"u8), "bytes behind the end of the file");
        findings.Archive("6.1.3", file.Trailer.Array("ID") is [PdfString { Bytes.Length: 16 }, PdfString { Bytes.Length: 16 }], "file identifier");
        findings.Archive("6.1.3", !file.Trailer.Entries.ContainsKey("Encrypt"), "encryption");
        findings.Access("7.16", !file.Trailer.Entries.ContainsKey("Encrypt"), "encryption");
        foreach (string key in ForbiddenInCatalog)
        {
            findings.Archive("6.4 – 6.10", !file.Catalog.Entries.ContainsKey(key), $"{key} in the catalogue");
        }

        findings.Archive("6.1.13", file.Offsets.Count <= 8_388_607, "number of objects");
        foreach (object? value in file.All)
        {
            CheckValue(value, findings);
        }
    }

    private static void CheckValue(object? value, Findings findings)
    {
        switch (value)
        {
            case PdfStream stream:
                findings.Archive("6.1.7.2", stream.Dictionary.Name("Filter") is null or "FlateDecode" || (stream.Dictionary.Name("Filter") == "DCTDecode" && stream.Dictionary.Name("Subtype") == "Image"), "filter");
                findings.Archive("6.1.7.1", !stream.Dictionary.Entries.Keys.Any(static key => key is "F" or "FFilter" or "FDecodeParms"), "external stream");
                if (stream.Dictionary.Name("Filter") != "DCTDecode")
                {
                    PdfFileReader.Decode(stream);
                }

                CheckValue(stream.Dictionary, findings);
                break;
            case PdfDictionary dictionary:
                findings.Archive("6.3 – 6.5", !dictionary.Entries.Keys.Any(static key => key is "AA" or "URI" or "JS"), "annotation or action");
                findings.Archive("6.3.1", dictionary.Name("Type") != "Annot" || dictionary.Name("Subtype") == "Link", "annotation of another kind than a link");
                findings.Archive("6.5", dictionary.Name("Type") == "StructElem" || !dictionary.Entries.ContainsKey("A"), "action");
                foreach ((string key, object? entry) in dictionary.Entries)
                {
                    CheckValue(new PdfName(key), findings);
                    CheckValue(entry, findings);
                }

                break;
            case List<object?> list:
                findings.Archive("6.1.13", list.Count <= 8191, "an array longer than PDF/A-1 allows");
                list.ForEach(item => CheckValue(item, findings));
                break;
            case PdfName name:
                findings.Archive("6.1.13", Encoding.UTF8.GetByteCount(name.Value) <= 127, $"long name {name.Value}");
                break;
            case PdfString text:
                findings.Archive("6.1.13", text.Bytes.Length <= 32767, "long string");
                break;
            case long number:
                findings.Archive("6.1.13", number is >= int.MinValue and <= int.MaxValue, $"number {number}");
                break;
        }
    }
}
