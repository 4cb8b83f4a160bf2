using System.Text;
using Converter.Documents;
using Converter.Reading.Decoding;
using Converter.Testing;

namespace Converter.Reading.Tests.Robustness;

/// <summary>
/// No text makes the reading throw, nothing is lost, and what is written is JSON. The seeds are fixed; <c>./check --soak</c> draws many
/// more. Whether the time stays linear is measured by the benchmark (<c>nasty</c>).
/// </summary>
public sealed class NastyTextTests
{
    private static readonly bool s_soak = Environment.GetEnvironmentVariable("CONVERTER_SOAK") == "1";

    public static TheoryData<NastyKind> Kinds { get; } = [.. Enum.GetValues<NastyKind>()];

    public static TheoryData<string> Samples { get; } =
        [.. Directory.GetFiles(Repository.PathOf("samples"), "*.txt").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_nasty_text_is_read(NastyKind kind)
    {
        int seeds = s_soak ? 200 : 4;
        for (int seed = 1; seed <= seeds; seed++)
        {
            string text = NastyTexts.Make(kind, 3_000 + (seed * 97), seed);
            WholeReading.Check(text, $"{kind} {seed}");
            WholeReading.Check(Encoding.UTF8.GetBytes(text), $"{kind} {seed}, bytes");
        }

        WholeReading.Check(NastyTexts.Make(kind, s_soak ? 1_500_000 : 100_000), $"{kind}, long");
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_sample_with_the_line_ends_of_an_old_Mac_is_read_like_the_sample(string name)
    {
        byte[] bytes = [.. File.ReadAllBytes(Repository.PathOf("samples", name)).Where(one => one != (byte)'\r')];
        ReadingResult unix = Read(bytes);
        ReadingResult mac = Read([.. bytes.Select(one => one == (byte)'\n' ? (byte)'\r' : one)]);

        Assert.Equal(unix.Cleaned!.Lines.Select(line => (line.Number, line.Text.Text)), mac.Cleaned!.Lines.Select(line => (line.Number, line.Text.Text)));
        Assert.Equal(unix.Outlined!.Lines.Select(line => (line.Number, line.Role, line.Level)), mac.Outlined!.Lines.Select(line => (line.Number, line.Role, line.Level)));
        Assert.Equal(unix.ProofFindings.Select(finding => (finding.Code, finding.At)), mac.ProofFindings.Select(finding => (finding.Code, finding.At)));
    }

    [Fact]
    public void Pieces_of_everything_in_any_order_are_read()
    {
        NastyKind[] kinds = Enum.GetValues<NastyKind>();
        int seeds = s_soak ? 5_000 : 120;
        for (int seed = 1; seed <= seeds; seed++)
        {
            Random random = new(seed);
            StringBuilder text = new();
            for (int piece = random.Next(1, 30); piece > 0; piece--)
            {
                text.Append(NastyTexts.Make(kinds[random.Next(kinds.Length)], random.Next(1, 120), random.Next()));
            }

            WholeReading.Check(text.ToString(), $"seed {seed}");
        }
    }

    [Fact]
    public void Bytes_of_several_encodings_in_one_file_are_read()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Encoding[] encodings = [Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.GetEncoding("gb18030"), Encoding.GetEncoding("big5"), Encoding.UTF32];
        string[] lines = File.ReadAllLines(Repository.PathOf("samples", "notice.txt"));
        int seeds = s_soak ? 3_000 : 100;
        for (int seed = 1; seed <= seeds; seed++)
        {
            Random random = new(seed);
            using MemoryStream bytes = new();
            for (int line = random.Next(1, 12); line > 0; line--)
            {
                bytes.Write(encodings[random.Next(encodings.Length)].GetBytes(lines[random.Next(lines.Length)] + "\n"));
            }

            byte[] mixed = bytes.ToArray();
            WholeReading.Check(mixed, $"seed {seed}");
            WholeReading.Check(mixed[..random.Next(mixed.Length)], $"seed {seed}, cut");
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_sample_cut_anywhere_is_read(string name)
    {
        byte[] bytes = File.ReadAllBytes(Repository.PathOf("samples", name));
        string text = TextDecoder.Decode(bytes).Text!.Text;
        for (int length = 0; length < bytes.Length; length += s_soak ? 1 : 193)
        {
            WholeReading.Check(bytes[..length], $"first {length} bytes");
        }

        for (int start = 0; start < text.Length; start += s_soak ? 1 : 101)
        {
            WholeReading.Check(text[start..], $"from character {start}");
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_sample_changed_at_random_is_read(string name)
    {
        byte[] bytes = File.ReadAllBytes(Repository.PathOf("samples", name));
        string text = TextDecoder.Decode(bytes).Text!.Text;
        int seeds = s_soak ? 3_000 : 25;
        for (int seed = 1; seed <= seeds; seed++)
        {
            WholeReading.Check(NastyTexts.Mutate(text, seed), $"seed {seed}");
            WholeReading.Check(Flipped(bytes, seed), $"seed {seed}, bytes");
        }
    }

    private static ReadingResult Read(byte[] bytes) => Reader.Read(bytes, new ReadingOptions(), new StageClock(TimeProvider.System));

    private static byte[] Flipped(byte[] bytes, int seed)
    {
        Random random = new(seed);
        byte[] flipped = [.. bytes];
        for (int change = random.Next(1, 20); change > 0; change--)
        {
            flipped[random.Next(flipped.Length)] = (byte)random.Next(256);
        }

        return flipped;
    }
}
