using Converter.Fonts.Tests.Building;

namespace Converter.Fonts.Tests;

/// <summary>A broken file gives a problem, or a face with broken glyphs left empty; it never throws and always ends.</summary>
public class DamageTests
{
    private const string Text = "Ä一二国éH";
    private const int Seed = 20241;

    public static TheoryData<string> Files => ["FandolSong-Regular.otf", "LiberationSerif-Regular.ttf"];

    [Theory]
    [MemberData(nameof(Files))]
    public void The_small_font_of_these_tests_is_whole(string file)
    {
        FontFace? face = FontFace.TryRead(Small(file).Build(), file, 0, out FontProblem? problem);
        Assert.Null(problem);
        Assert.NotEqual(0, face!.GlyphOf('H'));
        Assert.Empty(face.Subset(AllOf(face)).Damaged);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_table_cut_short_anywhere_is_survived(string file)
    {
        FontBuilder font = Small(file);
        foreach (string tag in font.Tags.ToList())
        {
            byte[] whole = font[tag];
            int step = Math.Max(1, whole.Length / 150);
            for (int length = 0; length < whole.Length; length += step)
            {
                font[tag] = whole[..length];
                Use(font.Build(), $"{tag} cut to {length}");
            }

            font[tag] = whole;
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_table_with_wrong_bytes_is_survived(string file)
    {
        FontBuilder font = Small(file);
        Random random = new(Seed);
        foreach (string tag in font.Tags.ToList())
        {
            byte[] whole = font[tag];
            for (int round = 0; round < 400; round++)
            {
                font[tag] = Corrupt(whole, random);
                Use(font.Build(), $"{tag} in round {round}");
            }

            font[tag] = whole;
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_directory_with_wrong_bytes_is_survived(string file)
    {
        byte[] whole = Small(file).Build();
        byte[] collection = FontBuilder.Collection(Small(file), Small(file));
        Random random = new(Seed);
        for (int round = 0; round < 2000; round++)
        {
            byte[] broken = [.. round % 2 == 0 ? whole : collection];
            int header = Math.Min(200, broken.Length);
            broken[random.Next(header)] = (byte)random.Next(256);
            broken[random.Next(header)] = (byte)random.Next(256);
            Use(broken, $"directory in round {round}");
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_cut_short_anywhere_is_survived(string file)
    {
        byte[] whole = Small(file).Build();
        for (int length = 0; length < whole.Length; length += length < 400 ? 1 : 97)
        {
            Use(whole[..length], $"file cut to {length}");
        }
    }

    [Theory]
    [InlineData("FandolSong-Regular.otf", "CFF ")]
    [InlineData("FandolSong-Regular.otf", "cmap")]
    [InlineData("FandolSong-Regular.otf", "head")]
    [InlineData("FandolSong-Regular.otf", "hhea")]
    [InlineData("FandolSong-Regular.otf", "hmtx")]
    [InlineData("FandolSong-Regular.otf", "maxp")]
    [InlineData("LiberationSerif-Regular.ttf", "loca")]
    [InlineData("LiberationSerif-Regular.ttf", "OS/2")]
    [InlineData("LiberationSerif-Regular.ttf", "post")]
    [InlineData("LiberationSerif-Regular.ttf", "name")]
    public void A_table_cut_to_three_bytes_is_named_in_the_problem(string file, string tag)
    {
        FontBuilder font = Small(file);
        font[tag] = font[tag][..3];
        Assert.Null(FontFace.TryRead(font.Build(), "a.otf", 0, out FontProblem? problem));
        Assert.Equal("a.otf", problem!.Path);
        Assert.Equal(tag, problem.Table);
    }

    [Fact]
    public void What_is_no_font_at_all_is_a_problem()
    {
        Assert.Null(FontFace.TryRead("This is a letter."u8.ToArray(), "letter.ttf", 0, out FontProblem? problem));
        Assert.Equal(new FontProblem("letter.ttf", "", "this is not an OpenType or TrueType font"), problem);
        Assert.Null(FontFace.TryRead(ReadOnlyMemory<byte>.Empty, "empty.ttf", 0, out problem));
        Assert.NotNull(problem);
        Assert.Null(FontFace.TryOpen(Path.Combine(Path.GetTempPath(), "no such file.ttf"), 0, out problem));
        Assert.NotNull(problem);
    }

    private static FontBuilder Small(string file) => FontBuilder.Small(OpenFonts.Open(file), Text);

    private static List<ushort> AllOf(FontFace face) => [.. Enumerable.Range(0, face.GlyphCount).Select(glyph => (ushort)glyph)];

    private static byte[] Corrupt(byte[] whole, Random random)
    {
        byte[] broken = [.. whole];
        for (int hits = 1 + random.Next(3); hits > 0; hits--)
        {
            broken[random.Next(broken.Length)] = random.Next(4) switch { 0 => 0xFF, 1 => 0, 2 => 0x7F, _ => (byte)random.Next(256) };
        }

        return broken;
    }

    private static void Use(byte[] file, string what)
    {
        try
        {
            FontFace? face = FontFace.TryRead(file, "broken", 0, out FontProblem? problem);
            Assert.True(face is null != problem is null);
            if (face is null)
            {
                return;
            }

            foreach (char c in Text)
            {
                Assert.InRange(face.GlyphOf(c), 0, face.GlyphCount - 1);
                face.AdvanceOf(face.GlyphOf(c));
            }

            SubsetFont subset = face.Subset(AllOf(face));
            Assert.Equal(subset.CidOf.Count, subset.CidOf.Values.Last() + 1);
        }
        catch (Exception fault) when (fault is not Xunit.Sdk.XunitException)
        {
            Assert.Fail($"{what}: {fault}");
        }
    }
}
