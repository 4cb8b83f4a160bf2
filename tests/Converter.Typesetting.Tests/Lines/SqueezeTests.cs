using Converter.Documents;
using Converter.Fonts;
using Converter.Testing;
using Converter.Typesetting.Pages;

namespace Converter.Typesetting.Tests.Lines;

/// <summary>Marks give only what their face leaves blank, so that no outline runs into another.</summary>
public sealed class SqueezeTests
{
    private const string Marks = "，。、；：？！）》”’（《“‘〔〕【】";

    [Fact]
    public void No_mark_runs_into_its_neighbour_nor_over_the_margin_in_any_text_of_the_corpus()
    {
        string? corpus = Repository.SharedPathOf("corpus");
        Assert.SkipWhen(corpus is null, Repository.NoShared);
        double margin = (Texts.Sheet.Page.Left + Texts.Sheet.Page.TypeAreaWidth).Points;
        int looked = 0;
        foreach (string file in Directory.GetFiles(corpus!, "*.txt").Order(StringComparer.Ordinal))
        {
            (Role, string)[] text = [.. File.ReadAllLines(file).Select(line => line.Trim()).Where(line => line.Length > 0).Select(line => (Role.Body, line))];
            foreach (TypesetLine line in Texts.Typeset(text).Pages.SelectMany(page => page.Lines))
            {
                looked += LookAt(line, margin);
            }
        }

        Assert.True(looked > 10_000, $"only {looked} marks were looked at");
    }

    [Theory]
    [InlineData("FandolFang")]
    [InlineData("FandolKai")]
    [InlineData("FandolHei")]
    [InlineData("FandolSong Bold")]
    public void The_blank_of_a_mark_is_read_from_its_face(string name)
    {
        IFontFace face = Texts.Fonts.Find(name)!;
        foreach (char mark in Marks)
        {
            ushort glyph = face.GlyphOf(mark);
            GlyphInk ink = face.InkOf(glyph)!.Value;
            Assert.InRange(ink.Left, -50, face.UnitsPerEm);
            Assert.InRange(ink.Right, ink.Left + 1, face.AdvanceOf(glyph));
        }

        Assert.Null(face.InkOf(face.GlyphOf(0x3000)));
    }

    private static int LookAt(TypesetLine line, double margin)
    {
        (GlyphRun Run, PlacedGlyph Glyph)[] glyphs = [.. line.Runs.SelectMany(run => run.Glyphs.Select(glyph => (run, glyph)))];
        int marks = 0;
        for (int i = 0; i < glyphs.Length; i++)
        {
            if (!Marks.Contains(char.ConvertFromUtf32(glyphs[i].Glyph.CodePoint), StringComparison.Ordinal))
            {
                continue;
            }

            marks++;
            (double left, double right) = InkOf(glyphs[i]);
            Assert.True(right <= margin + 0.001, $"a mark stands over the margin by {right - margin} pt: {Texts.TextOf(line)}");
            if (i > 0)
            {
                Assert.True(InkOf(glyphs[i - 1]).Right <= left + 0.2, $"a mark is run into by what is before it: {Texts.TextOf(line)}");
            }

            if (i + 1 < glyphs.Length)
            {
                Assert.True(right <= InkOf(glyphs[i + 1]).Left + 0.2, $"a mark runs into what is behind it: {Texts.TextOf(line)}");
            }
        }

        return marks;
    }

    private static (double Left, double Right) InkOf((GlyphRun Run, PlacedGlyph Glyph) value)
    {
        (GlyphRun run, PlacedGlyph glyph) = value;
        double x = glyph.X.Points;
        return run.Face.InkOf(glyph.Glyph) is { } ink
            ? (x + (ink.Left * run.Size.Points / run.Face.UnitsPerEm), x + (ink.Right * run.Size.Points / run.Face.UnitsPerEm))
            : (x, x);
    }
}
