using Converter.Documents;
using Converter.Reading.Cleaning;
using Converter.Reading.Outline.Enumerators;
using Converter.Reading.Outline.Lines;

namespace Converter.Reading.Tests.Outline;

public sealed class EnumeratorScannerTests
{
    [Theory]
    [InlineData("一、总体要求", EnumeratorFamily.Han, 1, 2)]
    [InlineData("十一、总体要求", EnumeratorFamily.Han, 11, 3)]
    [InlineData("二十三、总体要求", EnumeratorFamily.Han, 23, 4)]
    [InlineData("三．总体要求", EnumeratorFamily.Han, 3, 2)]
    [InlineData("（一）加强领导", EnumeratorFamily.HanParen, 1, 3)]
    [InlineData("(十二)加强领导", EnumeratorFamily.HanParen, 12, 4)]
    [InlineData("（三)加强领导", EnumeratorFamily.HanParen, 3, 3)]
    [InlineData("（四）、加强领导", EnumeratorFamily.HanParen, 4, 4)]
    [InlineData("㈠加强领导", EnumeratorFamily.HanParen, 1, 1)]
    [InlineData("1.加强领导", EnumeratorFamily.Digit, 1, 2)]
    [InlineData("12．加强领导", EnumeratorFamily.Digit, 12, 3)]
    [InlineData("3、加强领导", EnumeratorFamily.Digit, 3, 2)]
    [InlineData("⒋加强领导", EnumeratorFamily.Digit, 4, 1)]
    [InlineData("（5）加强领导", EnumeratorFamily.DigitParen, 5, 3)]
    [InlineData("⑹加强领导", EnumeratorFamily.DigitParen, 6, 1)]
    [InlineData("7）加强领导", EnumeratorFamily.DigitHalf, 7, 2)]
    [InlineData("⑧加强领导", EnumeratorFamily.Circled, 8, 1)]
    [InlineData("②加强领导", EnumeratorFamily.Circled, 2, 1)]
    [InlineData("Ⅲ、加强领导", EnumeratorFamily.Roman, 3, 2)]
    [InlineData("IV.加强领导", EnumeratorFamily.Roman, 4, 3)]
    [InlineData("B、加强领导", EnumeratorFamily.Letter, 2, 2)]
    [InlineData("第一章　总则", EnumeratorFamily.Chapter, 1, 3)]
    [InlineData("第十节 采购", EnumeratorFamily.Section, 10, 3)]
    [InlineData("第二部分 思路", EnumeratorFamily.Part, 2, 4)]
    [InlineData("第二十一条　为了", EnumeratorFamily.Article, 21, 5)]
    [InlineData("第一，加强领导", EnumeratorFamily.Ordinal, 1, 3)]
    [InlineData("第二、加强领导", EnumeratorFamily.Ordinal, 2, 3)]
    [InlineData("首先，加强领导", EnumeratorFamily.Sequencer, 1, 3)]
    [InlineData("其次，加强领导", EnumeratorFamily.Sequencer, 2, 3)]
    [InlineData("一要加强领导", EnumeratorFamily.HanMust, 1, 2)]
    [InlineData("三是加强领导", EnumeratorFamily.HanIs, 3, 2)]
    [InlineData("其二，加强领导", EnumeratorFamily.HanThus, 2, 3)]
    [InlineData("1 总则", EnumeratorFamily.DigitBare, 1, 1)]
    [InlineData("1.2 编制目的", EnumeratorFamily.Decimal, 2, 3)]
    [InlineData("1.2.3 编制目的", EnumeratorFamily.Decimal, 3, 5)]
    [InlineData("一，总体要求", EnumeratorFamily.Han, 1, 2)]
    [InlineData("十二：总体要求", EnumeratorFamily.Han, 12, 3)]
    [InlineData("三）总体要求", EnumeratorFamily.HanParen, 3, 2)]
    [InlineData("【四】总体要求", EnumeratorFamily.HanParen, 4, 3)]
    [InlineData("〔5〕总体要求", EnumeratorFamily.DigitParen, 5, 3)]
    [InlineData("[6]总体要求", EnumeratorFamily.DigitParen, 6, 3)]
    [InlineData("7，总体要求", EnumeratorFamily.Digit, 7, 2)]
    [InlineData("8：总体要求", EnumeratorFamily.Digit, 8, 2)]
    [InlineData("㊈总体要求", EnumeratorFamily.Circled, 9, 1)]
    [InlineData("➉总体要求", EnumeratorFamily.Circled, 10, 1)]
    [InlineData("ⅲ.总体要求", EnumeratorFamily.Roman, 3, 2)]
    [InlineData("第一阶段：动员部署", EnumeratorFamily.Ordinal, 1, 5)]
    public void Enumerator_is_read(string text, EnumeratorFamily family, int value, int length)
    {
        Enumerator? read = Read(text);
        Assert.NotNull(read);
        Assert.Equal((family, value, length), (read.Value.Family, read.Value.Value, read.Value.Length));
    }

    [Theory]
    [InlineData("2021年以来，全县经济平稳运行")]
    [InlineData("2021.3.5会议召开")]
    [InlineData("3.65万亿元专项债券")]
    [InlineData("8.1%的增长率")]
    [InlineData("1,280万元资金")]
    [InlineData("9:30召开会议")]
    [InlineData("18家企业停产")]
    [InlineData("18 家企业停产")]
    [InlineData("5%的企业停产")]
    [InlineData("一、二、三产业融合发展")]
    [InlineData("第一、第二产业协调发展")]
    [InlineData("第七条的规定应当遵守")]
    [InlineData("第三产业增长")]
    [InlineData("（2021）12号文件")]
    [InlineData("V2.0版系统上线")]
    [InlineData("一分部署，九分落实")]
    [InlineData("十一届三中全会")]
    [InlineData("首先要提高认识")]
    [InlineData("最后一公里")]
    [InlineData("其他事项")]
    [InlineData("1,280人参加")]
    [InlineData("3：2的比分")]
    [InlineData("[2021]12号文件")]
    [InlineData("【通知】各单位")]
    [InlineData("第一阶段任务已经完成")]
    [InlineData("V2.0.1版本")]
    [InlineData("2021.3版")]
    public void What_is_no_enumerator_is_left_alone(string text) => Assert.Null(Read(text));

    private static Enumerator? Read(string text)
    {
        SourceText source = new(text);
        CleanLine line = new(MappedText.FromSource(source, new SourceSpan(0, text.Length)), [new BlockLine(0, 1)]);
        return new TextLine(line, source, 0).Marker;
    }
}
