using System.Globalization;
using Converter.Conversion;
using Converter.Documents;
using Converter.Fonts;
using Converter.Pdf;
using Converter.Reading;
using Converter.Styles.Styling;
using Converter.Testing;
using Converter.Typesetting;

namespace Converter.Benchmarks;

/// <summary>
/// Bytes against time for the 20 KB speech, styled document to .pdf, warm: the least processor time of many short batches, since that is
/// what other load on the machine disturbs least.
/// </summary>
public static class CompressionCost
{
    private const int Batches = 40;
    private const int BatchSize = 5;

    /// <summary>Prints a table.</summary>
    public static void Run()
    {
        FontLibrary fonts = new([Repository.Fonts]);
        Document document = Reader.Read(BenchmarkSpeech.Utf8, new ReadingOptions(), new StageClock(TimeProvider.System)).Outlined!.Document;
        StyledDocument styled = Styler.Style(document, DefaultStyle.For(document));
        Converter.Typesetting.Pages.TypesetDocument pages = Typesetter.Typeset(styled, fonts);
        Console.WriteLine($"{pages.Pages.Length} pages; styled document → pages {Least(() => Typesetter.Typeset(styled, fonts))} ms");
        Console.WriteLine("| compression | bytes | pages → bytes ms | styled document → bytes ms |");
        Console.WriteLine("| --- | --- | --- | --- |");
        foreach (PdfCompression compression in Enum.GetValues<PdfCompression>())
        {
            PdfOptions options = new() { Compression = compression };
            int bytes = PdfWriter.Write(pages, options).Length;
            Console.WriteLine($"| {compression} | {bytes} | {Least(() => PdfWriter.Write(pages, options))} | {Least(() => PdfWriter.Write(Typesetter.Typeset(styled, fonts), options))} |");
        }
    }

    private static string Least(Func<object> stage)
    {
        double least = double.MaxValue;
        for (int batch = 0; batch < Batches; batch++)
        {
            TimeSpan began = Environment.CpuUsage.TotalTime;
            for (int i = 0; i < BatchSize; i++)
            {
                stage();
            }

            least = Math.Min(least, (Environment.CpuUsage.TotalTime - began).TotalMilliseconds / BatchSize);
        }

        return least.ToString("0.00", CultureInfo.InvariantCulture);
    }
}
