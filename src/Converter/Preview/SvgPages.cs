using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Converter.Fonts;
using Converter.Styles;
using Converter.Typesetting.Pages;

namespace Converter.Preview;

/// <summary>Pages as pictures.</summary>
/// <param name="Symbols">An SVG that shows nothing and holds the glyphs of all pages; put into the document once, before the pages.</param>
/// <param name="Pages">The pages.</param>
public sealed record SvgPreview(string Symbols, ImmutableArray<SvgPage> Pages);

/// <summary>A page as a picture.</summary>
/// <param name="Index">Its index in the document, from 0.</param>
/// <param name="Number">Its number as printed.</param>
/// <param name="Svg">
/// The picture. It uses the glyphs of <see cref="SvgPreview.Symbols"/>; each line of text is a group with the number of the line of the
/// original in <c>data-line</c>, where it has one.
/// </param>
public sealed record SvgPage(int Index, int Number, string Svg);

/// <summary>
/// Draws pages as SVG, from the same layout as the .pdf: the outlines of the glyphs themselves, at the same places, so that no font is
/// needed where the picture is shown. It decides nothing.
/// </summary>
public sealed class SvgPages
{
    /// <summary>How much a face is thickened that has no bold of its own, as a share of its size; as in the .pdf.</summary>
    private const double Emboldening = 0.03;

    private readonly TypesetDocument _document;
    private readonly Dictionary<(IFontFace Face, ushort Glyph), string> _symbols = [];
    private readonly Dictionary<IFontFace, int> _faces = [];
    private readonly StringBuilder _definitions = new();

    private SvgPages(TypesetDocument document) => _document = document;

    /// <summary>Draws some pages.</summary>
    /// <param name="document">The pages.</param>
    /// <param name="first">Index of the first, from 0.</param>
    /// <param name="count">How many at most.</param>
    public static SvgPreview Draw(TypesetDocument document, int first, int count)
    {
        SvgPages drawing = new(document);
        int from = Math.Clamp(first, 0, document.Pages.Length);
        int to = (int)Math.Min(document.Pages.Length, (long)from + Math.Max(0, count));
        ImmutableArray<SvgPage>.Builder pages = ImmutableArray.CreateBuilder<SvgPage>(to - from);
        for (int at = from; at < to; at++)
        {
            pages.Add(new SvgPage(at, document.Pages[at].Number, drawing.Draw(document.Pages[at])));
        }

        string symbols = $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"0\" height=\"0\" aria-hidden=\"true\"><defs>{drawing._definitions}</defs></svg>";
        return new SvgPreview(symbols, pages.MoveToImmutable());
    }

    /// <summary>The index of the page on which each line of the original begins; lines that are not on paper are left out.</summary>
    /// <param name="document">The pages.</param>
    public static IReadOnlyList<(int Line, int Index)> Places(TypesetDocument document)
    {
        SvgPages drawing = new(document);
        SortedDictionary<int, int> places = [];
        for (int at = 0; at < document.Pages.Length; at++)
        {
            foreach (TypesetLine line in document.Pages[at].Lines)
            {
                if (drawing.LineOf(line) is { } number)
                {
                    places.TryAdd(number, at);
                }
            }
        }

        return [.. places.Select(place => (place.Key, place.Value))];
    }

