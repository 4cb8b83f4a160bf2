using System.Collections.Immutable;
using Converter.Documents;
using Converter.Documents.Pictures;
using Converter.Styles.Binding;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;
using Converter.Testing;
using Shown = Converter.Documents.Emphasis;

namespace Converter.Docx.Tests;

/// <summary>Documents that several tests look at.</summary>
internal static class Samples
{
    /// <summary>A small document that uses every style of the sheet.</summary>
    public static StyledDocument EveryStyle(string sheet = "gbt9704") => new DocumentBuilder()
        .Add(Role.Issuer, "××市人民政府办公室文件")
        .Add(Role.DocNumber, "×政办发〔2026〕12号")
        .Add(Role.Title, "××市人民政府办公室关于做好今冬明春", "城市供水保障工作的通知")
        .Add(Role.Subtitle, "（2026年11月3日）")
        .Add(Role.Addressee, "各区、县人民政府，市政府各部门：")
        .Body("为做好今冬明春城市供水保障工作，经市政府同意，现就有关事项通知如下。")
        .Heading(1, "一、总体要求")
        .Body("坚持“安全第一、预防为主”，一是查隐患。逐户逐段排查——不留死角。二是备物资。按2025年用量的120%储备……", "一是查隐患。", "二是备物资。")
        .Heading(2, "（一）压实责任")
        .RunInHeading(3, "1. 落实属地责任。", "各区、县人民政府对本辖区供水保障负总责。")
        .RunInHeading(4, "（1）", "建立24小时值班制度。")
        .RunInHeading(2, "（二）加强巡查。", "供水企业每日巡查不少于2次，don’t wait。")
        .Heading(5, "①做好记录")
        .Table(["单位", "巡查次数", "联系电话"], ["供水一厂", "2", "12345678"], ["供水二厂", "3"])
        .Add(Role.AttachmentNote, "附件：1. 供水保障任务分工表", "2. 应急物资储备清单")
        .Add(Role.Signature, "××市人民政府办公室")
        .Add(Role.Date, "2026年11月3日")
        .Add(Role.Note, "（此件公开发布）")
        .Add(Role.Attachment, "附件1")
        .Add(Role.Title, "供水保障任务分工表")
        .Body("略。")
        .Add(Role.Imprint, "抄送：市委办公室，市人大常委会办公室。")
        .Style(sheet);

    /// <summary>A text with every kind of emphasis.</summary>
    public static StyledDocument Emphasis() => new DocumentBuilder()
        .Add(Role.Title, "关于做好防汛工作的通知")
        .Emphasised(
            "请于2026年6月30日前报送书面报告，逾期不予受理，特此通知。",
            ("2026年6月30日前", Shown.Bold | Shown.Underline),
            ("书面报告", Shown.Bold),
            ("不予受理", Shown.Dots),
            ("特此通知", Shown.Underline))
        .Style();

    /// <summary>A wide table between texts on upright pages.</summary>
    public static StyledDocument Landscape(string sheet = "gbt9704") => new DocumentBuilder()
        .Add(Role.Issuer, "××市人民政府办公室文件")
        .Add(Role.Title, "关于项目计划的通知")
        .Body("现将项目计划印发给你们。")
        .Table([.. Enumerable.Range(0, 50).Select(row => new[] { "单位" + row, "项目", "投资" })]).Landscape()
        .Body("各单位要抓好落实。")
        .Add(Role.Imprint, "抄送：市委办公室，市人大常委会办公室。")
        .Style(sheet);

    /// <summary>Pictures of both formats, one of them larger than the page and one twice, with captions.</summary>
    public static StyledDocument Pictures() => new DocumentBuilder()
        .Add(Role.Title, "关于做好防汛工作的通知")
        .Body("现将组织架构印发给你们。")
        .Picture(PictureFiles.HalfRed, 144, 72, "架构图")
        .Add(Role.Body, "图1　组织架构")
        .Picture(PictureFiles.Jpeg, 600, 900)
        .Add(Role.Body, "图2　河道")
        .Body("特此通知。")
        .Style();

