using System.Text;
using Converter.Pdf.Tests.Reading;

namespace Converter.Pdf.Tests.Conformance;

/// <summary>Content streams, colour and transparency (ISO 19005-2, 6.2).</summary>
internal static class GraphicsRules
{
    public static void Check(PdfFileReader file, IReadOnlyList<PageReading> pages, Findings findings)
    {
        CheckIntent(file, pages, findings);
        foreach (PageReading page in pages)
        {
            foreach (string fault in page.Content.Faults)
            {
                findings.Archive("6.2.2", false, $"page {page.Index}: {fault}");
            }

            PdfDictionary resources = page.Page.Dictionary("Resources")!;
            findings.Archive("6.2.2", resources.Entries.Keys.All(static key => key is "Font" or "XObject"), "resources other than fonts and pictures");
            CheckPictures(resources, file, findings);
            findings.Archive("6.2.10", !page.Page.Entries.ContainsKey("Group"), "transparency group");
            double[] box = [.. page.Page.Array("MediaBox").Select(static value => Convert.ToDouble(value, null))];
            findings.Archive("6.1.13", box is [0, 0, >= 3 and <= 14400, >= 3 and <= 14400], "size of the page");
            CheckBoxes(page.Page, box, findings);
        }
    }

    /// <summary>Images without transparency, masks, alternates and smoothing (6.2.8, 6.2.10), in a colour space that the intent allows.</summary>
    private static void CheckPictures(PdfDictionary resources, PdfFileReader file, Findings findings)
    {
        PdfDictionary? objects = resources.Dictionary("XObject");
        bool isCmyk = (file.Catalog.Array("OutputIntents") is [PdfDictionary intent] ? intent.Stream("DestOutputProfile") : null)?.Dictionary.Number("N") == 4;
        foreach (string name in objects?.Entries.Keys ?? Enumerable.Empty<string>())
        {
            PdfDictionary image = objects!.Stream(name)!.Dictionary;
            if (image.Name("Subtype") == "Form")
            {
                CheckForm(objects.Stream(name)!, isCmyk, file, findings);
                continue;
            }

            findings.Archive("6.2.8", image.Name("Subtype") == "Image" && image["Interpolate"] is not true && !image.Entries.ContainsKey("Alternates") && !image.Entries.ContainsKey("OPI"), $"image {name}");
            findings.Archive("6.2.10", !image.Entries.ContainsKey("SMask") && !image.Entries.ContainsKey("Mask"), $"transparency of image {name}");
            string space = image.Name("ColorSpace") ?? ((PdfName)image.Array("ColorSpace")[0]!).Value;
            findings.Archive("6.2.4.3", space is "DeviceGray" or "ICCBased" or "Indexed" || (space == "DeviceRGB" && !isCmyk), $"{space} of image {name}");
        }
    }

    /// <summary>A drawing: without transparency, of operators for paths and pictures alone, in a colour space that the intent allows (6.2.4.3, 6.2.9).</summary>
    private static void CheckForm(PdfStream form, bool isCmyk, PdfFileReader file, Findings findings)
    {
        findings.Archive("6.2.9", !form.Dictionary.Entries.ContainsKey("Group") && !form.Dictionary.Entries.ContainsKey("PS") && form.Dictionary.Array("BBox").Count == 4, "form");
        PdfDictionary resources = form.Dictionary.Dictionary("Resources")!;
        findings.Archive("6.2.2", resources.Entries.Keys.All(static key => key is "ColorSpace" or "XObject"), "resources of a form");
        CheckPictures(resources, file, findings);
        string[] operators = [.. Encoding.ASCII.GetString(PdfFileReader.Decode(form)).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Where(static word => char.IsLetter(word[0])).Distinct()];
        string[] known = ["q", "Q", "cm", "Do", "m", "l", "c", "h", "w", "J", "j", "d", "S", "f", "f*", "B", "B*", "n", "W", "W*", .. isCmyk ? (string[])["cs", "CS", "sc", "SC"] : ["rg", "RG"]];
        findings.Archive("6.2.2", operators.All(word => known.Contains(word) || word.StartsWith('I')), $"operators {string.Join(' ', operators.Except(known))} in a form");
    }

    /// <summary>Each boundary lies within the next one (ISO 32000-1, 14.11.2).</summary>
    private static void CheckBoxes(PdfDictionary page, double[] outer, Findings findings)
    {
        foreach (string key in (string[])["BleedBox", "TrimBox"])
        {
            if (page.Entries.ContainsKey(key))
            {
                double[] inner = [.. page.Array(key).Select(static value => Convert.ToDouble(value, null))];
                bool lies = inner.Length == 4 && inner[0] >= outer[0] && inner[1] >= outer[1] && inner[2] <= outer[2] && inner[3] <= outer[3];
                findings.Archive("6.2.2", lies && inner[0] < inner[2] && inner[1] < inner[3], $"{key} of the page");
                outer = lies ? inner : outer;
            }
        }
    }

    private static void CheckIntent(PdfFileReader file, IReadOnlyList<PageReading> pages, Findings findings)
    {
        PdfDictionary? intent = file.Catalog.Array("OutputIntents") is [PdfDictionary only] ? only : null;
        findings.Archive("6.2.3", intent?.Name("S") == "GTS_PDFA1", "output intent");
        findings.Archive("6.2.3", intent?.Text("OutputConditionIdentifier") is { Length: > 0 }, "name of the output condition");
        PdfStream? profile = intent?.Stream("DestOutputProfile");
        findings.Archive("6.2.3", profile is not null, "profile of the output intent");
        if (profile is not null)
        {
            byte[] bytes = PdfFileReader.Decode(profile);
            string form = Encoding.ASCII.GetString(bytes, 12, 12);
            bool isCmyk = form[..8] == "prtrCMYK";
            findings.Archive("6.2.3", (isCmyk || form is "mntrRGB XYZ " or "prtrRGB XYZ ") && bytes[8] < 5, $"profile {form}, version {bytes[8]}");
            findings.Archive("6.2.3", Encoding.ASCII.GetString(bytes, 36, 4) == "acsp", "signature of the profile");
            findings.Archive("6.2.3", (bytes[0] << 24 | bytes[1] << 16 | bytes[2] << 8 | bytes[3]) == bytes.Length, "size of the profile");
            findings.Archive("6.2.3", profile.Dictionary.Number("N") == (isCmyk ? 4 : 3), "number of components");
            foreach (string space in pages.SelectMany(static page => page.Content.ColorSpaces).Distinct())
            {
                findings.Archive("6.2.4.3", space == "DeviceGray" || space == (isCmyk ? "DeviceCMYK" : "DeviceRGB"), $"{space} under the intent {form}");
            }
        }
    }
}
