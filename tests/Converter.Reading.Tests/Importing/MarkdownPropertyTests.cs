using System.Text;
using Converter.Documents;
using Converter.Reading.Cleaning;

namespace Converter.Reading.Tests.Importing;

/// <summary>Whatever marks a text strings together, it is read without fault, and every character is accounted for.</summary>
public sealed class MarkdownPropertyTests
{
    private static readonly string[] Pieces =
    [
        "#", "## ", "**", "*", "***", "_", "__", "|", "| ", " |", "|---|", "---", "===", "```", "~~~", "> ", "- ", "* ", "+ ", "[", "](", ")", "![", "\\", "`", "``",
        "文", "防汛工作", "一、", "1. ", "。", "：", "\n", "\n\n", "\r\n", " ", "\t", "\u3000", "a", "9", "&nbsp;", "<br>", "\0", "\uD800",
    ];

    [Fact]
    public void Random_markup_is_read_and_conserved()
    {
        Random random = new(20_260_302);
        int rounds = Environment.GetEnvironmentVariable("CONVERTER_SOAK") is null ? 1500 : 100_000;
        for (int round = 0; round < rounds; round++)
        {
            StringBuilder text = new("防汛");
            for (int piece = random.Next(1, 60); piece > 0; piece--)
            {
                text.Append(Pieces[random.Next(Pieces.Length)]);
            }

            byte[] bytes = Encoding.UTF8.GetBytes(text.ToString());
            ReadingResult read = Reader.Read(bytes, new ReadingOptions { FileName = "a.md" }, new StageClock(TimeProvider.System));
            if (read.Cleaned is { } cleaned)
            {
                ConservationResult account = Conservation.Check(cleaned);
                Assert.True(account.Holds, $"{round}: {string.Join("; ", account.Violations)}\n{text}");
            }
        }
    }
}
