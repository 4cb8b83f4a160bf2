using System.Text;
using Converter.Conversion;
using Converter.Documents;
using Converter.Fonts;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;
using Converter.Testing;

namespace Converter.Tests;

/// <summary>7.3.7: attachments that are not bound with the text.</summary>
public sealed class AttachmentsApartTests
{
    private const string Text = "\n关于做好防汛工作的通知\n各县区人民政府：\n现将有关事项通知如下，请认真贯彻执行。\n附件：1. 任务分工\n2. 物资清单\n青岚市人民政府\n2026年3月2日\n附件1\n任务分工\n由各单位落实。\n附件2\n物资清单\n由各单位备齐。\n";

    private static readonly DocumentConverter Converter = new(new FontLibrary([Repository.Fonts]), TimeProvider.System);

    [Fact]
    public void Attachments_bound_apart_begin_with_the_document_number_and_their_own()
    {
        LayoutResult layout = LayOut("青岚市人民政府文件\n青政发〔2026〕12号\n", "attachments: {boundApart: true}");
        Assert.Equal(["青政发〔2026〕12号附件1", "青政发〔2026〕12号附件2"], Labels(layout));
        Assert.True(layout.Report.Conserved);
        Assert.Equal(["附件1", "附件2"], Labels(LayOut("青岚市人民政府文件\n青政发〔2026〕12号\n", string.Empty)));
    }

    [Fact]
    public void Attachments_bound_apart_of_a_text_without_number_are_a_finding()
    {
        LayoutResult layout = LayOut(string.Empty, "attachments: {boundApart: true}");
        Assert.Equal(["附件1", "附件2"], Labels(layout));
        Assert.Contains(layout.Report.Findings, finding => finding.Code == "layout.attachment-without-number");
    }

    private static string[] Labels(LayoutResult layout) =>
        [.. layout.Pages!.Source.Blocks.OfType<StyledParagraph>().Where(block => block.Source.Role == Role.Attachment).Select(block => block.Text)];

    private static LayoutResult LayOut(string head, string overrides)
    {
        StyleSheet sheet = StyleSheetReader.Read($"extends: gbt9704\ntitle: 试\n{overrides}\n", "试.yaml", BuiltInStyles.Text).Sheet!;
        return Converter.LayOut("notice.txt", Encoding.UTF8.GetBytes(head + Text), new ConversionOptions { Style = sheet });
    }
}
