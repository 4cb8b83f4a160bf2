using System.Text;
using Converter.Testing;

namespace Converter.Benchmarks;

/// <summary>A speech of about 20 KB, some twelve pages, put together from the samples of this repository.</summary>
public static class BenchmarkSpeech
{
    private const int Bytes = 20 * 1024;

    /// <summary>The speech as UTF-8: the sample speech, and then paragraphs of the other samples until it is long enough.</summary>
    public static byte[] Utf8 { get; } = Make();

    private static byte[] Make()
    {
        StringBuilder text = new(File.ReadAllText(Repository.PathOf("samples", "speech.txt")).TrimEnd());
        string[] paragraphs =
        [
            .. new[] { "notice", "minutes", "request", "letter", "speech" }
                .SelectMany(name => File.ReadAllLines(Repository.PathOf("samples", name + ".txt")))
                .Where(line => line.Length > 60),
        ];
        for (int at = 0; Encoding.UTF8.GetByteCount(text.ToString()) < Bytes; at++)
        {
            text.Append('\n').Append(paragraphs[at % paragraphs.Length]);
        }

        return Encoding.UTF8.GetBytes(text.Append('\n').ToString());
    }
}
