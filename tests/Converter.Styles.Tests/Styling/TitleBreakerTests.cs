using System.Collections.Immutable;
using Converter.Styles.Styling;
using Converter.Styles.Styling.Titles;
using Converter.Testing;

namespace Converter.Styles.Tests.Styling;

public class TitleBreakerTests
{
    private const decimal Capacity = 20;
    private const string NeverFirst = "》〉”’）〕】。，、；：？！的";
    private const string NeverLast = "《〈“‘（〔【";

    public static TheoryData<string> Titles => [.. Groups().Select(forms => forms[0])];

    [Theory]
    [MemberData(nameof(Titles))]
    public void A_title_breaks_in_one_of_its_accepted_forms(string firstForm)
    {
        ImmutableArray<string> forms = Groups().Single(forms => forms[0] == firstForm);
        string title = firstForm.Replace("/", string.Empty, StringComparison.Ordinal);

        Assert.Contains(Lines(title, TitleBreaker.Break(title, Capacity, [])), forms);
    }

    [Fact]
    public void The_test_file_has_at_least_forty_titles_of_which_most_break() =>
        Assert.True(Groups().Length >= 40 && Groups().Count(forms => forms[0].Contains('/', StringComparison.Ordinal)) >= 30);

    [Theory]
    [InlineData("国务院办公厅转发国家教委/关于内地西藏班（校）扩大规模/有关问题请示的通知")]
    [InlineData("决胜全面建成小康社会/夺取新时代中国特色社会主义伟大胜利")]
    [InlineData("青石县人民政府/公告")]
    [InlineData("中共青石县委/关于巡视整改进展情况的通报")]
    [InlineData("关于印发《青石县干部学习教育工作规划/（2026—2030年）》的通知")]
    public void Well_shaped_lines_of_the_author_are_kept(string lines) => Assert.Equal(lines, Rebroken(lines));

    [Theory]
    [InlineData("关于进一步加强全县农村义务教育学/校食品安全工作的意见", "关于进一步加强全县农村/义务教育学校食品安全工作的意见")]
    [InlineData("关于做好2026年全市安全生产检查工作的通/知", "关于做好2026年全市安全生产检查工作的通知")]
    [InlineData("关于印发《青石县/防汛预案》的通知", "关于印发《青石县/防汛预案》的通知")]
    [InlineData("关于印发《/青石县防汛预案》的通知", "关于印发《青石县防汛预案》的通知")]
    [InlineData(
        "云溪市人民政府办公室关于调整市人民政府领导同志/工作分工的通知",
        "云溪市人民政府办公室关于调整市人民政府/领导同志工作分工的通知")]
    public void Lines_of_the_author_that_do_not_fit_or_cut_a_word_are_broken_anew(string lines, string expected) =>
        Assert.Equal(expected, Rebroken(lines));

    [Fact]
    public void Twenty_one_characters_are_never_twenty_and_one()
    {
        string title = "关于进一步加强全市农村公路安全防护设施建设的意见"[..21];
        ImmutableArray<int> breaks = TitleBreaker.Break(title, Capacity, []);

        Assert.True(title.Length - Assert.Single(breaks) >= 4);
    }

    [Fact]
    public void No_line_is_too_wide_or_begins_or_ends_with_a_forbidden_mark_whatever_the_title()
    {
        const string Alphabet = "关于的通知《》（）“”、，。市县和在云溪0123 ab年第三工作—…";
        Random random = new(20260101);
        for (int round = 0; round < 3000; round++)
        {
            string title = string.Concat(Enumerable.Range(0, random.Next(1, 70)).Select(_ => Alphabet[random.Next(Alphabet.Length)]));
            ImmutableArray<int> breaks = TitleBreaker.Break(title, Capacity, []);
            int start = 0;
            foreach (int at in breaks)
            {
                Assert.True(at > start && at < title.Length, title);
                Assert.DoesNotContain(title[at], NeverFirst);
                Assert.DoesNotContain(title[at - 1], NeverLast);
                Assert.True(TextWidth.Of(title.AsSpan()[start..at].TrimEnd()) <= Capacity, title);
                start = at;
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("通知")]
    [InlineData("\ud842\udfb7\ud842")]
    public void Short_or_odd_titles_stay_on_one_line(string title) => Assert.Empty(TitleBreaker.Break(title, Capacity, []));

    [Fact]
    public void A_paragraph_taken_for_a_title_is_left_to_the_line_breaker() =>
        Assert.Empty(TitleBreaker.Break(new string('长', 100_000), Capacity, []));

    private static string Rebroken(string lines)
    {
        string[] parts = lines.Split('/');
        ImmutableArray<int> given = [.. parts[..^1].Select((_, index) => parts[..(index + 1)].Sum(part => part.Length))];
        string title = string.Concat(parts);
        return Lines(title, TitleBreaker.Break(title, Capacity, given));
    }

    private static string Lines(string title, ImmutableArray<int> breaks)
    {
        foreach (int at in breaks.Reverse())
        {
            title = title.Insert(at, "/");
        }

        return title;
    }

    private static ImmutableArray<ImmutableArray<string>> Groups() =>
    [
        .. File.ReadAllText(Repository.PathOf("tests", "Converter.Styles.Tests", "Cases", "titles.txt"))
            .Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(group => group.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith('#')).ToImmutableArray())
            .Where(forms => !forms.IsEmpty),
    ];
}
