using System.Diagnostics;
using System.Globalization;
using Converter.Fonts;
using Converter.Pdf;
using Converter.Styles.Styling;
using Converter.Testing;
using Converter.Typesetting;
using Converter.Typesetting.Pages;

namespace Converter.Benchmarks;

/// <summary>
/// What long documents cost: processor time, allocation and memory, by number of pages. Not a case for BenchmarkDotNet, which repeats
/// what is to be measured once, and does not see the peak of memory.
/// </summary>
public static class PageScaling
{
    private const double Megabyte = 1 << 20;

    /// <summary>Measures documents of about so many pages, each once, after a short one has warmed everything up.</summary>
    /// <param name="sizes">Numbers of pages, rising, so that each has the peak of memory to itself.</param>
    public static void Run(IReadOnlyList<int> sizes)
    {
        FontLibrary fonts = new([Repository.Fonts]);
        for (int round = 0; round < 200; round++)
        {
            PdfWriter.Write(Typesetter.Typeset(BenchmarkSpeech.Style(BenchmarkSpeech.Utf8), fonts), new PdfOptions());
        }

        Console.WriteLine("| pages | bytes | read + style ms | typeset ms | write ms | typeset + write, ms a page | written KB a page | allocated KB a page | peak above fonts MB |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (int size in sizes)
        {
            Console.WriteLine(Measure(BenchmarkSpeech.OfPages(size), fonts));
        }
    }

    private static string Measure(byte[] text, FontLibrary fonts)
    {
        GC.Collect();
        using Process process = Process.GetCurrentProcess();
        double before = process.WorkingSet64 / Megabyte;
        (StyledDocument styled, double reading, _) = Timed(() => BenchmarkSpeech.Style(text));
        (TypesetDocument pages, double typesetting, long allocatedForPages) = Timed(() => Typesetter.Typeset(styled, fonts));
        using CountingStream target = new();
        (_, double writing, long allocatedForFile) = Timed(() =>
        {
            PdfWriter.Write(pages, new PdfOptions(), target);
            return 0;
        });
        process.Refresh();
        double peak = (process.PeakWorkingSet64 / Megabyte) - before;
        int count = pages.Pages.Length;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {count} | {target.Length} | {reading:0} | {typesetting:0} | {writing:0} | {(typesetting + writing) / count:0.000} | {target.Length / 1024.0 / count:0.0} | {(allocatedForPages + allocatedForFile) / 1024.0 / count:0} ({allocatedForFile / 1024.0 / count:0.0} of them to write) | {peak:0} |");
    }

    private static (T Result, double Milliseconds, long Allocated) Timed<T>(Func<T> stage)
    {
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        TimeSpan began = Environment.CpuUsage.TotalTime;
        T result = stage();
        return (result, (Environment.CpuUsage.TotalTime - began).TotalMilliseconds, GC.GetAllocatedBytesForCurrentThread() - allocated);
    }

    /// <summary>Takes the file and keeps only its length, as a disk or a network does.</summary>
    private sealed class CountingStream : Stream
    {
        private long _length;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => _length;

        public override long Position { get => _length; set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => _length += count;

        public override void Write(ReadOnlySpan<byte> buffer) => _length += buffer.Length;
    }
}
