using Converter.Reading.Outline.Lines;

namespace Converter.Reading.Tests.Outline;

/// <summary>成文日期 in all its forms, and lines that are none.</summary>
public sealed class DateFormTests
{
    [Theory]
    [InlineData("2018年10月27日")]
    [InlineData("2018 年 10 月 27 日")]
    [InlineData("二〇〇四年十月十日")]
    [InlineData("二○○四年十月十日")]
    [InlineData("二OO三年十月十六日")]
    [InlineData("二00二年九月二日")]
    [InlineData("二零二六年三月")]
    [InlineData("2018年10月")]
    [InlineData("2018-10-27")]
    [InlineData("2018.10.27")]
    [InlineData("2018/10/27")]
    [InlineData("20××年×月×日")]
    [InlineData("××年×月×日")]
    [InlineData("×年×月×日")]
    [InlineData("　　年　　月　　日")]
    [InlineData("  年  月  日")]
    [InlineData("2026年  月  日")]
    [InlineData("20  年  月  日")]
    [InlineData("____年__月__日")]
    [InlineData("贰零贰肆年零叁月壹拾伍日")]
    [InlineData("贰〇贰肆年叁月拾伍日")]
    [InlineData("2026年3月2日 星期一")]
    [InlineData("2026年3月2日（星期一）")]
    [InlineData("2026年3月2日（周一）")]
    [InlineData("二〇二六年三月二日星期一")]
    [InlineData("甲辰年正月初八")]
    [InlineData("农历甲辰年正月初八")]
    [InlineData("农历二〇二四年腊月廿三")]
    [InlineData("乙巳年闰六月十五")]
    [InlineData("农历八月十五")]
    public void Date_is_known(string text) => Assert.True(DateForm.IsDate(text));

    [Theory]
    [InlineData("年月")]
    [InlineData("星期一")]
    [InlineData("（星期一）")]
    [InlineData("三月三")]
    [InlineData("正月初八")]
    [InlineData("2026年3月2日上午")]
    [InlineData("2026年3月2日至5日")]
    [InlineData("2026年3月2日（第二稿）")]
    [InlineData("周一")]
    [InlineData("农历")]
    [InlineData("本年度三月工作")]
    public void What_is_no_date_is_left_alone(string text) => Assert.False(DateForm.IsDate(text));

    [Theory]
    [InlineData("××局 2026年6月3日", 3)]
    [InlineData("××局 2026年6月3日（星期三）", 3)]
    [InlineData("××局", 3)]
    public void Date_at_the_end_is_found(string text, int start) => Assert.Equal(start, DateForm.FindAtEnd(text));
}
