using System.IO.Compression;
using System.Text;
using Converter.Conversion;
using Converter.Documents;
using Converter.Fonts;
using Converter.Learning;
using Converter.Reading;
using Converter.Styles;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;
using Converter.Testing;

namespace Converter.EndToEnd;

/// <summary>A style sheet learned from a document is the one that the document was made with, and says what an office's own document says.</summary>
public sealed class LearnTests(LibreOffice office) : IClassFixture<LibreOffice>
{
    /// <summary>A notice in the look of an office, every paragraph formatted by hand: size, faces, weight, indent in twips, 28 pt.</summary>
    private static readonly (string Text, string Look, string Characters)[] HandMade =
    [
        ("××局关于开展安全检查的通知", "<w:jc w:val=\"center\"/>", "方正小标宋简体|方正小标宋简体|44|"),
        ("各科室：", "", "仿宋|仿宋|32|"),
        ("为做好今年的安全工作，经研究，现将有关事项通知如下。", "<w:ind w:firstLine=\"640\"/>", "仿宋|仿宋|32|"),
        ("一、总体要求", "<w:ind w:firstLine=\"640\"/>", "黑体|仿宋|32|"),
        ("各科室要高度重视，认真组织，确保检查工作落到实处。", "<w:ind w:firstLine=\"640\"/>", "仿宋|仿宋|32|"),
        ("（一）加强领导", "<w:ind w:firstLine=\"640\"/>", "楷体_GB2312|仿宋|32|<w:b/>"),
        ("主要负责同志是第一责任人，要亲自部署，亲自过问。", "<w:ind w:firstLine=\"640\"/>", "仿宋|仿宋|32|"),
        ("二、工作安排", "<w:ind w:firstLine=\"640\"/>", "黑体|仿宋|32|"),
        ("检查分两个阶段进行，年底前完成。", "<w:ind w:firstLine=\"640\"/>", "仿宋|仿宋|32|"),
    ];

    public static TheoryData<string> Samples => Texts.Samples;

    [Theory]
    [MemberData(nameof(Samples))]
    public void From_the_docx_of_a_sample_comes_the_sheet_that_it_was_made_with(string name) => AssertLearned(name, DocxOf(name));

    [Fact]
    public void From_a_docx_that_LibreOffice_saved_again_comes_the_same_sheet()
    {
        string[] names = [.. Texts.Samples.Select(row => row.Data)];
        var saved = office.SaveAgain([.. names.Select(DocxOf)]);
        for (int at = 0; at < names.Length; at++)
        {
            AssertLearned(names[at], saved[at]);
        }
    }

