using System.Text;
using Converter.Documents;
using Converter.Reading.Decoding;

namespace Converter.Reading.Tests.Decoding;

public class TextDecoderTests
{
    private const string Notice =
        "关于召开全市安全生产工作会议的通知\n各县（市、区）人民政府：\n经研究，定于2024年3月8日召开会议，现将有关事项通知如下。\n";

    private const string Traditional =
        "關於召開安全生產工作會議的通知\n各單位：\n經研究，定於本月召開會議，現將有關事項通知如下。請各單位準時出席，並做好準備工作。\n";

    public static Encoding Gb18030 { get; } = CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!;

    public static Encoding Big5 { get; } = CodePagesEncodingProvider.Instance.GetEncoding("big5")!;

    [Fact]
    public void Utf8_without_mark_is_certain()
    {
        DecodingResult result = TextDecoder.Decode(Encoding.UTF8.GetBytes(Notice));

        AssertText(Notice, "utf-8", result);
        Assert.Equal(1, result.Confidence);
        Assert.False(result.HasByteOrderMark);
    }

    [Fact]
    public void Marks_tell_the_encoding_and_are_no_part_of_the_text()
    {
        AssertText(Notice, "utf-8", TextDecoder.Decode([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Notice)]));
        AssertText(Notice, "utf-16le", TextDecoder.Decode([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Notice)]));
        AssertText(Notice, "utf-16be", TextDecoder.Decode([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Notice)]));
        AssertText(Notice, "gb18030", TextDecoder.Decode([0x84, 0x31, 0x95, 0x33, .. Gb18030.GetBytes(Notice)]));
        Assert.True(TextDecoder.Decode([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Notice)]).HasByteOrderMark);
    }

    [Fact]
    public void Encodings_without_mark_are_told_by_their_frequent_characters()
    {
        AssertText(Notice, "gb18030", TextDecoder.Decode(Gb18030.GetBytes(Notice)));
        AssertText(Notice, "utf-16le", TextDecoder.Decode(Encoding.Unicode.GetBytes(Notice)));
        AssertText(Notice, "utf-16be", TextDecoder.Decode(Encoding.BigEndianUnicode.GetBytes(Notice)));
        AssertText(Traditional, "big5", TextDecoder.Decode(Big5.GetBytes(Traditional)));
        AssertText(Traditional, "gb18030", TextDecoder.Decode(Gb18030.GetBytes(Traditional)));
    }

    [Theory]
    [InlineData("通知")]
    [InlineData("通知通知")]
    public void Gbk_that_happens_to_be_valid_utf8_is_gbk(string text) =>
        AssertText(text, "gb18030", TextDecoder.Decode(Gb18030.GetBytes(text)));

    [Fact]
    public void Utf16_that_happens_to_be_ascii_is_utf16() =>
        AssertText("上海", "utf-16be", TextDecoder.Decode(Encoding.BigEndianUnicode.GetBytes("上海")));

    [Theory]
    [InlineData("Hello, world.")]
    [InlineData("Résumé, élève, naïve")]
    [InlineData("x")]
    public void Western_utf8_stays_utf8(string text) => AssertText(text, "utf-8", TextDecoder.Decode(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Gb18030_characters_of_the_old_table_get_their_present_code_points()
    {
        byte[] bytes = [.. Gb18030.GetBytes("会议的通知"), 0xA6, 0xD9, 0xFE, 0x59, 0xFE, 0x51, 0x80];

        AssertText("会议的通知\uFE10\u9FB4\U00020087€", "gb18030", TextDecoder.Decode(bytes));
    }

    [Fact]
    public void Gb18030_four_byte_characters_are_read()
    {
        byte[] bytes = [.. Gb18030.GetBytes("会议的通知"), 0x95, 0x32, 0x82, 0x36, 0x81, 0x39, 0xEE, 0x39];

        AssertText("会议的通知\U00020000\u3400", "gb18030", TextDecoder.Decode(bytes));
    }

    [Fact]
    public void Every_character_that_gb18030_encodes_comes_back()
    {
        StringBuilder all = new(Notice);
        for (int code = 0xA0; code < 0x10000; code++)
        {
            if (code is < 0xD800 or > 0xF8FF && code != 0xFEFF && code is < 0xFE10 or > 0xFE19)
            {
                all.Append((char)code);
            }
        }

        string expected = all.ToString();
        BadBytes bad = new();
        string decoded = TextDecoder.Decode(Gb18030.GetBytes(expected), TextEncoding.Gb18030, 0, bad);

        Assert.Equal(0, bad.Count);
        Assert.Equal(expected, decoded);
    }

    [Fact]
    public void Bad_byte_in_utf8_is_an_error_with_its_offset_and_stands_visibly()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("关于会议的\n通"), 0xFF, .. Encoding.UTF8.GetBytes("知的内容")];

        DecodingResult result = TextDecoder.Decode(bytes);

        Assert.Equal("关于会议的\n通\uFFFD知的内容", result.Text!.Text);
        Diagnostic finding = Assert.Single(result.Findings);
        Assert.Equal(("reading.bad-byte", Severity.Error, new SourcePosition(2, 2)), (finding.Code, finding.Severity, finding.At!.Value));
        Assert.Contains("19", finding.Message.English, StringComparison.Ordinal);
        Assert.Contains("0xFF", finding.Message.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_cut_inside_its_last_character_is_read_and_the_cut_reported()
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(Notice.TrimEnd());
        byte[] gb = Gb18030.GetBytes(Notice.TrimEnd());
        byte[] utf16 = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Notice)];
        foreach ((byte[] bytes, string encoding) in new[] { (utf8, "utf-8"), (gb, "gb18030"), (utf16, "utf-16le") })
        {
            DecodingResult result = TextDecoder.Decode(bytes.AsSpan(0, bytes.Length - 1));

            Assert.Equal(encoding, result.Encoding);
            Assert.EndsWith("\uFFFD", result.Text!.Text, StringComparison.Ordinal);
            Assert.Equal("reading.bad-byte", Assert.Single(result.Findings).Code);
        }
    }

    [Fact]
    public void Half_a_surrogate_pair_is_an_error()
    {
        DecodingResult result = TextDecoder.Decode([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("会议"), 0x00, 0xD8, .. Encoding.Unicode.GetBytes("通知")]);

        Assert.Equal("会议\uFFFD通知", result.Text!.Text);
        Assert.Contains("offset 6", Assert.Single(result.Findings).Message.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_bad_bytes_are_counted_not_listed_without_end()
    {
        List<byte> bytes = [];
        for (int index = 0; index < 500; index++)
        {
            bytes.AddRange(Encoding.UTF8.GetBytes("为进一步加强全市安全生产工作，经研究决定召开会议，现将有关事项通知如下。"));
            bytes.Add(0xFF);
        }

        DecodingResult result = TextDecoder.Decode(bytes.ToArray());

        Assert.Equal("utf-8", result.Encoding);
        Assert.Equal(101, result.Findings.Length);
        Assert.Contains("400 more", result.Findings[^1].Message.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Replacement_characters_that_came_with_the_file_are_reported()
    {
        DecodingResult result = TextDecoder.Decode(Encoding.UTF8.GetBytes("关于\uFFFD议"));

        Assert.Equal("reading.replacement-character", Assert.Single(result.Findings).Code);
    }

    [Fact]
    public void Empty_and_binary_files_give_no_text_and_say_why()
    {
        AssertNoText("reading.empty", []);
        AssertNoText("reading.empty", [0xEF, 0xBB, 0xBF]);
        AssertNoText("reading.binary", new byte[100]);
        AssertNoText("reading.binary", [.. "PK\u0003\u0004"u8, 1, 2, 3]);
        AssertNoText("reading.binary", [.. "%PDF-1.7\n"u8]);
        AssertNoText("reading.binary", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]);
        AssertNoText("reading.binary", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A]);
        AssertNoText("reading.binary", [0xFF, 0xFE, 0, 0, 0x41, 0, 0, 0]);
        byte[] noise = new byte[4096];
        new Random(7).NextBytes(noise);
        AssertNoText("reading.binary", noise);
    }

    [Fact]
    public void A_single_nul_does_not_make_a_text_binary() =>
        AssertText(Notice + "\0" + Notice, "utf-8", TextDecoder.Decode(Encoding.UTF8.GetBytes(Notice + "\0" + Notice)));

    [Fact]
    public void Any_bytes_are_decoded_without_an_exception()
    {
        Random random = new(20240308);
        for (int round = 0; round < 3000; round++)
        {
            byte[] bytes = new byte[random.Next(1, 400)];
            random.NextBytes(bytes);
            int mode = random.Next(4);
            for (int index = 0; index < bytes.Length && mode > 0; index++)
            {
                bytes[index] = mode == 1 ? (byte)(bytes[index] | 0x80) : mode == 2 ? (byte)(0x20 + (bytes[index] % 0x60)) : (byte)(0xA1 + (bytes[index] % 0x5E));
            }

            DecodingResult result = TextDecoder.Decode(bytes);

            Assert.True(result.Text is not null || result.Findings.Length > 0);
            Assert.True(result.Text is null || result.Text.Text.Contains('\uFFFD', StringComparison.Ordinal) == result.Findings.Any(finding => finding.Code is "reading.bad-byte" or "reading.replacement-character"));
        }
    }

    private static void AssertText(string expected, string encoding, DecodingResult result)
    {
        Assert.Equal(expected, result.Text?.Text);
        Assert.Equal(encoding, result.Encoding);
        Assert.Equal([], result.Findings);
    }

    private static void AssertNoText(string code, byte[] bytes)
    {
        DecodingResult result = TextDecoder.Decode(bytes);

        Assert.Null(result.Text);
        Diagnostic finding = Assert.Single(result.Findings);
        Assert.Equal((code, Severity.Error), (finding.Code, finding.Severity));
        Assert.NotNull(finding.Hint);
    }
}
