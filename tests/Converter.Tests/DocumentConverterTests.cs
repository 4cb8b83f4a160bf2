using System.Text;
using Converter.Conversion;
using Converter.Documents;
using Converter.Fonts;
using Converter.Reports;
using Converter.Testing;

namespace Converter.Tests;

public sealed class DocumentConverterTests
{
    private const string Notice = "关于做好防汛工作的通知\n各县区：\n现将有关事项通知如下。\n";

    [Fact]
    public void Without_any_Chinese_font_the_docx_is_written_and_the_error_names_the_command_that_mends_it()
    {
        ConversionResult result = Convert(Notice, new NoFonts());

        Assert.Equal(ConversionOutcome.FontsMissing, result.Outcome);
        Assert.Equal(["docx"], result.Outputs.Select(output => output.Format));
        Diagnostic finding = Assert.Single(result.Report.Findings, finding => finding.Code == "fonts.none");
        Assert.Equal(Severity.Error, finding.Severity);
        Assert.Contains("fonts install", finding.Hint!.English, StringComparison.Ordinal);
    }

    [Fact]
    public void A_character_that_no_font_has_is_reported_with_its_place_and_kept()
    {
        ConversionResult result = Convert("关于做好防汛工作的通知\n各县区：\n现将\uE123事项通知如下。\n", new FontLibrary([Repository.Fonts]));

        Assert.Equal(ConversionOutcome.Done, result.Outcome);
        Diagnostic finding = Assert.Single(result.Report.Findings, finding => finding.Code == "fonts.missing-glyph");
        Assert.Equal(new SourcePosition(3, 3), finding.At);
        Assert.Contains(result.Report.Fonts, font => font.Missing.Any(missing => missing.EndsWith("U+E123", StringComparison.Ordinal)));
        Assert.True(result.Report.Conserved);

        string path = Path.GetTempFileName();
        File.WriteAllBytes(path, result.Outputs[^1].Content.ToArray());
        Assert.Contains("\uE123", ExternalTool.Run("pdftotext", "-raw", path, "-"), StringComparison.Ordinal);
        File.Delete(path);
    }

    [Fact]
    public void A_byte_that_fits_nothing_is_reported_with_its_offset()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Notice), 0xFF, .. "正文。\n"u8];
        ConversionResult result = new DocumentConverter(new FontLibrary([Repository.Fonts]), TimeProvider.System)
            .Convert("bad.txt", bytes, new ConversionOptions());

        int offset = Encoding.UTF8.GetByteCount(Notice);
        Assert.Contains(
            result.Report.Findings,
            finding => finding.Severity == Severity.Error
                && finding.Message.English.Contains(offset.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }

    [Fact]
    public void Values_of_fields_are_in_the_files()
    {
        ConversionOptions options = new()
        {
            Fields = System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add("date", "2026年3月2日"),
        };
        ConversionResult result = new DocumentConverter(new FontLibrary([Repository.Fonts]), TimeProvider.System)
            .Convert("notice.txt", Encoding.UTF8.GetBytes(Notice), options);

        string path = Path.GetTempFileName();
        File.WriteAllBytes(path, result.Outputs[^1].Content.ToArray());
        Assert.Contains("2026年3月2日", ExternalTool.Run("pdftotext", "-raw", path, "-"), StringComparison.Ordinal);
        File.Delete(path);
    }

    [Fact]
    public void The_report_is_JSON_with_the_fields_of_the_contract()
    {
        ConversionResult result = Convert(Notice, new FontLibrary([Repository.Fonts]));
        using System.Text.Json.JsonDocument json = System.Text.Json.JsonDocument.Parse(ReportJson.Write(result.Report));
        Assert.Equal(
            ["version", "source", "kind", "title", "style", "counts", "removed", "changed", "findings", "placeholders", "fonts", "outputs", "conserved", "milliseconds"],
            json.RootElement.EnumerateObject().Select(property => property.Name));
    }

    private static ConversionResult Convert(string text, IFontSource fonts) =>
        new DocumentConverter(fonts, TimeProvider.System).Convert("notice.txt", Encoding.UTF8.GetBytes(text), new ConversionOptions());

    private sealed class NoFonts : IFontSource
    {
        public IFontFace? Find(string name) => null;
    }
}
