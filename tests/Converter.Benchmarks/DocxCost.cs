using System.Globalization;
using System.Text;
using Converter.Conversion;
using Converter.Documents;
using Converter.Docx;
using Converter.Fonts;
using Converter.Reading;
using Converter.Styles.Styling;
using Converter.Testing;
using Converter.Typesetting.WordProcessing;

namespace Converter.Benchmarks;

/// <summary>
/// What a .docx costs from the styled document on: fitting its lines to a word processor, and writing it. Warm; the least processor
/// time of many runs, since that is what other load on the machine disturbs least.
/// </summary>
public static class DocxCost
{
    private const int CharactersPerPage = 520;

    /// <summary>Prints a table.</summary>
    public static void Run()
    {
        FontLibrary fonts = new([Repository.Fonts]);
        Console.WriteLine("| document | bytes | fit ms | write ms |");
        Console.WriteLine("| --- | --- | --- | --- |");
        Print("speech of 20 KB", Style(BenchmarkSpeech.Utf8), fonts, 60, 5);
        Print("1 000 pages", Style(LongText(1000)), fonts, 5, 1);
    }

    private static void Print(string name, StyledDocument styled, FontLibrary fonts, int batches, int size)
    {
        StyledDocument fitted = WordProcessorFitter.Fit(styled, fonts);
        int bytes = DocxWriter.Write(fitted, DocxOptions.None).Length;
        string fit = Least(() => WordProcessorFitter.Fit(styled, fonts), batches, size);
        string write = Least(() => DocxWriter.Write(fitted, DocxOptions.None), batches, size);
        Console.WriteLine($"| {name} | {bytes} | {fit} | {write} |");
    }

    private static StyledDocument Style(byte[] text)
    {
        Document document = Reader.Read(text, new ReadingOptions(), new StageClock(TimeProvider.System)).Outlined!.Document;
        return Styler.Style(document, DefaultStyle.For(document));
    }

    private static byte[] LongText(int pages)
    {
        string speech = Encoding.UTF8.GetString(BenchmarkSpeech.Utf8);
        string[] paragraphs = [.. speech.Split('\n').Where(line => line.Length > 60)];
        StringBuilder text = new(speech);
        for (int at = 0; text.Length < pages * CharactersPerPage; at++)
        {
            text.Append(paragraphs[at % paragraphs.Length]).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Least(Func<object> stage, int batches, int size)
    {
        double least = double.MaxValue;
        for (int batch = 0; batch < batches; batch++)
        {
            TimeSpan began = Environment.CpuUsage.TotalTime;
            for (int i = 0; i < size; i++)
            {
                stage();
            }

            least = Math.Min(least, (Environment.CpuUsage.TotalTime - began).TotalMilliseconds / size);
        }

        return least.ToString("0.0", CultureInfo.InvariantCulture);
    }
}
