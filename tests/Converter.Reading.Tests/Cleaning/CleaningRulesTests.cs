using Converter.Documents;
using Converter.Reading.Cleaning;

namespace Converter.Reading.Tests.Cleaning;

public class CleaningRulesTests
{
    private const string Own = "junk:\n  - id: own.letterhead\n    what: { zh: 单位信笺, en: letterhead }\n    words: { 某某科技集团: 1 }\n";

    [Fact]
    public void Built_in_rules_are_read_and_described()
    {
        Assert.True(CleaningRules.BuiltIn.Notes.Length > 30);
        Assert.All(CleaningRules.BuiltIn.Notes, note => Assert.True(note.What.Chinese.Length > 0 && note.What.English.Length > 0, note.Id));
    }

    [Fact]
    public void Own_rules_stand_beside_the_built_in_ones()
    {
        CleaningRules rules = CleaningRules.BuiltIn.With(CleaningRules.Load(Own, "own.yaml").Rules!);

        CleanedText clean = TextCleaner.Clean(new SourceText("某某科技集团\n仅供学习，禁止外传\n关于工作的通知\n"), rules, CleaningOptions.Default);

        Assert.Equal(["own.letterhead", "advertising.disclaimer"], clean.Removed.Select(line => line.Rule));
    }

    [Fact]
    public void Own_rule_with_a_known_id_takes_its_place()
    {
        CleaningRules own = CleaningRules.Load("mending:\n  - id: punctuation.quotes\n    what: { zh: 引号, en: quotes }\n    on: false\n", "own.yaml").Rules!;

        CleanedText clean = TextCleaner.Clean(new SourceText("坚持\"稳中求进\",好"), CleaningRules.BuiltIn.With(own), CleaningOptions.Default);

        Assert.Equal("坚持\"稳中求进\"，好", clean.Lines[0].Text.Text);
    }

    [Theory]
    [InlineData("junk:\n  - id: own.x\n    colour: red\n", 3, 5)]
    [InlineData("junk:\n  - id: own.x\n    where: middle\n", 3, 12)]
    [InlineData("junk:\n  - id: own.x\n    words: { 甲: heavy }\n", 3, 17)]
    [InlineData("junk:\n  - id: own.x\n    confidence: 2\n", 3, 17)]
    [InlineData("junk:\n  - id: Own\n", 2, 9)]
    [InlineData("junk:\n  - what: { zh: 甲, en: a }\n", 2, 5)]
    [InlineData("junk:\n  - id: own.x\n  - id: own.x\n", 3, 5)]
    [InlineData("junk: 3\n", 1, 7)]
    [InlineData("rules: []\n", 1, 1)]
    [InlineData("version: 2\n", 1, 10)]
    [InlineData("mending:\n  - id: punctuation.nothing\n", 2, 5)]
    [InlineData("mending:\n  - id: punctuation.quotes\n    on: perhaps\n", 3, 9)]
    [InlineData("html: { entities: { nbsp: two } }\n", 1, 27)]
    [InlineData("junk:\n  - id: own.x\n    forms: { round: 1 }\n", 3, 14)]
    [InlineData("junk: [\n", 2, 1)]
    [InlineData("just text", 1, 1)]
    public void Faulty_list_is_reported_with_line_and_column(string yaml, int line, int column)
    {
        CleaningRulesResult result = CleaningRules.Load(yaml, "own.yaml");

        Assert.Null(result.Rules);
        Assert.Equal(new SourcePosition(line, column), result.Findings[0].At);
        Assert.StartsWith("own.yaml", result.Findings[0].Message.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Group_can_be_kept()
    {
        CleanedText clean = TextCleaner.Clean(
            new SourceText("仅供学习，禁止外传\n关于工作的通知\n"), CleaningRules.BuiltIn, new CleaningOptions { Keep = ["advertising"] });

        Assert.Empty(clean.Removed);
    }

    [Fact]
    public void What_a_kept_group_would_take_is_not_taken_by_another_rule()
    {
        const string Text = "关于做好有关工作的通知\n各单位：\n近年来，全市各级各部门认真贯彻落实上级决策部署，坚持问题导向，强化责任担当，安全生产形势总体平稳。\n"
            + "【加入会员，免费下载全站10万篇范文】\n一、提高认识\n各单位要结合本地实际制定具体方案，明确责任单位和完成时限，定期调度进展情况，确保按期完成。\n";

        CleanedText usual = TextCleaner.Clean(new SourceText(Text), CleaningRules.BuiltIn, CleaningOptions.Default);
        CleanedText kept = TextCleaner.Clean(new SourceText(Text), CleaningRules.BuiltIn, new CleaningOptions { Keep = ["advertising"] });

        Assert.Equal(4, Assert.Single(usual.Removed).Number);
        Assert.Empty(kept.Removed);
    }

    [Theory]
    [InlineData("page", true)]
    [InlineData("page.number", true)]
    [InlineData("lines.rejoined", true)]
    [InlineData("page.numbers", false)]
    [InlineData("", false)]
    public void Name_of_a_rule_is_known_or_not(string name, bool known) => Assert.Equal(known, CleaningRules.BuiltIn.Knows(name));
}
