using Converter.Documents;
using Converter.Reading.Proofing;

namespace Converter.Reading.Tests.Proofing;

public class PlaceholderFinderTests
{
    [Theory]
    [InlineData("中共××市委", "××")]
    [InlineData("×年×月", "×", "×")]
    [InlineData("X市X届X次全会", "X", "X", "X")]
    [InlineData("XX局、Ｘ县", "XX", "Ｘ")]
    [InlineData("2026年X月X日", "X", "X")]
    [InlineData("xx单位", "xx")]
    [InlineData("某某同志，某某某", "某某", "某某某")]
    [InlineData("姓名：______，电话：__", "______", "__")]
    [InlineData("由【】负责，【　　】配合", "【】", "【　　】")]
    [InlineData("（此处插入数据），【待补充】", "（此处插入数据）", "【待补充】")]
    [InlineData("时间：（待定）", "（待定）")]
    [InlineData("共□□人", "□□")]
    [InlineData("（　　）年", "（　　）")]
    public void Placeholders_are_found(string text, params string[] expected) => Assert.Equal(expected, Find(text));

    [Theory]
    [InlineData("标志尺寸480毫米×140毫米")]
    [InlineData("3×5等于15，3 × 5")]
    [InlineData("规格为长×宽×高")]
    [InlineData("面积(a+b)×h")]
    [InlineData("拍X光片，X射线，X轴")]
    [InlineData("代号用X代表消防救援")]
    [InlineData("Model X车型")]
    [InlineData("安装机组×2台，1×1000兆瓦")]
    [InlineData("×")]
    [InlineData("ABX公司，SUV-X车型，XXL码")]
    [InlineData("某市某县")]
    [InlineData("file_name与__init__")]
    [InlineData("【通知】（试行）")]
    [InlineData("函数f(x)的图像，y=2x时")]
    public void What_only_looks_like_one_is_not(string text) => Assert.Empty(Find(text));

    [Fact]
    public void The_place_is_that_in_the_original()
    {
        Placeholder found = Assert.Single(PlaceholderFinder.Find(ProofCase.Read("kind|speech\nbody|第一段。\nbody|　　市委书记××指出").Document));
        Assert.Equal(new SourcePosition(2, 7), found.At);
        Assert.Equal(PlaceholderKind.Cross, found.Kind);
    }

    private static IEnumerable<string> Find(string text) =>
        PlaceholderFinder.Find(ProofCase.Read("kind|other\nbody|" + text).Document).Select(found => found.Text);
}
