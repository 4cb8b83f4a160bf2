using System.Collections.Immutable;
using Converter.Conversion;
using Converter.Documents;

namespace Converter.Tests;

public sealed class DocumentFieldsTests
{
    private static readonly Document Notice = new(new SourceText("关于放假的通知\n正文\n2026年3月2日"), DocumentKind.Notice, 1,
    [
        Block(Role.Title, "关于放假的通知", 0),
        Block(Role.Body, "正文", 8),
        Block(Role.Date, "2026年3月2日", 11),
    ]);

    [Fact]
    public void A_value_that_the_text_lacks_stands_where_the_standard_has_it()
    {
        (Document document, List<Diagnostic> findings) = Apply(("number", "青政发〔2026〕5号"), ("signature", "青岚市人民政府"), ("addressee", "各县区："));

        Assert.Empty(findings);
        Assert.Equal(
            [Role.DocNumber, Role.Title, Role.Addressee, Role.Body, Role.Signature, Role.Date],
            document.Blocks.Select(block => block.Role));
    }

    [Fact]
    public void Head_and_imprint_come_in_the_order_of_the_standard_and_are_written_out()
    {
        (Document document, List<Diagnostic> findings) = Apply(
            ("printed", "青岚市人民政府办公室　2026年3月3日"),
            ("copies", "市委办公室，市政协办公室"),
            ("signer", "李青山"),
            ("number", "青政发〔2026〕5号"),
            ("urgency", "特急"),
            ("secrecy", "机密★1年"),
            ("copyNumber", "000012"),
            ("issuer", "青岚市人民政府文件"));

        Assert.Empty(findings);
        Assert.Equal(
            [
                "000012", "机密★1年", "特急", "青岚市人民政府文件", "青政发〔2026〕5号", "签发人：李青山", "关于放假的通知", "正文", "2026年3月2日",
                "抄送：市委办公室，市政协办公室。", "青岚市人民政府办公室　2026年3月3日印发",
            ],
            document.Blocks.Select(block => ((TextBlock)block).Text.Text));
    }

    [Fact]
    public void A_value_that_contradicts_the_text_is_used_and_said()
    {
        (Document document, List<Diagnostic> findings) = Apply(("date", "2026年4月1日"));

        Assert.Equal("2026年4月1日", ((TextBlock)document.Blocks[^1]).Text.Text);
        Diagnostic finding = Assert.Single(findings);
        Assert.Equal("fields.contradicts-text", finding.Code);
        Assert.Equal(new SourcePosition(3, 1), finding.At);
    }

    [Theory]
    [InlineData("2026年3月2日")]
    [InlineData("2026-03-02")]
    [InlineData("2026-3-2")]
    public void A_value_that_agrees_with_the_text_says_nothing(string date)
    {
        (Document document, List<Diagnostic> findings) = Apply(("date", date));
        Assert.Empty(findings);
        Assert.Equal("2026年3月2日", ((TextBlock)document.Blocks[^1]).Text.Text);
    }

    [Fact]
    public void A_name_that_is_no_field_is_an_error_with_the_names_that_are()
    {
        (_, List<Diagnostic> findings) = Apply(("colour", "red"));
        Diagnostic finding = Assert.Single(findings);
        Assert.Equal(Severity.Error, finding.Severity);
        Assert.Contains("issuer", finding.Hint!.English, StringComparison.Ordinal);
    }

    private static (Document Document, List<Diagnostic> Findings) Apply(params (string Name, string Value)[] values)
    {
        List<Diagnostic> findings = [];
        Message from = new("给定值", "the value handed in");
        Document document = DocumentFields.Apply(
            Notice, values.ToImmutableSortedDictionary(pair => pair.Name, pair => new GivenField(pair.Value, from)), findings);
        return (document, findings);
    }

    private static TextBlock Block(Role role, string text, int source) => new(role, new MappedText(text, [new MapSegment(0, source)]));
}
