using System.Text;
using Converter.Conversion;
using Converter.Documents;
using Converter.Fonts;
using Converter.Styles.Styling;
using Converter.Testing;
using Converter.Typesetting.Pages;

namespace Converter.Tests;

/// <summary>7.3.2: addressees that leave no room for text on page 1 go to the imprint.</summary>
public sealed class AddresseeRoomTests
{
    private static readonly DocumentConverter Converter = new(new FontLibrary([Repository.Fonts]), TimeProvider.System);

    [Theory]
    [InlineData("抄送：市委办公室，市政协办公室。\n青岚市人民政府办公室　2026年3月2日印发\n")]
    [InlineData("")]
    public void Addressees_that_fill_page_1_go_to_the_imprint(string imprint)
    {
        LayoutResult layout = LayOut(40, imprint);

        Diagnostic finding = Assert.Single(layout.Report.Findings, finding => finding.Code == "layout.addressee-moved");
        Assert.Equal(new SourcePosition(5, 1), finding.At);
        Assert.True(layout.Report.Conserved);
        TypesetDocument pages = layout.Pages!;
        Assert.Contains(pages.Pages[0].Lines, line => RoleOf(pages, line) == Role.Body);
        StyledBlock moved = pages.Source.Blocks.First(block => block.Source.Role == Role.Imprint);
        string text = ((TextBlock)moved.Source).Text.Text;
        Assert.StartsWith("主送：青岚市第1街道办事处", text, StringComparison.Ordinal);
        Assert.EndsWith("青岚市第40街道办事处。", text, StringComparison.Ordinal);
        Assert.InRange(pages.Pages[^1].Lines.Last(line => RoleOf(pages, line) == Role.Imprint).Baseline.Millimetres, 255, 262);
        Assert.DoesNotContain(pages.Source.Blocks, block => block.Source.Role == Role.Addressee);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(14)]
    public void Addressees_that_leave_room_stay(int count)
    {
        LayoutResult layout = LayOut(count, string.Empty);
        Assert.DoesNotContain(layout.Report.Findings, finding => finding.Code == "layout.addressee-moved");
        Assert.Contains(layout.Pages!.Pages[0].Lines, line => RoleOf(layout.Pages, line) == Role.Addressee);
        Assert.Contains(layout.Pages.Pages[0].Lines, line => RoleOf(layout.Pages, line) == Role.Body);
    }

    [Fact]
    public void The_docx_alone_has_them_there_too()
    {
        byte[] text = Encoding.UTF8.GetBytes(TextOf(40, string.Empty));
        ConversionResult result = Converter.Convert("notice.txt", text, new ConversionOptions { Formats = OutputFormats.Docx });
        Assert.Single(result.Report.Findings, finding => finding.Code == "layout.addressee-moved");
        Assert.True(result.Report.Conserved);
    }

    private static Role? RoleOf(TypesetDocument pages, TypesetLine line) => line.Block < 0 ? null : pages.Source.Blocks[line.Block].Source.Role;

    private static LayoutResult LayOut(int addressees, string imprint) =>
        Converter.LayOut("notice.txt", Encoding.UTF8.GetBytes(TextOf(addressees, imprint)), new ConversionOptions());

    private static string TextOf(int addressees, string imprint) =>
        "青岚市人民政府文件\n青政发〔2026〕12号\n\n关于做好防汛工作的通知\n"
        + string.Join('，', Enumerable.Range(1, addressees).Select(number => $"青岚市第{number}街道办事处")) + "：\n"
        + string.Concat(Enumerable.Repeat("现将做好全市防汛工作的有关事项通知如下，请各街道认真贯彻执行。\n", 4))
        + "青岚市人民政府\n2026年3月2日\n" + imprint;
}
