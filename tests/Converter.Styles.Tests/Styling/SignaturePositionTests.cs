using Converter.Documents;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;

namespace Converter.Styles.Tests.Styling;

/// <summary>The cases of GB/T 9704 7.3.5, in characters of the line of 28.</summary>
public class SignaturePositionTests
{
    [Theory]
    [InlineData("云溪市人民政府办公室", "2026年9月8日", 2, 4)]
    [InlineData("云溪市人民政府", "2026年10月12日", 2, 0)]
    [InlineData("财政局", "2026年9月8日", 7, 2)]
    [InlineData("云溪市人民政府", "二〇二六年十二月二十八日", 9, 2)]
    [InlineData("云溪市市", "2026年12月8日", 6.5, 2)]
    public void Unsealed_the_date_begins_two_characters_right_of_the_name_and_a_wider_date_two_left_of_that(
        string name,
        string date,
        decimal nameIndent,
        decimal dateIndent)
    {
        (decimal[] names, decimal dates) = Indents(sealedToo: false, date, name);

        Assert.Equal(nameIndent, Assert.Single(names));
        Assert.Equal(dateIndent, dates);
        decimal nameStart = 28 - nameIndent - TextWidth.Of(name);
        decimal dateStart = 28 - dateIndent - TextWidth.Of(date);
        Assert.Equal(2, dateStart - nameStart);
    }

    [Fact]
    public void Unsealed_joint_the_date_goes_by_the_widest_name() =>
        AssertIndents([2, 2], 4, Indents(sealedToo: false, "2026年9月8日", "云溪市发展和改革委员", "云溪市财政局"));

    [Fact]
    public void Unsealed_a_name_as_wide_as_the_line_gives_up_its_indent() =>
        AssertIndents([1], 20, Indents(sealedToo: false, "2026年9月8日", new string('市', 27)));

    [Fact]
    public void A_name_wider_than_the_line_stands_as_its_style_says() =>
        AssertIndents([2], 2, Indents(sealedToo: false, "2026年9月8日", new string('市', 29)));

    [Theory]
    [InlineData("云溪市人民政府", 4, 3.5)]
    [InlineData("云溪市人民政府办公室政务", 4, 1)]
    [InlineData("云溪市人民政府政务服务管理局", 4, 0)]
    [InlineData("云溪市人民政府政务服务和大数据管理局", 6, 0)]
    public void Sealed_the_name_is_centred_on_a_date_four_characters_from_the_edge(string name, decimal dateIndent, decimal nameIndent)
    {
        (decimal[] names, decimal dates) = Indents(sealedToo: true, "2026年9月8日", name);

        Assert.Equal(nameIndent, Assert.Single(names));
        Assert.Equal(dateIndent, dates);
        Assert.Equal(nameIndent + (TextWidth.Of(name) / 2), dateIndent + (TextWidth.Of("2026年9月8日") / 2));
    }

    [Fact]
    public void Sealed_two_blank_lines_stand_above_the_name_and_unsealed_one()
    {
        Assert.Equal(2, SpaceAbove(Styled(sealedToo: true, "2026年9月8日", "云溪市人民政府")));
        Assert.Equal(1, SpaceAbove(Styled(sealedToo: false, "2026年9月8日", "云溪市人民政府")));
    }

    [Fact]
    public void A_date_alone_stands_as_its_style_says()
    {
        StyledDocument styled = Styler.Style(DocumentCase.Read("date: 2026年9月8日\n"), BuiltInStyles.Load("gbt9704")!);

        Assert.Null(((StyledParagraph)styled.Blocks[0]).RightIndent);
    }

    private static void AssertIndents(decimal[] names, decimal date, (decimal[] Names, decimal Date) actual)
    {
        Assert.Equal(names, actual.Names);
        Assert.Equal(date, actual.Date);
    }

    private static decimal SpaceAbove(StyledDocument document)
    {
        StyledParagraph name = document.Blocks.OfType<StyledParagraph>().First(paragraph => paragraph.Source.Role == Role.Signature);
        return (name.SpaceBefore ?? name.Style.SpaceBefore).Amount;
    }

    private static (decimal[] Names, decimal Date) Indents(bool sealedToo, string date, params string[] names)
    {
        StyledDocument styled = Styled(sealedToo, date, names);
        return (Of(Role.Signature), Of(Role.Date).Single());

        decimal[] Of(Role role) =>
        [
            .. styled.Blocks.OfType<StyledParagraph>()
                .Where(paragraph => paragraph.Source.Role == role)
                .Select(paragraph => (paragraph.RightIndent ?? paragraph.Style.RightIndent).Amount),
        ];
    }

    private static StyledDocument Styled(bool sealedToo, string date, params string[] names)
    {
        string yaml = $"extends: gbt9704\nsignature:\n  sealed: {(sealedToo ? "true" : "false")}\n";
        string text = "body: 特此通知。\n" + string.Concat(names.Select(name => $"signature: {name}\n")) + $"date: {date}\n";
        return Styler.Style(DocumentCase.Read(text), StyleSheetReader.Read(yaml, "own.yaml", BuiltInStyles.Text).Sheet!);
    }
}
