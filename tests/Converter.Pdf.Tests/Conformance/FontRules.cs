using System.Text.RegularExpressions;
using Converter.Pdf.Tests.Reading;

namespace Converter.Pdf.Tests.Conformance;

/// <summary>Fonts (ISO 19005-2, 6.2.11; ISO 14289-1, 7.21).</summary>
internal static partial class FontRules
{
    public static void Check(IReadOnlyList<PageReading> pages, Findings findings)
    {
        HashSet<PdfDictionary> seen = [];
        foreach (PageReading page in pages)
        {
            PdfDictionary fonts = page.Page.Dictionary("Resources")!.Dictionary("Font")!;
            foreach (string name in fonts.Entries.Keys)
            {
                if (fonts.Dictionary(name) is { } font && seen.Add(font))
                {
                    CheckFont(font, name, findings);
                }
            }

            foreach (ShownGlyph glyph in page.Content.Glyphs)
            {
                CheckGlyph(glyph, fonts.Dictionary(glyph.Font)!, findings);
            }
        }
    }

    private static void CheckGlyph(ShownGlyph glyph, PdfDictionary font, Findings findings)
    {
        string where = $"{glyph.Font} code {glyph.Code}";
        bool mapped = glyph.Text is { Length: > 0 };
        findings.Archive("6.2.11.7.2", mapped, $"{where} has no character");
        findings.Access("7.21.7", mapped, $"{where} has no character");
        findings.Archive("6.2.11.7.2", glyph.Text?.AsSpan().IndexOfAny("\0\uFEFF\uFFFE") is null or < 0, $"{where} stands for a forbidden character");
        findings.Archive("6.2.11.8", font.Name("Subtype") != "Type0" || glyph.Code != 0, ".notdef is shown");
        findings.Access("7.21.8", font.Name("Subtype") != "Type0" || glyph.Code != 0, ".notdef is shown");
    }

    private static void CheckFont(PdfDictionary font, string name, Findings findings)
    {
        findings.Archive("6.2.11.2", font.Name("Type") == "Font", $"{name}: type");
        findings.Archive("6.2.11.7.2", font.Stream("ToUnicode") is not null, $"{name}: no ToUnicode");
        if (font.Name("Subtype") == "Type3")
        {
            CheckType3(font, name, findings);
            return;
        }

        findings.Archive("6.2.11.2", font.Name("Subtype") == "Type0", $"{name}: subtype");
        findings.Archive("6.2.11.3.3", font.Name("Encoding") == "Identity-H", $"{name}: encoding");
        PdfDictionary? descendant = font.Array("DescendantFonts") is [PdfDictionary only] ? only : null;
        findings.Archive("6.2.11.2", descendant?.Name("Type") == "Font", $"{name}: descendant");
        if (descendant is not null)
        {
            CheckDescendant(font, descendant, name, findings);
        }
    }

    private static void CheckType3(PdfDictionary font, string name, Findings findings)
    {
        int codes = (int)(font.Number("LastChar") - font.Number("FirstChar") + 1 ?? 0);
        findings.Archive("6.2.11.2", font.Array("Widths").Count == codes && codes > 0, $"{name}: widths");
        PdfDictionary? glyphs = font.Dictionary("CharProcs");
        foreach (PdfName glyph in font.Dictionary("Encoding")!.Array("Differences").OfType<PdfName>())
        {
            findings.Archive("6.2.11.4.1", glyphs?.Stream(glyph.Value) is not null, $"{name}: glyph {glyph.Value} is missing");
        }
    }

    private static void CheckDescendant(PdfDictionary font, PdfDictionary descendant, string name, Findings findings)
    {
        PdfDictionary? system = descendant.Dictionary("CIDSystemInfo");
        findings.Archive("6.2.11.3.1", system?.Text("Registry") == "Adobe" && system.Text("Ordering") == "Identity", $"{name}: CIDSystemInfo");
        bool isTrueType = descendant.Name("Subtype") == "CIDFontType2";
        findings.Archive("6.2.11.3.2", !isTrueType || descendant.Name("CIDToGIDMap") == "Identity", $"{name}: CIDToGIDMap");
        findings.Archive("6.2.11.2", isTrueType || descendant.Name("Subtype") == "CIDFontType0", $"{name}: subtype of the descendant");
        string baseFont = descendant.Name("BaseFont") ?? string.Empty;
        PdfDictionary? descriptor = descendant.Dictionary("FontDescriptor");
        findings.Archive("6.2.11.4.2", SubsetName().IsMatch(baseFont), $"{name}: {baseFont} is no name of a subset");
        findings.Archive("6.2.11.2", descriptor?.Name("FontName") == baseFont, $"{name}: names differ");
        findings.Archive("6.2.11.2", font.Name("BaseFont") == (isTrueType ? baseFont : baseFont + "-Identity-H"), $"{name}: names differ");
        PdfStream? program = descriptor?.Stream(isTrueType ? "FontFile2" : "FontFile3");
        findings.Archive("6.2.11.4.1", program is not null, $"{name} is not embedded");
        findings.Access("7.21.4.1", program is not null, $"{name} is not embedded");
        if (program is not null)
        {
            findings.Archive("6.2.11.4.1", isTrueType || program.Dictionary.Name("Subtype") == "CIDFontType0C", $"{name}: subtype of the font program");
            CheckProgram(descriptor!, PdfFileReader.Decode(program), isTrueType, name, font, findings);
        }
    }

    /// <summary>The glyphs of the program are the ones of CIDSet, and every code shows one of them.</summary>
    private static void CheckProgram(PdfDictionary descriptor, byte[] program, bool isTrueType, string name, PdfDictionary font, Findings findings)
    {
        int glyphs = isTrueType ? FontProgram.GlyphsOfTrueType(program) : FontProgram.GlyphsOfCff(program);
        byte[] set = PdfFileReader.Decode(descriptor.Stream("CIDSet")!);
        bool[] bits = [.. set.SelectMany(static value => Enumerable.Range(0, 8).Select(bit => (value & (0x80 >> bit)) != 0))];
        findings.Archive("6.2.11.4.2", bits.Take(glyphs).All(static bit => bit) && !bits.Skip(glyphs).Any(static bit => bit), $"{name}: CIDSet is not the {glyphs} glyphs");
        findings.Archive("6.2.11.4.1", ToUnicodeReader.Read(font.Stream("ToUnicode")!).Keys.All(code => code < glyphs), $"{name}: a code without a glyph");
        if (isTrueType)
        {
            ContentFont widths = ContentFont.Read(font);
            for (int glyph = 0; glyph < glyphs; glyph++)
            {
                double difference = Math.Abs(widths.WidthOf(glyph) - FontProgram.AdvanceOfTrueType(program, glyph));
                findings.Archive("6.2.11.5", difference <= 1, $"{name}: width of glyph {glyph} is off by {difference}");
            }
        }
    }

    [GeneratedRegex("^[A-Z]{6}\\+[!-~]+$")]
    private static partial Regex SubsetName();
}
