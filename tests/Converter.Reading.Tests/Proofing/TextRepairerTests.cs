using Converter.Documents;
using Converter.Reading.Proofing;

namespace Converter.Reading.Tests.Proofing;

public class TextRepairerTests
{
    private static readonly SourceText s_source = new("一，总体要求\n二、任务");

    [Fact]
    public void Repairs_are_made_in_order_of_place_whatever_the_order_they_come_in()
    {
        RepairedText repaired = TextRepairer.Apply(s_source, [At(8, 1, "，"), At(1, 1, "、"), At(11, 0, "。")]);
        Assert.Equal("一、总体要求\n二，任务。", repaired.Text);
        Assert.Equal(3, repaired.Applied.Length);
    }

    [Fact]
    public void Of_two_that_overlap_the_first_listed_is_made_and_the_other_is_named()
    {
        Repair weighty = At(2, 3, "要求");
        Repair light = At(1, 2, "？");
        RepairedText repaired = TextRepairer.Apply(s_source, [weighty, light]);
        Assert.Equal([weighty], repaired.Applied);
        Assert.Equal([light], repaired.Skipped);
        Assert.Equal("一，要求求\n二、任务", repaired.Text);
    }

    [Fact]
    public void A_repair_outside_of_the_text_is_skipped()
    {
        RepairedText repaired = TextRepairer.Apply(s_source, [At(40, 2, "x"), At(-1, 1, "y")]);
        Assert.Equal(s_source.Text, repaired.Text);
        Assert.Equal(2, repaired.Skipped.Length);
    }

    [Fact]
    public void Without_repairs_the_text_stays() => Assert.Equal(s_source.Text, TextRepairer.Apply(s_source, []).Text);

    private static Repair At(int start, int length, string text) => new(new SourceSpan(start, length), text);
}
