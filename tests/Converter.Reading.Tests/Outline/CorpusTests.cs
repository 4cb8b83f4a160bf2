using Converter.Reading.Cleaning;
using Converter.Reading.Decoding;
using Converter.Reading.Outline;
using Converter.Testing;

namespace Converter.Reading.Tests.Outline;

/// <summary>Scores the whole reading (decode, clean, outline) on the labelled texts beside the checkout; asserts the figures that were asked for.</summary>
public sealed class CorpusTests
{
    [Fact]
    public void Labelled_texts_are_read_as_well_as_asked()
    {
        string? corpus = Repository.SharedPathOf("corpus");
        Assert.SkipWhen(corpus is null, Repository.NoShared);
        string folder = Directory.CreateTempSubdirectory("outline-").FullName;
        foreach (string file in Directory.GetFiles(corpus, "*.txt"))
        {
            DecodingResult decoding = TextDecoder.Decode(File.ReadAllBytes(file));
            CleanedText clean = TextCleaner.Clean(decoding.Text!, CleaningRules.BuiltIn, CleaningOptions.Default);
            using FileStream stream = File.Create(Path.Combine(folder, Path.GetFileNameWithoutExtension(file) + ".json"));
            OutlineJson.Write(stream, decoding, OutlineReader.Read(clean, OutlineOptions.Default));
        }

        string output = ExternalTool.Run("python3", Path.Combine(corpus, "score.py"), folder, corpus, "-v");
        Directory.Delete(folder, recursive: true);
        Dictionary<string, double> figures = FiguresOf(output);
        Assert.True(figures["role"] >= 0.985, output);
        Assert.True(figures["heading_f1"] >= 0.985, output);
        Assert.True(figures["level_f1"] >= 0.975, output);
        Assert.True(figures["head_exact"] >= 0.98, output);
        Assert.True(figures["leads_f1"] >= 0.95, output);
        Assert.True(figures["junk_recall"] >= 1, output);
        Assert.True(figures["content_loss"] <= 0, output);
    }

    private static Dictionary<string, double> FiguresOf(string output)
    {
        string line = output.TrimEnd().Split('\n')[^1];
        return line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(figure => figure.Split('='))
            .ToDictionary(pair => pair[0], pair => double.Parse(pair[1], System.Globalization.CultureInfo.InvariantCulture), StringComparer.Ordinal);
    }
}
