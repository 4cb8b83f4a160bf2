using Converter.Documents;
using Converter.Reading.Cleaning;
using Converter.Reading.Decoding;
using Converter.Reading.Importing;
using Converter.Reading.Outline;
using Converter.Reading.Proofing;

namespace Converter.Reading;

/// <summary>Reads the bytes of a file as a document: decode (or import a .docx), clean, outline, proofread.</summary>
public static class Reader
{
    /// <summary>Reads a file. No input makes it throw.</summary>
    /// <param name="input">The bytes.</param>
    /// <param name="options">How to read.</param>
    /// <param name="clock">Times the stages.</param>
    public static ReadingResult Read(ReadOnlySpan<byte> input, ReadingOptions options, StageClock clock)
    {
        DecodingResult decoding = clock.Measure("decode", input, bytes => Importer.Read(bytes, options.FileName));
        if (decoding.Text is not { } source)
        {
            return new ReadingResult(decoding, null, null, [], []);
        }

        CleanedText cleaned = clock.Measure("clean", () => TextCleaner.Clean(source, options.Rules, options.Cleaning, decoding.Marks));
        OutlinedText outlined = clock.Measure("outline", () => OutlineReader.Read(cleaned, options.Outline));
        return clock.Measure("proof", () => new ReadingResult(
            decoding,
            cleaned,
            outlined,
            PlaceholderFinder.Find(outlined.Document),
            Proofreader.Proof(cleaned, outlined.Document, options.Proofing)));
    }
}
