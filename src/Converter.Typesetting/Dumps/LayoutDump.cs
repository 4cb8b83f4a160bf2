using System.Globalization;
using System.Text;
using Converter.Documents.Pictures;
using Converter.Styles;
using Converter.Styles.Sheets;
using Converter.Typesetting.Pages;

namespace Converter.Typesetting.Dumps;

/// <summary>Writes pages as text: a line of text for every line of type. The golden files of the tests are such dumps.</summary>
public static class LayoutDump
{
    /// <summary>
    /// Dumps a document. Columns: number of the line on its page (“n” for the page number), left edge, baseline and right edge in pt,
    /// block, faces and sizes, remark, text. Amounts in remarks are in 1/1000 em.
    /// </summary>
    /// <param name="document">The pages.</param>
    public static string Write(TypesetDocument document)
    {
        StringBuilder dump = new();
        foreach (TypesetPage page in document.Pages)
        {
            dump.Append(CultureInfo.InvariantCulture, $"page {page.Number}{(page.Form == PageNumberForm.Arabic ? string.Empty : " " + page.Form)}{(page.IsTurned ? " turned" : string.Empty)}\n");
            for (int i = 0; i < page.Lines.Length; i++)
            {
                Append(dump, (i + 1).ToString(CultureInfo.InvariantCulture), page.Lines[i]);
            }

            foreach (PlacedPicture picture in page.Pictures)
            {
                Append(dump, picture);
            }

            foreach (PlacedRule rule in page.Rules)
            {
                dump.Append(CultureInfo.InvariantCulture, $"  rule {Points(rule.X1)} {Points(rule.Y1)} {Points(rule.X2)} {Points(rule.Y2)} {Points(rule.Weight)}\n");
            }

            if (page.PageNumber is { } number)
            {
                Append(dump, "n", number);
            }
        }

        foreach (Bookmark bookmark in document.Bookmarks)
        {
            dump.Append(CultureInfo.InvariantCulture, $"bookmark {bookmark.Level} page {bookmark.Page + 1} y {Points(bookmark.Y)} {bookmark.Title}\n");
        }

        return dump.ToString();
    }

    private static void Append(StringBuilder dump, string name, TypesetLine line)
    {
        string cell = line.Cell is { } place ? string.Create(CultureInfo.InvariantCulture, $" cell {place.Row},{place.Column}{(line.IsRepeated ? " again" : "")}") : string.Empty;
        dump.Append(CultureInfo.InvariantCulture, $"  {name,-3} x {Points(line.X)} y {Points(line.Baseline)} block {line.Block}{cell}");
        dump.Append(' ');
        dump.AppendJoin('+', line.Runs.Select(run => string.Create(CultureInfo.InvariantCulture, $"{run.Face.PostScriptName} {Points(run.Size)}{(run.Bold ? " bold" : "")}")));
        dump.Append(line.Remark.Length > 0 ? $" [{line.Remark}]" : string.Empty).Append(" |");
        foreach (PlacedGlyph glyph in line.Runs.SelectMany(run => run.Glyphs))
        {
            dump.Append(Rune.IsValid(glyph.CodePoint) ? new Rune(glyph.CodePoint) : Rune.ReplacementChar);
        }

        dump.Append("|\n");
    }

    private static void Append(StringBuilder dump, PlacedPicture picture)
    {
        string cell = picture.Cell is { } place ? string.Create(CultureInfo.InvariantCulture, $" cell {place.Row},{place.Column}{(picture.IsRepeated ? " again" : "")}") : string.Empty;
        dump.Append(CultureInfo.InvariantCulture, $"  picture {Points(picture.X)} {Points(picture.Y)} {Points(picture.Width)} {Points(picture.Height)}{cell} {picture.Figure.Picture.Format}");
        PictureView view = picture.Figure.View;
        if (view.IsCropped)
        {
            dump.Append(CultureInfo.InvariantCulture, $" crop {view.Crop.Left:0.####} {view.Crop.Top:0.####} {view.Crop.Right:0.####} {view.Crop.Bottom:0.####}");
        }

        dump.Append(view.Rotation == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" turned {view.Rotation:0.###}"));
        dump.Append(view.FlipsAcross ? " flipped across" : string.Empty).Append(view.FlipsDown ? " flipped down" : string.Empty);
        dump.Append(' ').Append(picture.Figure.Description).Append('\n');
    }

    private static string Points(Length length) => length.Points.ToString("0.###", CultureInfo.InvariantCulture);
}
