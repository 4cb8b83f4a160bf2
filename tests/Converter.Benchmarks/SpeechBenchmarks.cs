using BenchmarkDotNet.Attributes;
using Converter.Conversion;
using Converter.Documents;
using Converter.Docx;
using Converter.Fonts;
using Converter.Pdf;
using Converter.Reading;
using Converter.Styles.Styling;
using Converter.Testing;
using Converter.Typesetting;
using Converter.Typesetting.Pages;

namespace Converter.Benchmarks;

/// <summary>A 20 KB speech, warm: end to end, and each stage by itself.</summary>
[MemoryDiagnoser]
public class SpeechBenchmarks
{
    private readonly byte[] _speech = BenchmarkSpeech.Utf8;
    private readonly ConversionOptions _options = new();
    private FontLibrary _fonts = null!;
    private DocumentConverter _converter = null!;
    private StyledDocument _styled = null!;
    private Document _document = null!;
    private TypesetDocument _pages = null!;

    /// <summary>Opens the fonts and runs every stage once.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        _fonts = new FontLibrary([Repository.Fonts]);
        _converter = new DocumentConverter(_fonts, TimeProvider.System);
        _document = Read().Outlined!.Document;
        _styled = Style();
        _pages = Typeset();
    }

    /// <summary>Bytes to .docx, .pdf and report.</summary>
    [Benchmark(Baseline = true)]
    public ConversionResult EndToEnd() => _converter.Convert("speech.txt", _speech, _options);

    /// <summary>Bytes to document: decode, clean, outline, proofread.</summary>
    [Benchmark]
    public ReadingResult Read() => Reader.Read(_speech, _options.Reading, new StageClock(TimeProvider.System));

    /// <summary>Document to styled document.</summary>
    [Benchmark]
    public StyledDocument Style() => Styler.Style(_document, DefaultStyle.For(_document));

    /// <summary>Styled document to .docx.</summary>
    [Benchmark]
    public byte[] Docx() => DocxWriter.Write(_styled, new DocxOptions());

    /// <summary>Styled document to pages.</summary>
    [Benchmark]
    public TypesetDocument Typeset() => Typesetter.Typeset(_styled, _fonts);

    /// <summary>Pages to .pdf.</summary>
    [Benchmark]
    public byte[] Pdf() => PdfWriter.Write(_pages, new PdfOptions());
}
