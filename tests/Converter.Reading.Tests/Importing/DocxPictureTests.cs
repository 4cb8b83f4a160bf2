using System.Text;
using Converter.Documents;
using Converter.Documents.Pictures;
using Converter.Reading.Importing;
using Converter.Reading.Outline;
using Converter.Testing;
using static Converter.Reading.Tests.Importing.DocxFile;

namespace Converter.Reading.Tests.Importing;

/// <summary>Pictures of a .docx: which are taken over, where they stand, and what is said of the others.</summary>
public sealed class DocxPictureTests
{
    private const string Long = "各级各部门要提高政治站位，压实工作责任，把各项措施落到实处，确保人民群众生命财产安全。";

    [Fact]
    public void A_picture_is_a_block_of_its_own_with_size_and_description()
    {
        ReadingResult read = Read(P("关于防汛工作的通知") + P(Long) + $"<w:p>{Drawing("p1")}</w:p>" + P("图1　组织架构", "<w:jc w:val=\"center\"/>") + P(Long));

        Assert.Equal([Role.Title, Role.Body, Role.Body, Role.Body, Role.Body], read.Outlined!.Document.Blocks.Select(block => block.Role));
        PictureBlock block = Assert.IsType<PictureBlock>(read.Outlined.Document.Blocks[2]);
        Assert.Equal((PictureFormat.Png, new PictureSize(144, 72), "架构图"), (block.Figure.Picture.Format, block.Figure.Size, block.Figure.Description));
        Assert.Equal(3, Assert.Single(block.Lines).Number);
        Assert.DoesNotContain(read.Findings, finding => finding.Code.StartsWith("docx.picture", StringComparison.Ordinal));
    }

