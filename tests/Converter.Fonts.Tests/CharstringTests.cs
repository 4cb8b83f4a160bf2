using Converter.Fonts.Tests.Building;
using Converter.Fonts.Tests.Readers;
using static Converter.Fonts.Tests.Building.CffBuilder;

namespace Converter.Fonts.Tests;

/// <summary>Charstrings that real fonts seldom have.</summary>
public class CharstringTests
{
    private const byte HStem = 1;
    private const byte RLineTo = 5;
    private const byte HLineTo = 6;
    private const byte CallSubroutine = 10;
    private const byte Return = 11;
    private const byte Escape = 12;
    private const byte EndChar = 14;
    private const byte HintMask = 19;
    private const byte RMoveTo = 21;
    private const byte HMoveTo = 22;
    private const byte CallGlobal = 29;
    private const int NameOfA = 34;
    private const int NameOfGrave = 124;

    private static readonly byte[] Nothing = [EndChar];

    [Fact]
    public void An_accented_character_becomes_one_outline()
    {
        // A with its width 40, a grave with its width 50, and A with the grave at 10, 70 with its width 60.
        byte[] letter = [N(40), N(5), HMoveTo, N(30), N(60), RLineTo, EndChar];
        byte[] accent = [N(50), N(1), N(2), RMoveTo, N(7), HLineTo, EndChar];
        byte[] both = [N(60), N(10), N(70), N(65), 247, 193 - 108, EndChar];
        (CffReader subset, SubsetFont font) = Subset([], (NameOfA, letter), (NameOfGrave, accent), (400, both));
        Assert.Empty(font.Damaged);
        Assert.Equal("M5,0L35,60", subset.OutlineOf(1));
        Assert.Equal("M1,2L8,2", subset.OutlineOf(2));
        Assert.Equal("M5,0L35,60M10,70M11,72L18,72", subset.OutlineOf(3));
        Assert.Equal([40.0, 50, 60], Enumerable.Range(1, 3).Select(subset.WidthOf));
    }

    [Fact]
    public void An_accented_character_without_its_letter_is_damaged()
    {
        byte[] both = [N(10), N(70), N(65), 247, 193 - 108, EndChar];
        Assert.Equal([1], Subset([], (400, both)).Font.Damaged.Select(glyph => (int)glyph));
    }

    [Fact]
    public void An_accented_character_made_of_itself_is_damaged()
    {
        byte[] both = [N(10), N(70), N(65), N(65), EndChar];
        Assert.Equal([1], Subset([], (NameOfA, both)).Font.Damaged.Select(glyph => (int)glyph));
    }

    [Fact]
    public void A_subroutine_may_end_the_glyph_and_take_arguments()
    {
        // Number −107 is subroutine 0.
        byte[] subroutine = [HLineTo, EndChar];
        (CffReader subset, _) = Subset([subroutine], (NameOfA, [N(3), HMoveTo, N(9), N(-107), CallGlobal]));
        Assert.Equal("M3,0L12,0", subset.OutlineOf(1));
    }

    [Fact]
    public void A_subroutine_may_give_arguments_back()
    {
        (CffReader subset, _) = Subset([[N(9), Return]], (NameOfA, [N(3), HMoveTo, N(1), N(-107), CallGlobal, RLineTo, EndChar]));
        Assert.Equal("M3,0L4,9", subset.OutlineOf(1));
    }

    [Fact]
    public void Hints_go_and_the_width_stays()
    {
        byte[] hinted = [N(80), N(1), N(2), HStem, N(3), N(4), HintMask, 0b11000000, N(3), HMoveTo, N(5), HLineTo, HintMask, 0b01000000, N(6), HLineTo, EndChar];
        (CffReader subset, _) = Subset([], (NameOfA, hinted));
        Assert.Equal("M3,0L8,0L14,0", subset.OutlineOf(1));
        Assert.Equal(80, subset.WidthOf(1));
        Assert.Equal([N(80), N(3), HMoveTo, N(5), HLineTo, N(6), HLineTo, EndChar], subset.Charstrings[1]);
    }

