using System.Collections.Immutable;
using System.Text;
using Converter.Conversion;
using Converter.Documents;
using Converter.Fonts;
using Converter.Testing;

namespace Converter.Tests;

/// <summary>Values from the front matter, from the file beside the text and from the call.</summary>
public sealed class GivenFieldsTests
{
    private const string Text = "关于做好防汛工作的通知\n各县区人民政府：\n现将有关事项通知如下。\n青岚市人民政府\n2026年3月2日\n";

    [Fact]
    public void The_call_goes_before_the_file_and_the_file_before_the_front_matter()
    {
        ConversionResult result = Convert(
            "---\nissuer: 甲市人民政府文件\nnumber: 甲发〔2026〕1号\nsecrecy: 秘密\n---\n" + Text,
            "number: 乙发〔2026〕2号\nsecrecy: 机密\n",
            ("secrecy", "绝密"));

        string text = PdfText(result);
        Assert.Contains("甲市人民政府文件", text, StringComparison.Ordinal);
        Assert.Contains("乙发〔2026〕2号", text, StringComparison.Ordinal);
        Assert.Contains("绝密", text, StringComparison.Ordinal);
        Assert.DoesNotMatch("甲发|秘密|机密|---|issuer", text);
        Assert.Equal(3, result.Report.Findings.Count(finding => finding.Code == "fields.overridden"));
        Assert.True(result.Report.Conserved);
        Assert.Equal([1, 2, 3, 4, 5], result.Report.Removed.Select(line => line.Number));
    }

    [Fact]
    public void Front_matter_that_contradicts_the_text_is_a_finding_at_the_line_of_the_text()
    {
        ConversionResult result = Convert("---\ndate: 2026-04-01\n---\n" + Text, null);

        Diagnostic finding = Assert.Single(result.Report.Findings, finding => finding.Code == "fields.contradicts-text");
        Assert.Equal(new SourcePosition(8, 1), finding.At);
        Assert.Contains("line 2 of the front matter", finding.Message.English, StringComparison.Ordinal);
        Assert.Contains("2026年4月1日", PdfText(result), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_is_no_field_is_a_warning_in_front_matter_and_an_error_in_a_file_of_values()
    {
        ConversionResult front = Convert("---\nlayout: page\nnumber: 甲发〔2026〕1号\n---\n" + Text, null);
        Diagnostic warning = Assert.Single(front.Report.Findings, finding => finding.Code == "fields.unknown");
        Assert.Equal((Severity.Warning, new SourcePosition(2, 1)), (warning.Severity, warning.At));
        Assert.Equal(ConversionOutcome.Done, front.Outcome);

        ConversionResult file = Convert(Text, "# 要素\nnubmer: 甲发〔2026〕1号\n");
        Diagnostic error = Assert.Single(file.Report.Findings, finding => finding.Code == "fields.unknown");
        Assert.Equal(Severity.Error, error.Severity);
        Assert.Contains("notice.yaml, line 2", error.Message.English, StringComparison.Ordinal);
        Assert.Equal(ConversionOutcome.FieldsWrong, file.Outcome);
    }

    [Theory]
    [InlineData("signer: [李青山, 王明]\n", "fields.one-line")]
    [InlineData("copies: |\n  市委办公室\n  市政协办公室\n", "fields.one-line")]
    [InlineData("signer: \"李青山\n", "fields.syntax")]
    public void A_value_that_is_not_one_line_of_text_stops_the_conversion_wherever_it_stands(string yaml, string code)
    {
        foreach (ConversionResult result in new[] { Convert("---\n" + yaml + "---\n" + Text, null), Convert(Text, yaml) })
        {
            Assert.Equal(ConversionOutcome.FieldsWrong, result.Outcome);
            Assert.Single(result.Report.Findings, finding => finding.Code == code && finding.Severity == Severity.Error);
        }
    }

    [Fact]
    public void A_file_of_values_may_be_in_the_encoding_of_old_editors()
    {
        FieldFile file = new("notice.yaml", CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!.GetBytes("issuer: 青岚市人民政府办公室文件\nnumber: 青政办发〔2026〕5号\n"));
        ConversionResult result = ConvertWith(Text, file);
        Assert.Contains("青政办发〔2026〕5号", PdfText(result), StringComparison.Ordinal);
    }

    private static ConversionResult Convert(string text, string? beside, params (string Name, string Value)[] call) =>
        ConvertWith(text, beside is null ? null : new FieldFile("notice.yaml", Encoding.UTF8.GetBytes(beside)), call);

    private static ConversionResult ConvertWith(string text, FieldFile? beside, params (string Name, string Value)[] call) =>
        new DocumentConverter(new FontLibrary([Repository.Fonts]), TimeProvider.System).Convert("notice.txt", Encoding.UTF8.GetBytes(text), new ConversionOptions
        {
            FieldFile = beside,
            Fields = call.ToImmutableSortedDictionary(pair => pair.Name, pair => pair.Value),
        });

    private static string PdfText(ConversionResult result)
    {
        string path = Path.GetTempFileName();
        File.WriteAllBytes(path, result.Outputs[^1].Content.ToArray());
        string text = ExternalTool.Run("pdftotext", "-raw", path, "-");
        File.Delete(path);
        return text;
    }
}
