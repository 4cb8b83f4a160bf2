using Converter.Documents;

namespace Converter.Pdf.Tests.Pages;

/// <summary>Pages that together use everything the writer can write.</summary>
internal static class SamplePages
{
    private const string Sentence = "各部门要对照检查清单，逐项核对，发现问题立即整改；2026年12月31日前报送（传真010-6600）。";

    /// <summary>
    /// Title of two blocks, all kinds of headings with a skipped level, a paragraph over three pages, a table with an empty cell, and
    /// characters that no face has, in the plane of the BMP (堃) and above it (U+20BB7).
    /// </summary>
    public static PageSetter Everything() => new PageSetter()
        .Block(Role.Title, "关于开展二〇二六年度")
        .Block(Role.Title, "档案管理工作检查的通知")
        .Block(Role.Addressee, "各司局，直属各单位：")
        .Block(Role.Heading, "一、总体要求", 1)
        .Block(Role.Heading, "（一）坚持问题导向。" + Repeated(30), 2, 10)
        .Block(Role.Heading, "1.压实责任。由堃、\U00020BB7负责。", 4, 7)
        .Block(Role.Body, Repeated(2))
        .Table(["序号", "名称", "数量"], ["1", "档案盒", "120"], ["2", "", "3"])
        .Block(Role.Heading, "二、工作安排", 1)
        .Block(Role.Signature, "国家档案局")
        .Block(Role.Date, "2026年3月1日");

    /// <summary>The smallest document: for reading the file as text.</summary>
    public static PageSetter Tiny() => new PageSetter { Han = TestFonts.Song }
        .Block(Role.Title, "通知")
        .Block(Role.Heading, "一、要求。照办1次。", 1, 5);

    private static string Repeated(int times) => string.Concat(Enumerable.Repeat(Sentence, times));
}
