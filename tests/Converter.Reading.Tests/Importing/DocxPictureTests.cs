using System.Text;
using Converter.Documents;
using Converter.Documents.Pictures;
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
        Assert.Equal((PictureFormat.Png, new PictureSize(144, 72), "架构图"), (block.Picture.Format, block.Size, block.Description));
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
    [InlineData("p1", "<wp:wrapNone/>", "anchor")]
    public void A_picture_that_cannot_be_kept_is_a_finding_with_its_place(string id, string more, string place)
    {
        ReadingResult read = Read(P("关于防汛工作的通知") + P(Long) + $"<w:p>{Drawing(id, more, place)}</w:p>" + P(Long));
        Assert.DoesNotContain(read.Outlined!.Document.Blocks, block => block is PictureBlock);
        Diagnostic finding = Assert.Single(read.Findings, finding => finding.Code == "docx.picture");
        Assert.Equal(3, finding.At!.Value.Line);
        Assert.Contains("架构图", finding.Message.Chinese, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<a:srcRect l=\"10000\"/>", "")]
    [InlineData("", " rot=\"5400000\"")]
    public void A_cropped_or_rotated_picture_is_not_shown_as_what_it_is_not(string crop, string rotation)
    {
        string drawing = Drawing("p1").Replace("</pic:blipFill>", crop + "</pic:blipFill>", StringComparison.Ordinal).Replace("<a:xfrm>", $"<a:xfrm{rotation}>", StringComparison.Ordinal);
        ReadingResult read = Read(P("关于防汛工作的通知") + $"<w:p>{drawing}</w:p>" + P(Long));
        Assert.DoesNotContain(read.Outlined!.Document.Blocks, block => block is PictureBlock);
        Assert.Contains(read.Findings, finding => finding.Code == "docx.picture");
    }

    [Fact]
    public void A_picture_in_a_table_is_a_finding()
    {
        string table = $"<w:tbl><w:tr>{Cell("甲")}{Cell("乙")}</w:tr><w:tr>{Cell("1")}<w:tc><w:p>{Drawing("p1")}</w:p></w:tc></w:tr></w:tbl>";
        ReadingResult read = Read(P("关于防汛工作的通知") + P(Long) + table + P(Long));
        Assert.DoesNotContain(read.Outlined!.Document.Blocks, block => block is PictureBlock);
        Assert.Contains(read.Findings, finding => finding.Code == "docx.picture");
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
            .ToBytes();
        return Reader.Read(file, new ReadingOptions(), new StageClock(TimeProvider.System));
    }
}