    [Fact]
    public void The_line_of_a_picture_is_body_text_with_a_field_of_its_own_in_the_outline()
    {
        ReadingResult read = Read(P("关于防汛工作的通知") + $"<w:p>{Drawing("p1")}</w:p>" + P(Long));
        using MemoryStream json = new();
        OutlineJson.Write(json, read.Decoding, read.Outlined!);
        Assert.Contains("{\"n\":2,\"role\":\"body\",\"picture\":\"架构图\",", Encoding.UTF8.GetString(json.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_inside_a_paragraph_stand_behind_it_and_one_that_text_ran_around_is_told_of()
    {
        ReadingResult read = Read(P("关于防汛工作的通知") + $"<w:p>{R(Long)}{Drawing("p1")}{R(Long)}{Drawing("p2", "<wp:wrapSquare/>", "anchor")}</w:p>" + P(Long));

        Assert.Equal(
            [typeof(TextBlock), typeof(TextBlock), typeof(PictureBlock), typeof(PictureBlock), typeof(TextBlock)],
            read.Outlined!.Document.Blocks.Select(block => block.GetType()));
        Assert.Equal(Long + Long, ((TextBlock)read.Outlined.Document.Blocks[1]).Text.Text);
        Assert.Equal(4, Assert.Single(read.Findings, finding => finding.Code == "docx.picture-moved").At!.Value.Line);
    }

    [Theory]
    [InlineData("p3", "", "inline")]
    [InlineData("missing", "", "inline")]
    public void A_picture_that_cannot_be_kept_is_a_finding_with_its_place(string id, string more, string place)
    {
        ReadingResult read = Read(P("关于防汛工作的通知") + P(Long) + $"<w:p>{Drawing(id, more, place)}</w:p>" + P(Long));
        Assert.DoesNotContain(read.Outlined!.Document.Blocks, block => block is PictureBlock);
        Diagnostic finding = Assert.Single(read.Findings, finding => finding.Code == "docx.picture");
        Assert.Equal(3, finding.At!.Value.Line);
        Assert.Contains("架构图", finding.Message.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_is_cropped_turned_and_flipped_as_in_the_file()
    {
        string drawing = Drawing("p1").Replace("</pic:blipFill>", "<a:srcRect l=\"10000\" b=\"25%\"/></pic:blipFill>", StringComparison.Ordinal)
            .Replace("<a:xfrm>", "<a:xfrm rot=\"-5400000\" flipH=\"1\"><a:ext cx=\"1270000\" cy=\"635000\"/>", StringComparison.Ordinal);
        Figure figure = PictureOf($"<w:p>{drawing}</w:p>").Figure;
        Assert.Equal(new PictureView(new PictureCrop(0.1, 0, 0, 0.25), 270, true, false), figure.View);
        Assert.Equal((new PictureSize(100, 50), new PictureSize(50, 100)), (figure.Size, figure.Bounds));
    }

    [Fact]
    public void Pictures_in_a_table_stand_in_their_cells_where_they_stood_between_the_words()
    {
        string table = $"<w:tbl><w:tr>{Cell("甲")}{Cell("乙")}</w:tr><w:tr>{Cell("1")}<w:tc>{P("现场：")}<w:p>{Drawing("p1")}</w:p>{P("图1")}<w:p>{Drawing("p2")}</w:p></w:tc></w:tr></w:tbl>";
        ReadingResult read = Read(P("关于防汛工作的通知") + P(Long) + table + P(Long));
        TableBlock block = Assert.Single(read.Outlined!.Document.Blocks.OfType<TableBlock>());
        string text = block.Rows[1].Cells[1].Text;
        Assert.Equal("现场： ［图片］ 图1 ［图片］", text);
        Assert.Equal([(1, 1), (1, 1)], block.Pictures.Select(picture => (picture.Row, picture.Column)));
        Assert.All(block.Pictures, picture => Assert.Equal(Picture.Mark, text.Substring(picture.Mark.Start, picture.Mark.Length)));
        Assert.Equal([PictureFormat.Png, PictureFormat.Jpeg], block.Pictures.Select(picture => picture.Figure.Picture.Format));
        Assert.DoesNotContain(read.Findings, finding => finding.Code.StartsWith("docx.picture", StringComparison.Ordinal) || finding.Code.StartsWith("proof", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<wp:wrapNone/>", "", 1828800, PicturePlace.OverText)]
    [InlineData("<wp:wrapNone/>", " behindDoc=\"1\"", 5486400, null)]
    [InlineData("<wp:wrapNone/>", "", 1524000, null)]
    [InlineData("<wp:wrapTopAndBottom/>", "", 1524000, PicturePlace.Wrapped)]
    public void A_picture_over_the_text_is_kept_unless_it_may_be_a_seal_and_one_under_it_never(string wrap, string attribute, int width, PicturePlace? place)
    {
        string drawing = Drawing("p1", wrap, "anchor").Replace("<wp:anchor", "<wp:anchor" + attribute, StringComparison.Ordinal).Replace("cx=\"1828800\"", $"cx=\"{width + (width == 1828800 ? 914400 : 0)}\"", StringComparison.Ordinal);
        ReadingResult read = Read(P("关于防汛工作的通知") + $"<w:p>{R(Long)}{drawing}</w:p>");
        Assert.Equal(place is not null, read.Outlined!.Document.Blocks.Any(block => block is PictureBlock));
        Diagnostic finding = Assert.Single(read.Findings, finding => finding.Code.StartsWith("docx.picture", StringComparison.Ordinal));
        Assert.Equal(place switch { null => "docx.picture", _ => "docx.picture-moved" }, finding.Code);
        Assert.Equal(place == PicturePlace.Wrapped ? Severity.Info : Severity.Warning, finding.Severity);
    }

    [Fact]
    public void Pictures_of_old_files_are_read_with_size_crop_and_turn()
    {
        string shape = "<w:pict><v:shape alt=\"架构图\" style=\"width:120pt;height:2cm;rotation:90;flip:y\"><v:imagedata r:id=\"p1\" cropleft=\"16384f\" croptop=\".5\"/></v:shape></w:pict>";
        Figure figure = PictureOf($"<w:p><w:r>{shape}</w:r></w:p>").Figure;
        Assert.Equal(new PictureView(new PictureCrop(0.25, 0.5, 0, 0), 90, false, true), figure.View);
        Assert.Equal((120, 56.69, "架构图"), (figure.Size.Width, Math.Round(figure.Size.Height, 2), figure.Description));
    }

    [Fact]
    public void An_embedded_object_is_kept_as_its_picture_which_the_findings_say()
    {
        string shape = "<w:object><v:shape style=\"width:120pt;height:80pt\"><v:imagedata r:id=\"p1\"/></v:shape><o:OLEObject xmlns:o=\"urn:schemas-microsoft-com:office:office\" r:id=\"p9\"/></w:object>";
        ReadingResult read = Read(P("关于防汛工作的通知") + $"<w:p><w:r>{shape}</w:r></w:p>" + P(Long));
        Assert.Single(read.Outlined!.Document.Blocks.OfType<PictureBlock>());
        Assert.Single(read.Findings, finding => finding.Code == "docx.embedded-object");
    }

    [Fact]
    public void The_SVG_beside_a_picture_goes_with_it()
    {
        string blip = "<a:blip r:embed=\"p1\"><a:extLst><a:ext><asvg:svgBlip xmlns:asvg=\"http://schemas.microsoft.com/office/drawing/2016/SVG/main\" r:embed=\"p4\"/></a:ext></a:extLst></a:blip>";
        Figure figure = PictureOf($"<w:p>{Drawing("p1").Replace("<a:blip r:embed=\"p1\"/>", blip, StringComparison.Ordinal)}</w:p>").Figure;
        Assert.Equal("<svg/>", Encoding.UTF8.GetString(figure.Picture.Svg.Span));
        Assert.Equal(PictureFormat.Png, figure.Picture.Format);
    }

    [Fact]
    public void What_only_a_newer_program_draws_is_kept_as_the_picture_for_older_ones()
    {
        string drawing = Drawing("p1")["<w:r>".Length..^"</w:r>".Length];
        Figure figure = PictureOf($"<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"cx1\"><w:drawing><wp:inline/></w:drawing></mc:Choice><mc:Fallback>{drawing}</mc:Fallback></mc:AlternateContent></w:r></w:p>").Figure;
        Assert.Equal("架构图", figure.Description);
    }

    [Fact]
    public void Pictures_of_a_group_stand_alone_in_the_size_that_the_group_gives_them()
    {
        const string Names = "xmlns:wpg=\"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup\" xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"";
        const string One = "<pic:pic><pic:nvPicPr><pic:cNvPr descr=\"架构图\"/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"p1\"/></pic:blipFill><pic:spPr><a:xfrm><a:ext cx=\"200\" cy=\"100\"/></a:xfrm></pic:spPr></pic:pic>";
        string group = $"<w:r><w:drawing><wp:inline><wp:extent cx=\"2540000\" cy=\"1270000\"/><a:graphic><a:graphicData><wpg:wgp {Names}><wpg:grpSpPr><a:xfrm><a:ext cx=\"2540000\" cy=\"1270000\"/><a:chExt cx=\"400\" cy=\"400\"/></a:xfrm></wpg:grpSpPr>{One}</wpg:wgp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>";
        ReadingResult read = Read(P("关于防汛工作的通知") + $"<w:p>{group}</w:p>" + P(Long));
        Assert.Equal(new PictureSize(100, 25), Assert.Single(read.Outlined!.Document.Blocks.OfType<PictureBlock>()).Figure.Size);
        Assert.Equal(Severity.Warning, Assert.Single(read.Findings, finding => finding.Code == "docx.picture-moved").Severity);
    }

    [Fact]
    public void A_picture_inside_a_text_box_is_read_with_its_text()
    {
        string box = $"<w:r><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>{P("图示如下")}<w:p>{Drawing("p1")}</w:p></w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>";
        ReadingResult read = Read(P("关于防汛工作的通知") + $"<w:p>{R(Long)}{box}</w:p>" + P(Long));
        Assert.Single(read.Outlined!.Document.Blocks.OfType<PictureBlock>());
        Assert.DoesNotContain(read.Findings, finding => finding.Code == "docx.picture");
    }

    private static PictureBlock PictureOf(string paragraph)
    {
        ReadingResult read = Read(P("关于防汛工作的通知") + paragraph + P(Long));
        Assert.DoesNotContain(read.Findings, finding => finding.Code.StartsWith("docx.", StringComparison.Ordinal));
        return Assert.Single(read.Outlined!.Document.Blocks.OfType<PictureBlock>());
    }

    private static string Drawing(string id, string more = "", string place = "inline") =>
        $"<w:r><w:drawing><wp:{place}><wp:extent cx=\"1828800\" cy=\"914400\"/>{more}<wp:docPr id=\"1\" name=\"图片 1\" descr=\"架构图\"/><a:graphic><a:graphicData><pic:pic xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">"
        + $"<pic:blipFill><a:blip r:embed=\"{id}\"/></pic:blipFill><pic:spPr><a:xfrm></a:xfrm></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:{place}></w:drawing></w:r>";

    private static ReadingResult Read(string body)
    {
        byte[] file = new DocxFile(body)
            .WithPart("media/a.png", PictureFiles.HalfRed).WithRelation("p1", "image", "media/a.png")
            .WithPart("media/b.jpg", PictureFiles.Jpeg).WithRelation("p2", "image", "media/b.jpg")
            .WithPart("media/c.emf", [1, 0, 0, 0]).WithRelation("p3", "image", "media/c.emf")
            .WithPart("media/d.svg", "<svg/>"u8.ToArray()).WithRelation("p4", "image", "media/d.svg")
            .ToBytes();
        return Reader.Read(file, new ReadingOptions(), new StageClock(TimeProvider.System));
    }
}
