using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Converter.Testing;

namespace Converter.Server.Tests;

/// <summary>The options of a conversion are asked for over HTTP and looked for in the files that come out.</summary>
public sealed class OptionTests(SharedServer shared)
{
    private const string Text = "关于开展检查的通知\n\n各单位：\n一、总体要求\n要于××月完成。\n\n市人民政府办公室\n2026年3月2日\n";

    private readonly RunningServer _server = shared.Server;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_options_a_file_is_as_its_style_says()
    {
        JsonElement plain = await _server.ConvertAsync(Text);

        Assert.Equal(1, await PagesAsync(plain));
        Assert.DoesNotContain("word/comments.xml", await PartsAsync(plain));
        Assert.DoesNotContain("mirrorMargins", await PartAsync(plain, "word/settings.xml"), StringComparison.Ordinal);
        Assert.DoesNotMatch(@"TrimBox: +28\.35 +28\.35", await BoxesAsync(plain));
    }

    [Fact]
    public async Task A_double_sided_copy_has_an_even_number_of_pages_and_mirrored_margins()
    {
        JsonElement conversion = await _server.ConvertAsync(Text, "通知.txt", ("mirrored", "true"), ("padEven", "true"));

        Assert.Equal(2, await PagesAsync(conversion));
        Assert.Contains("mirrorMargins", await PartAsync(conversion, "word/settings.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Findings_are_comments_where_they_are_asked_for()
    {
        JsonElement conversion = await _server.ConvertAsync(Text + "以上要求,请遵照执行。\n", "通知.txt", ("comments", "true"));

        Assert.Contains("word/comments.xml", await PartsAsync(conversion));
    }

    [Fact]
    public async Task Contents_stand_before_the_text_where_they_are_asked_for()
    {
        JsonElement with = await _server.ConvertAsync(Text, "通知.txt", ("contents", "true"), ("contentsLevels", "1"));
        JsonElement without = await _server.ConvertAsync(Text);

        Assert.Matches(@"目\s*录[\s\S]*总体要求[\s\S]*总体要求", await OnFileAsync(with, pdf => ExternalTool.Run("pdftotext", pdf, "-")));
        Assert.DoesNotMatch(@"目\s*录", await OnFileAsync(without, pdf => ExternalTool.Run("pdftotext", pdf, "-")));
        using HttpResponseMessage response = await _server.PostJsonAsync("/api/v1/conversions", new { text = Text, contentsLevels = 5 });
        await RunningServer.RefusedAsync(response, 400, "malformed");
    }

    [Fact]
    public async Task A_printing_shop_gets_crop_marks_and_CMYK()
    {
        JsonElement conversion = await _server.ConvertAsync(Text, "通知.txt", ("cropMarks", "true"), ("colors", "cmyk"), ("style", "gbt9704"), ("fields.issuer", "市人民政府办公室文件"));

        Assert.Matches(@"TrimBox: +28\.35 +28\.35", await BoxesAsync(conversion));
        string content = await OnFileAsync(conversion, pdf => ExternalTool.Run("qpdf", "--qdf", "--object-streams=disable", pdf, "-"));
        Assert.Matches(@"\n0 0?\.8 0?\.8 0 k\n", content);
        Assert.DoesNotMatch(@" (rg|RG)\n", content);
    }

    [Fact]
    public async Task A_new_version_keeps_the_options_of_the_one_before_until_it_is_told_others()
    {
        JsonElement first = await _server.ConvertAsync(Text, "通知.txt", ("mirrored", "true"), ("padEven", "true"));
        string path = $"/api/v1/conversions/{first.GetProperty("id").GetString()}/corrections?wait=30";

        using HttpResponseMessage kept = await _server.PostJsonAsync(path, new { setLine = new[] { "4=body" } });
        using HttpResponseMessage changed = await _server.PostJsonAsync(path, new { padEven = false });

        Assert.Equal(2, await PagesAsync(await _server.RestedAsync(kept)));
        JsonElement single = await _server.RestedAsync(changed);
        Assert.Equal(1, await PagesAsync(single));
        Assert.Contains("mirrorMargins", await PartAsync(single, "word/settings.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_colour_space_that_there_is_not_is_refused()
    {
        using HttpResponseMessage response = await _server.PostJsonAsync("/api/v1/conversions", new { text = Text, colors = "pantone" });
        await RunningServer.RefusedAsync(response, 400, "malformed");
    }

    private async Task<int> PagesAsync(JsonElement conversion) =>
        int.Parse((await OnFileAsync(conversion, pdf => ExternalTool.Run("qpdf", "--show-npages", pdf))).Trim(), System.Globalization.CultureInfo.InvariantCulture);

    private Task<string> BoxesAsync(JsonElement conversion) => OnFileAsync(conversion, pdf => ExternalTool.Run("pdfinfo", "-box", pdf));

    private async Task<string> OnFileAsync(JsonElement conversion, Func<string, string> look)
    {
        string file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, await FileAsync(conversion, "pdf"), Cancel);
            return look(file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private async Task<string[]> PartsAsync(JsonElement conversion)
    {
        using ZipArchive archive = new(new MemoryStream(await FileAsync(conversion, "docx")));
        return [.. archive.Entries.Select(entry => entry.FullName)];
    }

    private async Task<string> PartAsync(JsonElement conversion, string name)
    {
        using ZipArchive archive = new(new MemoryStream(await FileAsync(conversion, "docx")));
        using StreamReader part = new(archive.GetEntry(name)!.Open(), Encoding.UTF8);
        return await part.ReadToEndAsync(Cancel);
    }

    private Task<byte[]> FileAsync(JsonElement conversion, string format) =>
        _server.Http.GetByteArrayAsync($"/api/v1/conversions/{conversion.GetProperty("id").GetString()}/files/{format}", Cancel);
}
