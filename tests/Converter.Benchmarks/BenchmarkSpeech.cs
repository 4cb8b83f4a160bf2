using System.Text;
using Converter.Conversion;
using Converter.Documents;
using Converter.Reading;
using Converter.Styles.Styling;
using Converter.Testing;

namespace Converter.Benchmarks;

/// <summary>A speech of about 20 KB, some twelve pages, put together from the samples of this repository.</summary>
public static class BenchmarkSpeech
{
    private const int Bytes = 20 * 1024;
    private const int CharactersPerPage = 520;
    private const int BodyParagraph = 60;

    /// <summary>The speech as UTF-8: the sample speech, and then paragraphs of the other samples until it is long enough.</summary>
    public static byte[] Utf8 { get; } = Make();

    /// <summary>The speech with its long paragraphs repeated until it fills about so many pages, as UTF-8.</summary>
    /// <param name="pages">Number of pages.</param>
    public static byte[] OfPages(int pages)
    {
        string speech = Encoding.UTF8.GetString(Utf8);
        string[] paragraphs = [.. speech.Split('\n').Where(line => line.Length > BodyParagraph)];
        StringBuilder text = new(speech);
        for (int at = 0; text.Length < pages * CharactersPerPage; at++)
        {
            text.Append(paragraphs[at % paragraphs.Length]).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>A text, read and styled as the program does by default.</summary>
    /// <param name="text">The text.</param>
    public static StyledDocument Style(byte[] text)
    {
        Document document = Reader.Read(text, new ReadingOptions(), new StageClock(TimeProvider.System)).Outlined!.Document;
        return Styler.Style(document, DefaultStyle.For(document));
    }

    private static byte[] Make()
    {
        StringBuilder text = new(File.ReadAllText(Repository.PathOf("samples", "speech.txt")).TrimEnd());
        string[] paragraphs =
        [
            .. new[] { "notice", "minutes", "request", "letter", "speech" }
                .SelectMany(name => File.ReadAllLines(Repository.PathOf("samples", name + ".txt")))
                .Where(line => line.Length > BodyParagraph),
        ];
        for (int at = 0; Encoding.UTF8.GetByteCount(text.ToString()) < Bytes; at++)
        {
            text.Append('\n').Append(paragraphs[at % paragraphs.Length]);
        }

        return Encoding.UTF8.GetBytes(text.Append('\n').ToString());
    }
}
