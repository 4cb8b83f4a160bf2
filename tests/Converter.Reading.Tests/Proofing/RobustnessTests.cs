using System.Text;
using Converter.Documents;
using Converter.Reading.Proofing;

namespace Converter.Reading.Tests.Proofing;

/// <summary>No text makes the proofreading throw, and none makes it slow out of proportion.</summary>
public class RobustnessTests
{
    private const string Alphabet = "一二三十〇第章条（）()〔〕[]【】《》<>“”‘’\"，。、；：,.;:!?…—-~～%％０９0123年月日号至是要等附件抄送签发人×X某_\u3000 \t";

    [Fact]
    public void Random_text_in_random_roles_never_throws_and_its_repairs_fit()
    {
        Random random = new(20260318);
        Role[] roles = [.. Enum.GetValues<Role>().Where(role => role != Role.Junk)];
        for (int round = 0; round < 400; round++)
        {
            StringBuilder text = new("kind|" + (DocumentKind)random.Next(15) + "\n");
            for (int line = random.Next(1, 30); line > 0; line--)
            {
                Role role = roles[random.Next(roles.Length)];
                text.Append(role == Role.Heading ? $"heading {random.Next(1, 6)}|" : $"{role}|").Append(Line(random)).Append('\n');
            }

            ProofCase nasty = ProofCase.Read(text.ToString());
            List<Diagnostic> findings = [.. Proofreader.Proof(nasty.Text, nasty.Document, ProofOptions.Default)];
            SourceText source = nasty.Document.Source;
            Assert.All(findings, finding => Assert.InRange(finding.At?.Line ?? 1, 1, source.LineCount));
            RepairedText repaired = TextRepairer.Apply(source, findings.Select(finding => finding.Repair).OfType<Repair>());
            Assert.Equal(source.LineCount, new SourceText(repaired.Text).LineCount);
            _ = PlaceholderFinder.Find(nasty.Document);
        }
    }

    [Theory]
    [InlineData("（")]
    [InlineData("“")]
    [InlineData("《")]
    [InlineData("《<")]
    [InlineData("”、“")]
    [InlineData("1-")]
    [InlineData("1、")]
    [InlineData("一是")]
    [InlineData("。（1）")]
    [InlineData("。一是")]
    [InlineData("〔2026")]
    [InlineData("1")]
    [InlineData("某")]
    [InlineData("×")]
    [InlineData("____ ")]
    [InlineData("【")]
    [InlineData("二○")]
    [InlineData("：")]
    [InlineData("(")]
    [InlineData("\"")]
    [InlineData("1月")]
    [InlineData("、")]
    [InlineData("中全会")]
    public void A_long_line_of_one_pattern_is_read_in_one_go(string pattern)
    {
        // Quadratic work on 200 000 characters would take minutes; the test host's own limit would end it.
        StringBuilder line = new(200_000);
        while (line.Length < 200_000)
        {
            line.Append(pattern);
        }

        ProofCase nasty = ProofCase.Read($"kind|notice\nbody|{line}\nheading 1|{line}\nattachmentnote|{line}\ndate|{line}");
        _ = Proofreader.Proof(nasty.Text, nasty.Document, ProofOptions.Default);
        _ = PlaceholderFinder.Find(nasty.Document);
    }

    [Fact]
    public void Many_short_lines_of_every_family_are_read_in_one_go()
    {
        StringBuilder text = new("kind|notice\n");
        for (int i = 0; i < 60_000; i++)
        {
            text.Append(i % 4 == 0 ? "heading 1|一、甲\n" : i % 4 == 1 ? "body|（1）乙\n" : i % 4 == 2 ? "body|1.丙\n" : "attachmentnote|附件：1.丁；\n");
        }

        ProofCase many = ProofCase.Read(text.ToString());
        Assert.NotEmpty(Proofreader.Proof(many.Text, many.Document, ProofOptions.Default));
    }

    private static string Line(Random random)
    {
        StringBuilder line = new();
        for (int length = random.Next(60); length > 0; length--)
        {
            line.Append(random.Next(8) switch
            {
                0 => (char)random.Next('\u4e00', '\u9fff'),
                1 => (char)random.Next(1, 0xffff),
                _ => Alphabet[random.Next(Alphabet.Length)],
            });
        }

        return line.Replace('\n', ' ').Replace('\r', ' ').Replace("|", " ").Replace("‖", " ").ToString();
    }
}