    /// <summary>Pictures cropped, turned and flipped, some of them in the cells of a table, one with a drawing beside it.</summary>
    public static StyledDocument Views()
    {
        Picture pixels = Picture.TryRead(PictureFiles.Sample("quadrants.png"), out _)!;
        Picture drawing = pixels with { Svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"u8.ToArray() };
        return new DocumentBuilder()
            .Add(Role.Title, "关于做好防汛工作的通知")
            .Picture(PictureFiles.Sample("quadrants.png"), 120, 80, "裁剪", new PictureView(new PictureCrop(0.25, 0.1, 0.15, 0.3), 0, false, false))
            .Picture(PictureFiles.Sample("quadrants.gif"), 120, 80, "右转", new PictureView(default, 90, true, false))
            .Picture(PictureFiles.Sample("quadrants.tiff"), 120, 80, "斜转", new PictureView(default, 30, false, true))
            .Table(["单位", "图片"], ["防汛办", "水位：" + Picture.Mark + "图1"])
            .InCell(1, 1, 3, new Figure(drawing, new PictureSize(400, 200)) { Description = "水位", View = new PictureView(default, 270, false, false) })
            .Style();
    }

    /// <summary>Cover, contents and two texts of different kinds: a letter with a rule at the foot of its first page, and a speech.</summary>
    public static ImmutableArray<DocxPart> Book()
    {
        StyleSheet plain = BuiltInStyles.Load("gbt9704")!;
        BoundSheets sheets = new(plain);
        StyleSheet sheet = sheets.ForText(plain);
        StyledDocument letter = Text("关于同意设立湿地保护中心的复函", sheets.ForText(BuiltInStyles.Load("letter")!), 0);
        StyledDocument speech = Text("在会议上的讲话", sheets.ForText(BuiltInStyles.Load("speech")!), 2);
        ListedHeading[] headings =
        [
            new("关于同意设立湿地保护中心的复函", 1, new ContentsEntry(0, "1")),
            new("总体要求", 2, new ContentsEntry(1, "1")),
            new("在会议上的讲话", 1, new ContentsEntry(2, "3")),
            new("总体要求", 2, new ContentsEntry(3, string.Empty)),
        ];
        ImmutableArray<StyledDocument> documents =
        [
            CoverStyling.Style(sheet, sheet.Cover!, new CoverText("文件汇编", "××市人民政府", "2026年11月")),
            ContentsStyling.Style(sheet, headings, 2),
            letter with { Numbering = new PageNumbering(1, PageNumberForm.Arabic, true) },
            speech with { Numbering = new PageNumbering(3, PageNumberForm.Arabic, false) },
        ];
        return [.. documents.Select(document => new DocxPart(document, DocxOptions.None))];
    }

    /// <summary>A text whose title and run-in head bear anchors.</summary>
    private static StyledDocument Text(string title, StyleSheet sheet, int anchor)
    {
        StyledDocument text = new DocumentBuilder()
            .Add(Role.Issuer, "××市人民政府")
            .Add(Role.Title, title)
            .RunInHeading(1, "总体要求。", "做好各项工作。")
            .Add(Role.Imprint, "抄送：市委办公室。")
            .Style(sheet);
        return text with
        {
            Blocks = [.. text.Blocks.Select(block => block is StyledParagraph { BookmarkTitle: not null } heading ? heading with { Anchor = anchor++ } : block)],
        };
    }

    /// <summary>Running text of Han characters and marks only, so many characters long.</summary>
    public static string PureHan(int length)
    {
        const string Text = "各地区各部门要结合本地实际认真抓好各项重点任务贯彻落实并及时报告进展情况";
        return string.Concat(Enumerable.Repeat(Text, (length / Text.Length) + 1))[..length];
    }
}
