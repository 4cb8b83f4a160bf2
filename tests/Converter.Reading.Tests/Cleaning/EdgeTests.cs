using Converter.Reading.Cleaning;
using Converter.Reading.Decoding;

namespace Converter.Reading.Tests.Cleaning;

/// <summary>What a web page adds above and below a document.</summary>
public class EdgeTests
{
    private const string Text = "这一年，全县上下同心协力，办成了许多群众盼望已久的实事，也积累了宝贵的经验，各项工作都有了新的起色。\n";

    [Fact]
    public void A_footer_as_long_as_running_text_does_not_hide_the_lines_behind_it()
    {
        int[] removed = Removed("在表彰大会上的讲话\n同志们：\n" + Text
            + "[责任编辑：林木]\n【打印本页】【关闭窗口】\nCopyright © 2010-2024 All Rights Reserved 青松网 版权所有 青ICP备00000000号-1\n");

        Assert.Equal([4, 5, 6], removed);
    }

    [Fact]
    public void Turning_to_another_title_is_no_title()
    {
        Assert.Equal([4, 5], Removed("在表彰大会上的讲话\n同志们：\n" + Text + "【上一篇】在动员大会上的讲话\n【下一篇】关于评选先进的通知\n"));
    }

    [Fact]
    public void A_path_that_ends_in_a_kind_of_document_is_no_title()
    {
        Assert.Equal([1], Removed("首页 > 信息公开 > 政策 > 县政府文件\n青松县人民政府关于春耕的通知\n各乡镇：\n" + Text));
    }

    [Fact]
    public void The_headline_of_the_page_may_be_shorter_than_the_title()
    {
        Assert.Equal([1, 2], Removed("[领导讲话]在全县表彰大会上的讲话\n来源：青松网 发布时间：2024-01-05\n在全县春耕工作总结表彰大会上的讲话\n同志们：\n" + Text));
    }

    [Fact]
    public void A_title_alone_above_the_byline_stays()
    {
        Assert.Equal([2], Removed("在全县表彰大会上的讲话\n来源：青松网 发布时间：2024-01-05\n同志们：\n" + Text));
    }

    [Fact]
    public void The_end_of_an_article_of_a_public_account_is_taken()
    {
        int[] removed = Removed("在表彰大会上的讲话\n同志们：\n" + Text
            + "END\n来源 | 青松笔记\n编辑 | 林木\n往期推荐\n在动员大会上的讲话\n点个“在看”，分享给更多朋友\n");

        Assert.Equal([4, 5, 6, 7, 8, 9], removed);
    }

    [Fact]
    public void The_headline_above_an_order_is_the_title_of_the_rules_below_it()
    {
        int[] removed = Removed("青松市河道管理办法\n来源：青松网 发布时间：2024-01-05\n青松市人民政府令\n第5号\n" + Text
            + "青松市河道管理办法\n第一条 为了加强河道管理，制定本办法。\n");

        Assert.Equal([1, 2], removed);
    }

    [Fact]
    public void The_name_of_the_file_is_no_title()
    {
        Assert.Equal([1], Removed("在表彰大会上的讲话.doc\n在表彰大会上的讲话\n同志们：\n" + Text));
    }

    private static int[] Removed(string text) =>
    [
        .. TextCleaner.Clean(TextDecoder.Decode(System.Text.Encoding.UTF8.GetBytes(text)).Text!, CleaningRules.BuiltIn, CleaningOptions.Default)
            .Removed.Select(line => line.Number),
    ];
}