    private string Draw(TypesetPage page)
    {
        StringBuilder svg = new(1 << 15);
        (Length width, Length height) = page.IsTurned ? (_document.Height, _document.Width) : (_document.Width, _document.Height);
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Points(width)} {Points(height)}\" role=\"img\"{(page.IsTurned ? " data-turned=\"\"" : string.Empty)}>");
        svg.Append(CultureInfo.InvariantCulture, $"<rect width=\"{Points(width)}\" height=\"{Points(height)}\" fill=\"#fff\"/>");
        foreach (PlacedRule rule in page.Rules)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{Points(rule.X1)} {Points(rule.Y1)}L{Points(rule.X2)} {Points(rule.Y2)}\" stroke=\"#{rule.Color.Rgb}\" stroke-width=\"{Points(rule.Weight)}\"{(rule.IsDot ? " stroke-linecap=\"round\"" : "")}/>");
        }

        foreach (PlacedPicture picture in page.Pictures)
        {
            Draw(svg, picture);
        }

        foreach (TypesetLine line in page.Lines)
        {
            Draw(svg, line);
        }

        if (page.PageNumber is { } number)
        {
            // It stands upright on the sheet, whose left edge is above on a turned page.
            svg.Append(page.IsTurned ? FormattableString.Invariant($"<g transform=\"matrix(0 1 -1 0 {Points(width)} 0)\">") : string.Empty);
            Draw(svg, number);
            svg.Append(page.IsTurned ? "</g>" : string.Empty);
        }

        return svg.Append("</svg>").ToString();
    }

    private void Draw(StringBuilder svg, PlacedPicture picture)
    {
        int? line = picture.Lines is { IsDefaultOrEmpty: false } lines ? lines[0].Number : null;
        svg.Append(CultureInfo.InvariantCulture, $"<g{(line is null ? "" : FormattableString.Invariant($" data-line=\"{line}\""))}>");
        SvgPictures.Append(svg, picture);
        svg.Append("</g>");
    }

    private void Draw(StringBuilder svg, TypesetLine line)
    {
        svg.Append("<g");
        if (LineOf(line) is { } source)
        {
            svg.Append(CultureInfo.InvariantCulture, $" data-line=\"{source}\"");
        }

        svg.Append('>');
        foreach (GlyphRun run in line.Runs)
        {
            Draw(svg, run, line.Baseline);
        }

        svg.Append("</g>");
    }

    /// <summary>The line of the original that a line on paper comes from: the first of its block.</summary>
    private int? LineOf(TypesetLine line) =>
        line.Block >= 0 && _document.Source.Blocks[line.Block].Source.Lines is { IsDefaultOrEmpty: false } lines ? lines[0].Number : null;

    private void Draw(StringBuilder svg, GlyphRun run, Length baseline)
    {
        double scale = run.Size.Points / run.Face.UnitsPerEm;
        double across = scale * run.Scale / 100;
        svg.Append(CultureInfo.InvariantCulture, $"<g transform=\"matrix({across:0.######} 0 0 {-scale:0.######} 0 {Points(baseline)})\" fill=\"#{run.Color.Rgb}\"");
        if (run.Bold)
        {
            svg.Append(CultureInfo.InvariantCulture, $" stroke=\"#{run.Color.Rgb}\" stroke-width=\"{run.Face.UnitsPerEm * Emboldening:0}\"");
        }

        svg.Append('>');
        foreach (PlacedGlyph glyph in run.Glyphs)
        {
            string x = (glyph.X.Points / across).ToString("0", CultureInfo.InvariantCulture);
            if (glyph.Glyph == 0)
            {
                // A character that no face has: the same box as in the .pdf.
                int em = run.Face.UnitsPerEm;
                svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{x} 0m{em * 0.08:0} {-em * 0.04:0}h{em * 0.84:0}v{em * 0.84:0}h-{em * 0.84:0}z\" fill=\"none\" stroke=\"#{run.Color.Rgb}\" stroke-width=\"{em * 0.04:0}\"/>");
            }
            else if (SymbolOf(run.Face, glyph.Glyph) is { Length: > 0 } symbol)
            {
                svg.Append("<use href=\"#").Append(symbol).Append("\" x=\"").Append(x).Append("\"/>");
            }
        }

        svg.Append("</g>");
    }

    private string SymbolOf(IFontFace face, ushort glyph)
    {
        if (_symbols.TryGetValue((face, glyph), out string? known))
        {
            return known;
        }

        string path = GlyphSymbols.PathOf(face, glyph);
        string id = string.Empty;
        if (path.Length > 0)
        {
            if (!_faces.TryGetValue(face, out int number))
            {
                _faces[face] = number = _faces.Count;
            }

            id = FormattableString.Invariant($"g{number}-{glyph}");
            _definitions.Append("<path id=\"").Append(id).Append("\" d=\"").Append(path).Append("\"/>");
        }

        _symbols[(face, glyph)] = id;
        return id;
    }

    private static string Points(Length length) => length.Points.ToString("0.##", CultureInfo.InvariantCulture);
}
