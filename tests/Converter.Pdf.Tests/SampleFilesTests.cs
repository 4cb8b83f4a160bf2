using System.Text;
using Converter.Conversion;
using Converter.Documents;
using Converter.Fonts;
using Converter.Pdf.Tests.Conformance;
using Converter.Pdf.Tests.Reading;
using Converter.Reading;
using Converter.Styles.Styling;
using Converter.Testing;
using Converter.Typesetting;
using Converter.Typesetting.Pages;

namespace Converter.Pdf.Tests;

/// <summary>The texts of <c>samples</c>, composed as the program composes them.</summary>
public sealed class SampleFilesTests : IDisposable
{
    private static readonly FontLibrary Fonts = new([Repository.Fonts]);

    private readonly string _folder = Directory.CreateTempSubdirectory("converter-pdf-").FullName;

    public static TheoryData<string> Samples =>
        [.. Directory.GetFiles(Repository.PathOf("samples"), "*.txt").Select(Path.GetFileNameWithoutExtension).OfType<string>().Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Samples))]
    public void Every_sample_conforms_to_PDF_A_2u_and_PDF_UA_1(string sample)
    {
        Assert.Empty(ConformanceChecker.Check(PdfWriter.Write(Typeset(sample), new PdfOptions())));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_text_of_every_sample_comes_out_of_the_structure_as_it_was_set(string sample)
    {
        TypesetDocument document = Typeset(sample);
        PdfFileReader file = new(PdfWriter.Write(document, new PdfOptions()));
        StringBuilder set = new();
        foreach (PlacedGlyph glyph in document.Pages.SelectMany(page => page.Lines).SelectMany(line => line.Runs).SelectMany(run => run.Glyphs))
        {
            set.Append(char.ConvertFromUtf32(glyph.CodePoint));
        }

        Assert.Equal(set.ToString(), StructureReader.TextOf(StructureReader.Read(file), StructureReader.TextsOf(file)));
        Assert.Equal(document.Bookmarks.Length, file.All.OfType<PdfDictionary>().Count(item => item.Entries.ContainsKey("Dest")));
    }

    [Fact]
    public void Every_text_of_the_shared_corpus_conforms_to_PDF_A_2u_and_PDF_UA_1()
    {
        Assert.SkipWhen(Repository.SharedPathOf("corpus", "FORMAT.md") is null, Repository.NoShared);
        string folder = Path.GetDirectoryName(Repository.SharedPathOf("corpus", "FORMAT.md"))!;
        foreach (string text in Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal))
        {
            IReadOnlyList<string> findings = ConformanceChecker.Check(PdfWriter.Write(TypesetFile(text), new PdfOptions()));
            Assert.True(findings.Count == 0, $"{Path.GetFileName(text)}: {string.Join('\n', findings)}");
        }
    }

    [Fact]
    public void Preflight_accepts_every_sample_as_PDF_A_1b()
    {
        Assert.SkipUnless(Preflight.IsInstalled, Preflight.NotInstalled);
        foreach (string sample in Samples.Select(static row => row.Data))
        {
            string path = Path.Combine(_folder, sample + ".pdf");
            File.WriteAllBytes(path, PdfWriter.Write(Typeset(sample), new PdfOptions { Conformance = PdfConformance.A1b }));
            Preflight.Accepts(path);
        }
    }

    internal static TypesetDocument Typeset(string sample) => TypesetFile(Repository.PathOf("samples", sample + ".txt"));

    private static TypesetDocument TypesetFile(string path)
    {
        byte[] text = File.ReadAllBytes(path);
        Document document = Reader.Read(text, new ReadingOptions(), new StageClock(TimeProvider.System)).Outlined!.Document;
        return Typesetter.Typeset(Styler.Style(document, DefaultStyle.For(document)), Fonts);
    }
}
