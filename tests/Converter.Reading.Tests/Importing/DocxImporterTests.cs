using Converter.Documents;
using Converter.Reading.Decoding;
using Converter.Reading.Importing;
using static Converter.Reading.Tests.Importing.DocxFile;

namespace Converter.Reading.Tests.Importing;

/// <summary>What of a .docx is text, and what is said of the rest.</summary>
public sealed class DocxImporterTests
{
    [Fact]
    public void Paragraphs_breaks_and_tabs_are_lines_and_tabs()
    {
        string body = P("一") + P(string.Empty) + "<w:p><w:r><w:t>二</w:t><w:tab/><w:t>三</w:t><w:br/><w:t>四</w:t></w:r></w:p>";

        Assert.Equal("一\n\n二\t三\n四", TextOf(body));
    }

    [Fact]
    public void Hyphens_are_characters() => Assert.Equal(
        "a-b\u00ADc", TextOf("<w:p><w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t></w:r></w:p>"));

    [Fact]
    public void Of_a_field_the_result_is_text_and_of_a_link_its_words()
    {
        string field = "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
            + $"<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{R("12")}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>{R("页")}</w:p>";
        string link = $"<w:p><w:hyperlink r:id=\"x\">{R("网站")}</w:hyperlink></w:p>";
        DecodingResult read = Read(new DocxFile(field + link).WithRelation("x", "hyperlink", "https://example.org/", external: true));

        Assert.Equal("12页\n网站", read.Text!.Text);
        Assert.Contains("https://example.org/", Finding(read, "docx.link"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_that_is_never_closed_swallows_nothing() => Assert.Equal(
        "甲\n乙", TextOf($"<w:p>{R("甲")}<w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>X</w:instrText></w:r></w:p>" + P("乙")));

    [Fact]
    public void Insertions_are_taken_and_deletions_are_reported()
    {
        string body = $"<w:p>{R("甲")}<w:ins>{R("乙")}</w:ins><w:del><w:r><w:delText>丙</w:delText></w:r></w:del></w:p>"
            + "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + R("丁") + "</w:p>" + P("戊");
        DecodingResult read = Read(new DocxFile(body));

        Assert.Equal("甲乙\n丁戊", read.Text!.Text);
        Assert.Contains("丙", Finding(read, "docx.deleted"), StringComparison.Ordinal);
        Assert.Contains("1", Finding(read, "docx.inserted"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("footnotes", "footnote", "docx.footnote")]
    [InlineData("endnotes", "endnote", "docx.endnote")]
    [InlineData("comments", "comment", "docx.comment")]
    public void Notes_are_reported_with_their_words_and_their_place(string part, string element, string code)
    {
        string body = P("首段") + $"<w:p>{R("正文")}<w:r><w:{element}Reference w:id=\"3\"/></w:r></w:p>";
        DecodingResult read = Read(new DocxFile(body).With(part, $"<w:{element} w:id=\"3\">{P("注的文字")}</w:{element}>"));

        Diagnostic finding = read.Findings.Single(each => each.Code == code);
        Assert.Contains("注的文字", finding.Message.Chinese, StringComparison.Ordinal);
        Assert.Equal(new SourcePosition(2, 3), finding.At);
    }

    [Fact]
    public void Headers_and_footers_are_reported()
    {
        DecodingResult read = Read(new DocxFile(P("文")).With("hdr", P("内部资料"), "header1.xml").WithRelation("h", "header", "header1.xml"));

        Assert.Contains("内部资料", Finding(read, "docx.header"), StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_and_watermarks_in_headers_are_reported_and_one_that_stands_twice_once()
    {
        const string Mark = "<w:p><w:r><w:pict><v:shape><v:textpath string=\"内部\"/></v:shape></w:pict></w:r></w:p>";
        const string Logo = "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:anchor><a:graphic><a:blip/></a:graphic></wp:anchor></w:drawing></mc:Choice>"
            + "<mc:Fallback><w:pict><v:shape><v:imagedata/></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>";
        DecodingResult read = Read(new DocxFile(P("文")).With("hdr", Mark + Logo, "header1.xml").WithRelation("h", "header", "header1.xml"));

        Diagnostic finding = read.Findings.Single(each => each.Code == "docx.picture");
        Assert.Equal("页眉中的图片或水印未采用：2 处", finding.Message.Chinese);
        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.DoesNotContain(read.Findings, each => each.Code == "docx.header");
    }

    [Fact]
    public void A_text_box_is_read_once_behind_its_paragraph()
    {
        string box = $"<w:txbxContent>{P("框中")}</w:txbxContent>";
        string drawing = "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:inline><a:graphic><wps:txbx>" + box
            + "</wps:txbx></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>" + box + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>";

        Assert.Equal("前后\n框中\n尾", TextOf($"<w:p>{R("前")}{drawing}{R("后")}</w:p>" + P("尾")));
    }

    [Fact]
    public void Pictures_symbols_hidden_text_and_guides_are_reported()
    {
        string picture = "<w:r><w:drawing><wp:inline><wp:docPr name=\"图 1\" descr=\"公章\"/><a:blip/></wp:inline></w:drawing></w:r>";
        string symbol = "<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/></w:r>";
        string ruby = $"<w:r><w:ruby><w:rt>{R("hàn")}</w:rt><w:rubyBase>{R("汉")}</w:rubyBase></w:ruby></w:r>";
        string hidden = R("密", "<w:vanish/>");
        DecodingResult read = Read(new DocxFile($"<w:p>{R("字")}{picture}{symbol}{ruby}{hidden}</w:p>"));

        Assert.Equal("字\uFFFD汉", read.Text!.Text);
        Assert.Contains("公章", Finding(read, "docx.picture"), StringComparison.Ordinal);
        Assert.Contains("F0FE", Finding(read, "docx.symbol"), StringComparison.Ordinal);
        Assert.Contains("hàn", Finding(read, "docx.ruby"), StringComparison.Ordinal);
        Assert.Contains("密", Finding(read, "docx.hidden"), StringComparison.Ordinal);
    }

    [Fact]
    public void Content_controls_formulas_and_unknown_elements_keep_their_words()
    {
        string body = $"<w:sdt><w:sdtContent>{P("控件")}</w:sdtContent></w:sdt>"
            + $"<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{R("请输入")}</w:sdtContent></w:sdt><m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath><w:future>{R("新")}</w:future></w:p>";
        DecodingResult read = Read(new DocxFile(body));

        Assert.Equal("控件\nx+1新", read.Text!.Text);
        Assert.Contains("请输入", Finding(read, "docx.placeholder"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_strict_form_is_read_like_the_transitional()
    {
        string xml = $"<w:document {Namespaces}><w:body>{P("严格", "<w:jc w:val=\"center\"/>")}</w:body></w:document>"
            .Replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main", StringComparison.Ordinal);
        DecodingResult read = Read(OfXml(xml));

        Assert.Equal("严格", read.Text!.Text);
        Assert.Equal(MarkedAlignment.Center, read.Marks.Of(1)!.Alignment);
    }

    [Fact]
    public void Styles_give_level_alignment_size_and_weight_along_their_chain()
    {
        string styles = "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val=\"32\"/></w:rPr></w:rPrDefault></w:docDefaults>"
            + "<w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading 1\"/><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>"
            + "<w:style w:type=\"paragraph\" w:styleId=\"own\"><w:name w:val=\"大标题\"/><w:basedOn w:val=\"1\"/><w:rPr><w:sz w:val=\"44\"/></w:rPr></w:style>"
            + "<w:style w:type=\"paragraph\" w:styleId=\"loop\"><w:name w:val=\"圈\"/><w:basedOn w:val=\"loop\"/></w:style>";
        string body = P("标题", "<w:pStyle w:val=\"own\"/>") + P("正文文字要多一些", "<w:pStyle w:val=\"loop\"/>");
        DecodingResult read = Read(new DocxFile(body).With("styles", styles));

        LineMarks marks = read.Marks.Of(1)!;
        Assert.Equal((1, MarkedAlignment.Center, true, 44, 1.375), (marks.OutlineLevel, marks.Alignment, marks.IsBold, marks.HalfPoints, marks.RelativeSize));
        Assert.Equal((0, false, 32), (read.Marks.Of(2)!.OutlineLevel, read.Marks.Of(2)!.IsBold, read.Marks.Of(2)!.HalfPoints));
    }

    [Fact]
    public void A_bold_opening_is_a_lead_and_a_bold_word_inside_is_none()
    {
        string bold = "<w:b/>";
        DecodingResult read = Read(new DocxFile(
            $"<w:p>{R("一是", bold)}{R("讲政治。", bold)}{R("要坚定不移。")}</w:p>" + $"<w:p>{R("要")}{R("坚定", bold)}{R("不移。")}</w:p>" + $"<w:p>{R("全粗", bold)}</w:p>"));

        Assert.Equal([6, 0, 0], read.Marks.Lines.Select(marks => marks!.LeadLength));
        Assert.Equal([false, false, true], read.Marks.Lines.Select(marks => marks!.IsBold));
    }

    private static string TextOf(string body) => Read(new DocxFile(body)).Text!.Text;

    private static DecodingResult Read(DocxFile file) => Importer.Read(file.ToBytes(), null);

    private static string Finding(DecodingResult read, string code) => read.Findings.Single(each => each.Code == code).Message.Chinese;
}
