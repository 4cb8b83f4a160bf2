using System.Buffers.Binary;
using System.Text;
using Converter.Documents;
using Converter.Reading.Cleaning;
using Converter.Reading.Decoding;
using Converter.Reading.Importing;
using static Converter.Reading.Tests.Importing.DocxFile;

namespace Converter.Reading.Tests.Importing;

/// <summary>No file makes the import throw, reach outside, or fill the memory.</summary>
public sealed class NastyDocxTests
{
    [Fact]
    public void A_bomb_is_refused()
    {
        byte[] zeros = Encoding.UTF8.GetBytes($"<w:document {Namespaces}><w:body><w:p><w:r><w:t>{new string(' ', 30 << 20)}</w:t></w:r></w:p></w:body></w:document>");
        AssertRefused("docx.too-large", Archive(("word/document.xml", zeros)));
    }

    [Fact]
    public void Entities_and_document_types_are_refused()
    {
        string xml = "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + $"<w:document {Namespaces}><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>";
        AssertRefused("docx.damaged", OfXml(xml).ToBytes());
    }

    [Fact]
    public void External_parts_are_left_alone()
    {
        DecodingResult read = Importer.Read(
            new DocxFile(P("文")).WithRelation("a", "styles", "file:///etc/passwd", external: true).WithRelation("b", "header", "../../../etc/passwd").ToBytes(), null);
        Assert.Equal("文", read.Text!.Text);
        Assert.Empty(read.Findings);
    }

    [Fact]
    public void Deep_nesting_is_refused()
    {
        string deep = string.Concat(Enumerable.Repeat("<w:ins>", 100_000)) + string.Concat(Enumerable.Repeat("</w:ins>", 100_000));
        AssertRefused("docx.damaged", new DocxFile($"<w:p>{deep}</w:p>").ToBytes());
        string tables = string.Concat(Enumerable.Repeat("<w:tbl><w:tr><w:tc>", 60)) + P("底") + string.Concat(Enumerable.Repeat("</w:tc></w:tr></w:tbl>", 60));
        AssertRefused("docx.damaged", new DocxFile(tables).ToBytes());
    }

    [Fact]
    public void A_password_and_the_old_format_are_told_apart()
    {
        byte[] ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[512]];
        AssertRefused("reading.binary", ole);
        AssertRefused("docx.encrypted", [.. ole, .. Encoding.Unicode.GetBytes("EncryptedPackage")]);
    }

    [Fact]
    public void An_encrypted_part_is_told()
    {
        byte[] file = new DocxFile(P("文")).ToBytes();
        int central = file.AsSpan().IndexOf("PK\u0001\u0002"u8);
        file[6] |= 1;
        file[central + 8] |= 1;
        AssertRefused("docx.encrypted", file);
    }

    [Fact]
    public void Another_archive_is_no_document()
    {
        AssertRefused("reading.binary", Archive(("xl/workbook.xml", "<workbook/>"u8.ToArray())));
        AssertRefused("reading.binary", Archive(("word/document.xml", "<html/>"u8.ToArray())));
    }

    [Fact]
    public void A_document_without_text_is_empty() => AssertRefused("reading.empty", new DocxFile(P(string.Empty)).ToBytes());

    [Fact]
    public void A_file_that_is_cut_off_is_damaged_at_every_length()
    {
        byte[] file = Rich();
        for (int length = 4; length < file.Length; length += 37)
        {
            DecodingResult read = Importer.Read(file.AsSpan(0, length), null);
            Assert.Null(read.Text);
            Assert.Contains(read.Findings, finding => finding.Severity == Severity.Error);
        }
    }

    [Fact]
    public void Changed_bytes_never_make_it_throw()
    {
        byte[] file = Rich();
        Random random = new(20_260_302);
        int rounds = Environment.GetEnvironmentVariable("CONVERTER_SOAK") is null ? 1500 : 60_000;
        for (int round = 0; round < rounds; round++)
        {
            byte[] changed = [.. file];
            for (int change = random.Next(1, 8); change > 0; change--)
            {
                changed[random.Next(4, changed.Length)] = (byte)random.Next(256);
            }

            AssertReads(changed);
        }
    }

    [Fact]
    public void Changed_markup_never_makes_it_throw()
    {
        string body = RichBody();
        Random random = new(7);
        string[] pieces = ["w:p", "w:tbl", "w:tr", "w:tc", "w:r", "w:t", "w:ins", "w:del", "w:sdt", "w:pPr", "w:numPr", "w:txbxContent", "w:drawing", "-1", "99999999999", ""];
        int rounds = Environment.GetEnvironmentVariable("CONVERTER_SOAK") is null ? 800 : 60_000;
        for (int round = 0; round < rounds; round++)
        {
            string[] words = body.Split('"', '<', '>', ' ', '/').Where(word => word.Length > 0).ToArray();
            string from = words[random.Next(words.Length)];
            string xml = body.Replace(from, pieces[random.Next(pieces.Length)], StringComparison.Ordinal);
            AssertReads(new DocxFile(xml).With("numbering", RichNumbering).ToBytes());
        }
    }

    [Fact]
    public void A_size_in_the_header_is_not_believed()
    {
        byte[] file = Rich();
        int central = file.AsSpan().IndexOf("PK\u0001\u0002"u8);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(central + 24), uint.MaxValue - 1);
        AssertReads(file);
    }

    private const string RichNumbering = "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";

    private static string RichBody() => P("关于做好防汛工作的通知", "<w:jc w:val=\"center\"/>") + P("各县区：")
        + $"<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>{R("加强领导。", "<w:b/>")}{R("要落实责任。")}<w:ins>{R("补")}</w:ins></w:p>"
        + "<w:tbl><w:tr>" + Cell("甲", "<w:gridSpan w:val=\"2\"/>") + Cell("乙") + "</w:tr><w:tr>" + Cell("丙", "<w:vMerge/>") + Cell("丁") + Cell("戊") + "</w:tr></w:tbl>"
        + $"<w:p><w:r><w:drawing><w:txbxContent>{P("框")}</w:txbxContent></w:drawing></w:r></w:p>"
        + $"<w:sdt><w:sdtContent>{P("尾")}</w:sdtContent></w:sdt>";

    private static byte[] Rich() => new DocxFile(RichBody()).With("numbering", RichNumbering)
        .With("styles", "<w:style w:type=\"paragraph\" w:styleId=\"a\" w:default=\"1\"><w:name w:val=\"Normal\"/></w:style>").ToBytes();

    private static void AssertReads(byte[] file)
    {
        ReadingResult read = Reader.Read(file, new ReadingOptions(), new StageClock(TimeProvider.System));
        if (read.Decoding.Text is null)
        {
            Assert.Contains(read.Decoding.Findings, finding => finding.Severity == Severity.Error);
        }
        else
        {
            Assert.True(Conservation.Check(read.Cleaned!).Holds);
        }
    }

    private static void AssertRefused(string code, byte[] file)
    {
        DecodingResult read = Importer.Read(file, null);
        Assert.Null(read.Text);
        Diagnostic finding = Assert.Single(read.Findings);
        Assert.Equal((code, Severity.Error), (finding.Code, finding.Severity));
    }
}
