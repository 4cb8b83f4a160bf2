using Converter.Fonts.Tests.Readers;
using Converter.Testing;

namespace Converter.Fonts.Tests;

/// <summary>Bytes beside those of the subsetter of HarfBuzz, for the characters of a real speech.</summary>
public sealed class SizeTests : IDisposable
{
    private const double MostAboveOther = 1.15;

    private static readonly string[] TablesOfPdf = ["CFF ", "glyf", "head", "hhea", "hmtx", "loca", "maxp"];

    private readonly string _folder = Directory.CreateTempSubdirectory("sizes").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("FandolFang-Regular.otf")]
    [InlineData("FandolHei-Regular.otf")]
    [InlineData("FandolHei-Bold.otf")]
    [InlineData("FandolKai-Regular.otf")]
    [InlineData("FandolSong-Regular.otf")]
    [InlineData("FandolSong-Bold.otf")]
    [InlineData("LiberationSerif-Bold.ttf")]
    [InlineData("lxgw-wenkai/LXGWWenKai-Regular.ttf")]
    [InlineData("LiberationSerif-Regular.ttf")]
    public void A_subset_is_no_larger_than_that_of_HarfBuzz_by_more_than_15_percent(string file)
    {
        string? speech = Repository.SharedPathOf("corpus", "seed-001.txt");
        Assert.SkipWhen(speech is null, Repository.NoShared);
        Assert.SkipUnless(IsInstalled("hb-subset"), "hb-subset is not installed");
        FontFace face = file.Contains('/', StringComparison.Ordinal) ? OpenFonts.OpenSystem("truetype/" + file) : OpenFonts.Open(file);
        string characters = string.Concat((File.ReadAllText(speech!) + "ABC 0123").Distinct().Where(c => face.GlyphOf(c) != 0).Order());
        int ours = face.Subset([.. characters.Select(c => face.GlyphOf(c))]).Program.Length;
        foreach (string[] options in (string[][])[[], ["--no-hinting"]])
        {
            int theirs = SizeOfHarfBuzz(face, characters, options);
            Assert.True(ours <= MostAboveOther * theirs, $"{ours} bytes; hb-subset {string.Join(' ', options)} {theirs}");
        }
    }

    private int SizeOfHarfBuzz(FontFace face, string characters, string[] options)
    {
        string text = Path.Combine(_folder, "text.txt");
        string output = Path.Combine(_folder, "subset.font");
        File.WriteAllText(text, characters);
        ExternalTool.Run("hb-subset", [face.Path, "--text-file=" + text, "--output-file=" + output, .. options]);
        return BigEndian.Tables(File.ReadAllBytes(output)).Where(table => TablesOfPdf.Contains(table.Key)).Sum(table => table.Value.Length);
    }

    private static bool IsInstalled(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, program)));
}
