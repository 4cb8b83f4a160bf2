using System.Collections.Immutable;
using System.Text;
using Converter.Documents;
using Converter.Documents.Pictures;
using Converter.Fonts;
using Converter.Styles;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;
using Converter.Typesetting.Pages;

namespace Converter.Pdf.Tests.Pages;

/// <summary>
/// Sets blocks on pages without any rule of composition: character after character on a grid of 28 × 22, so that the tests of the
/// writer know where everything stands.
/// </summary>
internal sealed class PageSetter
{
    public const int LinesPerPage = 22;

    private const int Columns = 28;
    private const double Left = 79.37;
    private const double Pitch = 15.793;
    private const double LinePitch = 28.95;
    private const double FirstBaseline = 120;

    private readonly List<StyledBlock> _blocks = [];
    private readonly List<List<TypesetLine>> _pages = [[]];
    private readonly List<List<PlacedRule>> _rules = [[]];
    private readonly List<(int Page, PlacedPicture Picture)> _pictures = [];
    private readonly List<Bookmark> _bookmarks = [];
    private readonly StringBuilder _text = new();
    private int _row;

    public static Length PaperHeight { get; } = Length.FromMillimetres(297);

    public static Color Black { get; } = new(0, 0, 0, 100, "000000");

    public static Color Red { get; } = new(0, 100, 100, 0, "FF0000");

    public IFontFace Han { get; init; } = TestFonts.Fang;

    public double Size { get; init; } = 16;

    public Color Ink { get; init; } = Black;

    public bool Bold { get; init; }

    /// <summary>The characters set so far, without line ends.</summary>
    public string Text => _text.ToString();

    /// <summary>Sets a paragraph.</summary>
    public PageSetter Block(Role role, string text, int level = 0, int headLength = 0)
    {
        TextBlock block = new(role, new MappedText(text, [])) { Level = level, HeadLength = headLength };
        ParagraphStyle style = new("body", "Body", "body", Style(), Alignment.Justified);
        _blocks.Add(new StyledParagraph(block, style, [new StyledRun(block.Text, Style())]));
        if (level > 0)
        {
            string title = headLength > 0 ? text[..headLength] : text;
            _bookmarks.Add(new Bookmark(title, level, _pages.Count - 1, Baseline() - Length.FromPoints(Size), _blocks.Count - 1));
        }

        List<Rune> runes = [.. text.EnumerateRunes()];
        for (int start = 0; start < runes.Count; start += Columns)
        {
            AddLine(runes.GetRange(start, Math.Min(Columns, runes.Count - start)), _blocks.Count - 1, 0, null);
        }

        return this;
    }

    /// <summary>Puts a picture at the foot of the page.</summary>
    public PageSetter Picture(byte[] file, string description, PictureView view = default)
    {
        Picture picture = Documents.Pictures.Picture.TryRead(file, out _)!;
        Figure figure = new(picture, new PictureSize(50, 40)) { Description = description, View = view };
        PictureBlock block = new(figure, new MappedText(Documents.Pictures.Picture.Mark, []));
        ParagraphStyle style = new("picture", "Picture", "图片", Style(), Alignment.Center);
        _pictures.Add((_pages.Count - 1, new PlacedPicture(_blocks.Count, figure, Length.FromPoints(Left + (_pictures.Count * 60)), Length.FromPoints(700), Length.FromPoints(50), Length.FromPoints(40))
        {
            LinesBefore = _pages[^1].Count,
            Drawing = picture.Drawing,
        }));
        _blocks.Add(new StyledPicture(block, style, figure, 2));
        return this;
    }

    /// <summary>Sets a table with one line in each cell and a rule below each row.</summary>
    public PageSetter Table(params string[][] rows)
    {
        ParagraphStyle style = new("table", "Table", "table", Style(), Alignment.Left);
        ImmutableArray<ImmutableArray<StyledParagraph>> cells = [.. rows.Select(row => row
            .Select(text => new TextBlock(Role.Table, new MappedText(text, [])))
            .Select(block => new StyledParagraph(block, style, [new StyledRun(block.Text, Style())])).ToImmutableArray())];
        TableBlock table = new([.. rows.Select(row => new TableRow([.. row.Select(text => new MappedText(text, []))]))]);
        _blocks.Add(new StyledTable(table, style, [], cells, Length.FromPoints(0.5)));
        for (int row = 0; row < rows.Length; row++)
        {
            Length baseline = Baseline();
            for (int column = 0; column < rows[row].Length; column++)
            {
                if (rows[row][column].Length > 0)
                {
                    AddLine([.. rows[row][column].EnumerateRunes()], _blocks.Count - 1, column * 8, (row, column));
                    _row--;
                }
            }

            _row++;
            Length y = baseline + Length.FromPoints(6);
            _rules[^1].Add(new PlacedRule(Length.FromPoints(Left), y, Length.FromPoints(Left + 440), y, Length.FromPoints(0.5), Ink));
        }

        return this;
    }

