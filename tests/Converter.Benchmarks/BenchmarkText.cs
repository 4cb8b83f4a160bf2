using System.Text;
using Converter.Reading.Decoding;
using Converter.Testing;

namespace Converter.Benchmarks;

/// <summary>Texts of any size for the reading: the samples of this repository, one behind the other, again and again.</summary>
public static class BenchmarkText
{
    /// <summary>The text.</summary>
    /// <param name="bytes">Its size as UTF-8; it ends with the line that reaches it.</param>
    public static byte[] OfSize(int bytes)
    {
        string[] lines =
        [
            .. new[] { "notice", "raw-speech", "minutes", "request", "letter", "speech" }
                .SelectMany(name => LinesOf(Repository.PathOf("samples", name + ".txt"))),
        ];
        using MemoryStream text = new(bytes + 1024);
        for (int at = 0; text.Length < bytes; at++)
        {
            text.Write(Encoding.UTF8.GetBytes(lines[at % lines.Length] + "\n"));
        }

        return text.ToArray();
    }

    // One of the samples is in GB 18030.
    private static string[] LinesOf(string path) => TextDecoder.Decode(File.ReadAllBytes(path)).Text!.Text.TrimEnd().ReplaceLineEndings("\n").Split('\n');
}
