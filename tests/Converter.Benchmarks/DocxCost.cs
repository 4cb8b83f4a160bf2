using System.Globalization;
using Converter.Docx;
using Converter.Fonts;
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
    /// <summary>Prints a table.</summary>
    public static void Run()
    {
        FontLibrary fonts = new([Repository.Fonts]);
        Console.WriteLine("| document | bytes | fit ms | write ms |");
        Console.WriteLine("| --- | --- | --- | --- |");
        Print("speech of 20 KB", BenchmarkSpeech.Style(BenchmarkSpeech.Utf8), fonts);
        Print("1 000 pages", BenchmarkSpeech.Style(BenchmarkSpeech.OfPages(1000)), fonts);
    }

    private static void Print(string name, StyledDocument styled, FontLibrary fonts)
    {
        StyledDocument fitted = WordProcessorFitter.Fit(styled, fonts);
        int bytes = DocxWriter.Write(fitted, DocxOptions.None).Length;
        string fit = Least(() => WordProcessorFitter.Fit(styled, fonts));
        string write = Least(() => DocxWriter.Write(fitted, DocxOptions.None));
        Console.WriteLine($"| {name} | {bytes} | {fit} | {write} |");
    }

    private static string Least(Func<object> stage) => CpuTime.Of(() => stage()).TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture);
}
