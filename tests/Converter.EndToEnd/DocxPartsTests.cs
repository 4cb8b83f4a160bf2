using Converter.Conversion;
using Converter.Fonts;
using Converter.Styles.Sheets;
using Converter.Testing;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace Converter.EndToEnd;

/// <summary>The .docx of every sample, part by part: as accepted, valid in every version of the format, and kept by a word processor.</summary>
public sealed class DocxPartsTests(ConvertedSamples samples, LibreOffice office) : IClassFixture<LibreOffice>
{
    /// <summary>The sample whose parts stand in full: a notice has most of what there is.</summary>
    private const string Whole = "notice";

    /// <summary>The style of the mark of a comment: LibreOffice keeps comments, but writes their marks in its own way.</summary>
    private const string CommentMark = "annotation reference";

    private static readonly DocumentConverter Converter = new(new FontLibrary([Repository.Fonts]), TimeProvider.System);

    public static TheoryData<string> Samples => Texts.Samples;

    public static TheoryData<FileFormatVersions> Versions =>
        [.. Enum.GetValues<FileFormatVersions>().Where(version => version != FileFormatVersions.None)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Every_part_of_the_docx_of_a_sample_is_as_accepted(string name)
    {
        string[] names = [.. Texts.Samples.Select(row => row.Data)];
        IEnumerable<string> earlier = name == Whole ? [] : [Whole, .. names[..Array.IndexOf(names, name)].Where(other => other != Whole)];
        string dump = DocxParts.Dump(earlier.Append(name).Select(one => (one, samples.PathOf(one + ".docx"))));
        Golden.Verify(dump, "tests", "Converter.EndToEnd", "Goldens", "docx", name + ".txt");
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void The_docx_of_every_sample_is_valid_in_every_version_of_the_format(FileFormatVersions version)
    {
        OpenXmlValidator validator = new(version);
        foreach ((string name, byte[] docx) in Files())
        {
            using WordprocessingDocument document = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);
            IEnumerable<ValidationErrorInfo> errors = validator.Validate(document, TestContext.Current.CancellationToken);
            Assert.Empty(errors.Select(error => $"{name} {error.Part?.Uri} {error.Path?.XPath}: {error.Description}"));
        }
    }

    [Fact]
    public void LibreOffice_saves_the_docx_of_every_sample_again_without_losing_a_style()
    {
        (string Name, byte[] Docx)[] files = [.. Files()];
        var saved = office.SaveAgain([.. files.Select(file => file.Docx)]);
        for (int at = 0; at < files.Length; at++)
        {
            foreach (bool used in new[] { false, true })
            {
                IEnumerable<string> lost = StylesIn(files[at].Docx, used).Except(StylesIn(saved[at], used), StringComparer.OrdinalIgnoreCase);
                Assert.Empty(lost.Where(style => style != CommentMark).Select(style => $"{files[at].Name}: {style}"));
            }
        }
    }

    /// <summary>The samples as they are, with comments and run-in heads in the navigation pane, and for paper with a head.</summary>
    private IEnumerable<(string Name, byte[] Docx)> Files()
    {
        foreach (string name in Texts.Samples.Select(row => row.Data))
        {
            yield return (name, File.ReadAllBytes(samples.PathOf(name + ".docx")));
            string sheet = samples.Report(name).GetProperty("style").GetString()!;
            yield return (name + " with comments", Convert(name, sheet, "docx: {styleSeparator: true}\n", comments: true));
        }

        yield return ("joint on preprinted paper", Convert("joint", "gbt9704", "head: {preprinted: true}\n", comments: false));
    }

    private static byte[] Convert(string name, string sheet, string changes, bool comments)
    {
        StyleSheetResult style = StyleSheetReader.Read($"extends: {sheet}\ntitle: 试\n{changes}", "试.yaml", BuiltInStyles.Text);
        ConversionOptions options = new() { Style = style.Sheet, Formats = OutputFormats.Docx, Comments = comments };
        return Converter.Convert(name + ".txt", File.ReadAllBytes(Texts.Sample(name)), options).Outputs.Single().Content.ToArray();
    }

    /// <summary>Names of the styles that a .docx defines, or of those that its text uses.</summary>
    private static string[] StylesIn(byte[] docx, bool used)
    {
        using WordprocessingDocument document = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);
        MainDocumentPart main = document.MainDocumentPart!;
        HashSet<string> ids = [.. main.Document.Descendants().Where(element => element.LocalName is "pStyle" or "rStyle" or "tblStyle")
            .Select(element => element.GetAttributes().Single(attribute => attribute.LocalName == "val").Value!)];
        return [.. main.StyleDefinitionsPart!.Styles!.Elements<DocumentFormat.OpenXml.Wordprocessing.Style>()
            .Where(style => !used || ids.Contains(style.StyleId!.Value!)).Select(style => style.StyleName!.Val!.Value!)];
    }
}
