using System.Globalization;
using Converter.Fonts;
using Converter.Pdf;
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
    /// <summary>Prints a table.</summary>
    public static void Run()
    {
        FontLibrary fonts = new([Repository.Fonts]);
        StyledDocument styled = BenchmarkSpeech.Style(BenchmarkSpeech.Utf8);
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

    private static string Least(Func<object> stage) => CpuTime.Of(() => stage()).TotalMilliseconds.ToString("0.00", CultureInfo.InvariantCulture);
}
