using System.Text;
using System.Text.Json;
using Converter.Reading.Decoding;
using Converter.Reading.Outline;

namespace Converter.Reading.Tests.Outline;

public sealed class OutlineJsonTests
{
    private const string Text = "关于加强管理的意见\n同志们：\n一、加强领导。各单位要高度重视，明确责任，抓好落实。\n二、抓好落实。一是周密部署。细化措施。二是严格督查。及时通报。\n";

    [Fact]
    public void Json_has_the_fields_of_version_1()
    {
        JsonElement root = JsonDocument.Parse(Write(explain: false)).RootElement;
        Assert.Equal(1, root.GetProperty("version").GetInt32());
        Assert.Equal("utf-8", root.GetProperty("encoding").GetString());
        Assert.Equal("opinions", root.GetProperty("kind").GetString());
        JsonElement[] lines = [.. root.GetProperty("lines").EnumerateArray()];
        Assert.Equal([1, 2, 3, 4], lines.Select(line => line.GetProperty("n").GetInt32()));
        Assert.Equal(["title", "addressee", "heading", "heading"], lines.Select(line => line.GetProperty("role").GetString()));
        Assert.Equal("一、加强领导。", lines[2].GetProperty("head").GetString());
        Assert.Equal(["一是周密部署。", "二是严格督查。"], lines[3].GetProperty("leads").EnumerateArray().Select(lead => lead.GetString()));
    }

    [Fact]
    public void Json_explains_itself_where_asked()
    {
        JsonElement line = JsonDocument.Parse(Write(explain: true)).RootElement.GetProperty("lines")[0];
        JsonElement reason = line.GetProperty("reasons")[0];
        Assert.False(string.IsNullOrEmpty(reason.GetProperty("id").GetString()));
        Assert.False(string.IsNullOrEmpty(reason.GetProperty("zh").GetString()));
    }

    [Fact]
    public void Equal_text_gives_equal_bytes() => Assert.Equal(Write(explain: true), Write(explain: true));

    private static string Write(bool explain)
    {
        DecodingResult decoding = TextDecoder.Decode(Encoding.UTF8.GetBytes(Text));
        using MemoryStream stream = new();
        OutlineJson.Write(stream, decoding, OutlineDump.Read(Text, new OutlineOptions { WithReasons = explain }), explain);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