    [Fact]
    public void Direct_formatting_is_learned_and_what_the_sample_lacks_is_said()
    {
        string yaml = Learn("样稿.docx", HandMadeDocx());
        StyleSheet sheet = Sheet(yaml);
        Assert.Equal((28.0, 35.0, 27.0, 23), (sheet.Page.LinePitch.Points, Math.Round(sheet.Page.FirstCellTop.Millimetres, 1), Math.Round(sheet.Page.Left.Millimetres, 1), sheet.Page.LinesPerPage));
        Assert.Equal(("仿宋", "仿宋"), Faces(sheet.Paragraphs["body"].Text));
        Assert.Equal(("黑体", "仿宋"), Faces(sheet.Paragraphs["heading1"].Text));
        Assert.Equal((true, false), (sheet.Paragraphs["heading2"].Text.Bold, sheet.Paragraphs["heading1"].Text.Bold));
        Assert.False(sheet.Paragraphs["heading3"].Text.Bold);
        Assert.Equal(22, sheet.Paragraphs["title"].Text.Size.Length.Points);
        Assert.Equal(Alignment.Left, sheet.Paragraphs["body"].Alignment);
        Assert.Equal(2m, sheet.Paragraphs["heading1"].FirstLineIndent.Amount);
        Assert.Contains("# 样稿没有页码", yaml, StringComparison.Ordinal);
        Assert.Contains("attachment,", yaml[yaml.IndexOf("# 样稿中没有", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_Word_document_gives_a_finding()
    {
        LearnedStyle learned = StyleLearner.Learn("x.docx", "一、总体要求"u8, new StageClock(TimeProvider.System));
        Assert.Null(learned.Yaml);
        Assert.Equal("learn.unreadable", learned.Findings[0].Code);
    }

    [Fact]
    public void A_text_given_as_a_sample_is_not_proofread()
    {
        LearnedStyle learned = StyleLearner.Learn("x.txt", "各单位要加强领导,落实责任。"u8, new StageClock(TimeProvider.System));
        Assert.Equal("learn.unreadable", Assert.Single(learned.Findings).Code);
    }

    private static void AssertLearned(string name, byte[] docx)
    {
        Document document = Reader.Read(File.ReadAllBytes(Texts.Sample(name)), new ReadingOptions { FileName = name }, new StageClock(TimeProvider.System)).Outlined!.Document;
        StyleSheet wanted = DefaultStyle.For(document);
        StyleSheet found = Sheet(Learn(name + ".docx", docx));
        Assert.InRange(found.Page.LinePitch.Twips - wanted.Page.LinePitch.Twips, -1, 1);
        Assert.InRange((found.Page.FirstCellTop - wanted.Page.FirstCellTop).Millimetres, -0.2, 0.2);
        Assert.Equal((wanted.Page.LinesPerPage, wanted.Page.CharactersPerLine), (found.Page.LinesPerPage, found.Page.CharactersPerLine));
        Assert.InRange((found.Page.TypeAreaWidth - wanted.Page.TypeAreaWidth).Millimetres, -0.2, 0.2);
        // A sample without page numbers does not say that there shall be none; that is a remark of the sheet.
        if (wanted.PageNumber is { } number)
        {
            Assert.Equal(
                (number.Placement, number.Before, number.After, number.Text.Size.Length),
                (found.PageNumber!.Placement, found.PageNumber.Before, found.PageNumber.After, found.PageNumber.Text.Size.Length));
        }

        // The size of an issuer's mark is fitted to its text, so it is the sample's own.
        // What has a fixed place in the head or the imprint is aligned by that place, which is not learned.
        foreach (ParagraphStyle style in Styler.Style(document, wanted).Blocks.OfType<StyledParagraph>().Where(paragraph => paragraph is { Place: null, Imprint: null }).Select(paragraph => paragraph.Style).Where(style => style.Key != "issuer").Distinct())
        {
            Assert.Equal((style.Key, Look(style)), (style.Key, Look(found.Paragraphs[style.Key])));
        }
    }

    private static (string, string, Length, bool, Alignment, double) Look(ParagraphStyle style) =>
        (style.Text.Typeface.Chinese[0], Faces(style.Text).Western, style.Text.Size.Length, style.Text.Bold, style.Alignment, Math.Round(style.FirstLineIndent.Length.Points));

    private static (string Chinese, string Western) Faces(CharacterStyle style) =>
        (style.Typeface.Chinese[0], style.Typeface.Western.IsEmpty ? style.Typeface.Chinese[0] : style.Typeface.Western[0]);

    private static byte[] DocxOf(string name) =>
        new DocumentConverter(new FontLibrary([Repository.Fonts]), TimeProvider.System)
            .Convert(name, File.ReadAllBytes(Texts.Sample(name)), new ConversionOptions { Formats = OutputFormats.Docx }).Outputs[0].Content.ToArray();

    private static string Learn(string name, byte[] docx)
    {
        LearnedStyle learned = StyleLearner.Learn(name, docx, new StageClock(TimeProvider.System));
        Assert.NotNull(learned.Yaml);
        return learned.Yaml;
    }

    private static StyleSheet Sheet(string yaml)
    {
        StyleSheetResult result = StyleSheetReader.Read(yaml, "learned.yaml", BuiltInStyles.Text);
        Assert.True(result.Sheet is not null, string.Join('\n', result.Findings) + "\n" + yaml);
        return result.Sheet;
    }

    private static byte[] HandMadeDocx()
    {
        StringBuilder body = new();
        foreach ((string text, string look, string characters) in HandMade)
        {
            string[] parts = characters.Split('|');
            body.Append($"<w:p><w:pPr><w:spacing w:line=\"560\" w:lineRule=\"exact\"/>{look}</w:pPr><w:r><w:rPr>");
            body.Append($"<w:rFonts w:ascii=\"{parts[1]}\" w:hAnsi=\"{parts[1]}\" w:eastAsia=\"{parts[0]}\"/>{parts[3]}<w:sz w:val=\"{parts[2]}\"/></w:rPr><w:t>{text}</w:t></w:r></w:p>");
        }

        body.Append("<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1984\" w:right=\"1531\" w:bottom=\"1900\" w:left=\"1531\"/>");
        body.Append("<w:docGrid w:type=\"lines\" w:linePitch=\"312\"/></w:sectPr>");
        using MemoryStream stream = new();
        using (ZipArchive zip = new(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"a\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>");
            Add(zip, "word/document.xml", $"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>");
        }

        return stream.ToArray();
    }

    private static void Add(ZipArchive zip, string name, string content)
    {
        using Stream entry = zip.CreateEntry(name).Open();
        entry.Write(Encoding.UTF8.GetBytes(content));
    }
}