    [Fact]
    public void Arithmetic_is_worked_out()
    {
        // 100 3 div; 4 5 exch sub; 1 2 3 3 1 roll → 3 1 2; the rest dropped.
        byte[] sums = [N(3), HMoveTo, N(100), N(3), Escape, 12, HLineTo, N(4), N(5), Escape, 28, Escape, 11, HLineTo,
            N(1), N(2), N(3), N(3), N(1), Escape, 30, Escape, 18, RLineTo, EndChar];
        (CffReader subset, SubsetFont font) = Subset([], (NameOfA, sums));
        Assert.Empty(font.Damaged);
        Assert.Equal("M3,0L36.3333,0L37.3333,0L40.3333,1", subset.OutlineOf(1));
    }

    [Fact]
    public void A_glyph_without_endchar_gets_one() =>
        Assert.Equal("M3,0", Subset([], (NameOfA, [N(3), HMoveTo])).Reader.OutlineOf(1));

    public static TheoryData<string, byte[]> Broken => new()
    {
        { "calls itself", [N(-107), CallGlobal] },
        { "calls what is not there", [N(50), CallSubroutine] },
        { "takes from the empty stack", [CallGlobal] },
        { "is of an unknown operator", [N(1), 2] },
        { "ends within a number", [28, 1] },
        { "ends within a mask", [N(1), N(2), HintMask] },
        { "ends behind the escape", [Escape] },
        { "pushes without end", [.. Enumerable.Repeat(N(1), 1000)] },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_glyph_that_cannot_be_read_is_empty_and_does_not_harm_the_others(string how, byte[] charstring)
    {
        byte[] callsItself = [N(-107), CallGlobal, N(-107), CallGlobal, N(-107), CallGlobal];
        (CffReader subset, SubsetFont font) = Subset([callsItself], (NameOfA, charstring), (NameOfA + 1, [N(3), HMoveTo, EndChar]));
        Assert.True(font.Damaged.SequenceEqual([(ushort)1]), how);
        Assert.Equal("", subset.OutlineOf(1));
        Assert.Equal("M3,0", subset.OutlineOf(2));
    }

    [Fact]
    public void Subroutines_that_multiply_end_at_a_limit()
    {
        // Ten levels, each calling the next a hundred times.
        byte[][] levels = [.. Enumerable.Range(0, 9).Select(level => (byte[])[.. Enumerable.Repeat(new[] { N(level - 106), CallGlobal }, 100).SelectMany(call => call)]), [N(1), HMoveTo]];
        Assert.Equal([1], Subset(levels, (NameOfA, [N(-107), CallGlobal])).Font.Damaged.Select(glyph => (int)glyph));
    }

    [Fact]
    public void Any_bytes_at_all_give_a_glyph_that_can_be_read()
    {
        Random random = new(20251);
        for (int round = 0; round < 40; round++)
        {
            byte[][] subroutines = [.. Enumerable.Range(0, 8).Select(_ => Noise(random))];
            (CffReader subset, SubsetFont font) = Subset(subroutines, [.. Enumerable.Range(1, 200).Select(name => (name, Noise(random)))]);
            Assert.InRange(font.Damaged.Length, 1, 200);
            Assert.True(font.TryDeflate(new System.Buffers.ArrayBufferWriter<byte>()));
            Assert.All(subset.Charstrings, charstring => Assert.Equal(EndChar, charstring[^1]));
        }
    }

    /// <summary>Operators and small numbers in any order, and now and then any byte.</summary>
    private static byte[] Noise(Random random)
    {
        byte[] noise = new byte[random.Next(40)];
        for (int i = 0; i < noise.Length; i++)
        {
            noise[i] = (byte)(random.Next(8) switch { < 3 => random.Next(32), < 7 => random.Next(32, 247), _ => random.Next(256) });
        }

        return noise;
    }

    private static (CffReader Reader, SubsetFont Font) Subset(byte[][] subroutines, params (int Name, byte[] Charstring)[] glyphs)
    {
        FontBuilder font = FontBuilder.Small(OpenFonts.Open("FandolSong-Regular.otf"), "ABC");
        font["CFF "] = CffBuilder.Table(subroutines, [(0, Nothing), .. glyphs]);
        font["maxp"] = [.. font["maxp"][..4], .. FontBuilder.Numbers16((ushort)(glyphs.Length + 1))];
        FontFace? face = FontFace.TryRead(font.Build(), "", 0, out FontProblem? problem);
        Assert.Null(problem);
        Assert.Equal(OutlineFormat.CffNameKeyed, face!.Outlines);
        SubsetFont subset = face.Subset([.. Enumerable.Range(0, face.GlyphCount).Select(glyph => (ushort)glyph)]);
        return (new CffReader(subset.Program.ToArray()), subset);
    }
}