    public TypesetDocument Build(bool pageNumbers = true)
    {
        string all = string.Join('\n', _blocks.Select(block => block.Source).OfType<TextBlock>().Select(block => block.Text.Text));
        Document document = new(new SourceText(all), DocumentKind.Other, 1, [.. _blocks.Select(block => block.Source)]);
        PageFormat format = new(
            Length.FromMillimetres(210), PaperHeight, Length.FromMillimetres(37), Length.FromMillimetres(28), Length.FromMillimetres(156),
            Length.FromMillimetres(225), Columns, LinesPerPage, Length.FromPoints(Pitch), Length.FromPoints(LinePitch), Length.FromPoints(16));
        StyleSheet sheet = new(
            "test", "test", format, null, ImmutableSortedDictionary<string, ParagraphStyle>.Empty, null,
            new CompositionOptions(CompositionProfile.Grid, 0, 250, false));
        ImmutableArray<TypesetPage> pages = [.. _pages.Select((lines, index) =>
            new TypesetPage(index + 1, [.. lines], [.. _rules[index]], pageNumbers ? PageNumber(index + 1) : null)
            {
                Pictures = [.. _pictures.Where(picture => picture.Page == index).Select(picture => picture.Picture)],
            })];
        return new TypesetDocument(
            new StyledDocument(sheet, document, [.. _blocks]), format.Width, format.Height, pages, [.. _bookmarks], [], []);
    }

    private static TypesetLine PageNumber(int number)
    {
        Length x = Length.FromPoints(480);
        ImmutableArray<PlacedGlyph>.Builder glyphs = ImmutableArray.CreateBuilder<PlacedGlyph>();
        foreach (char character in FormattableString.Invariant($"— {number} —"))
        {
            PlacedGlyph glyph = Glyph(TestFonts.Song, character, x, 14);
            glyphs.Add(glyph);
            x += glyph.Advance;
        }

        return new TypesetLine(-1, glyphs[0].X, Length.FromPoints(780), [new GlyphRun(TestFonts.Song, Length.FromPoints(14), Black, false, glyphs.ToImmutable())]);
    }

    private void AddLine(List<Rune> runes, int block, int column, (int Row, int Column)? cell)
    {
        if (_row == LinesPerPage)
        {
            _pages.Add([]);
            _rules.Add([]);
            _row = 0;
        }

        List<GlyphRun> runs = [];
        for (int i = 0; i < runes.Count; i++)
        {
            Rune rune = runes[i];
            _text.Append(rune);
            IFontFace face = rune.IsAscii && !Rune.IsWhiteSpace(rune) ? TestFonts.Western : Han;
            PlacedGlyph glyph = Glyph(face, rune.Value, Length.FromPoints(Left + ((column + i) * Pitch)), Size);
            if (runs.Count > 0 && runs[^1].Face == face)
            {
                runs[^1] = runs[^1] with { Glyphs = runs[^1].Glyphs.Add(glyph) };
            }
            else
            {
                runs.Add(new GlyphRun(face, Length.FromPoints(Size), Ink, Bold, [glyph]));
            }
        }

        _pages[^1].Add(new TypesetLine(block, runs[0].Glyphs[0].X, Baseline(), [.. runs]) { Cell = cell });
        _row++;
    }

    private static PlacedGlyph Glyph(IFontFace face, int character, Length x, double size)
    {
        ushort glyph = face.GlyphOf(character);
        double em = glyph == 0 ? 1 : (double)face.AdvanceOf(glyph) / face.UnitsPerEm;
        return new PlacedGlyph(glyph, character, x, Length.FromPoints(size * em));
    }

    private Length Baseline() => Length.FromPoints(FirstBaseline + (_row % LinesPerPage * LinePitch));

    private CharacterStyle Style() => new(string.Empty, string.Empty, new Typeface("仿宋", ["FandolFang"], []), Extent.Zero, Ink, Bold);
}
