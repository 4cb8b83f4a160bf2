using System.Collections.Immutable;
using Converter.Pdf.DocumentStructure;
using Converter.Pdf.Fonts;
using Converter.Pdf.LogicalStructure;
using Converter.Pdf.Objects;
using Converter.Pdf.Pictures;
using Converter.Styles;
using Converter.Typesetting.Pages;

namespace Converter.Pdf.Content;

/// <summary>
/// The content stream of a page (ISO 32000-1, 7.8.2): every mark is either the content of a structure element or an artifact (14.6,
/// 14.8.2.2).
/// </summary>
internal sealed class PageContent(PdfBuffer content, ColorOperators colors, FontTable fonts, StructureTree structure, PageBoundaries boundaries)
{
    private readonly RunInHeadings _headings = new();
    private Length _height;

    /// <summary>The pictures of the file.</summary>
    public required PictureTable Pictures { get; init; }

    public void Write(TypesetPage page, int index)
    {
        if (boundaries.HasMarks)
        {
            PrinterMarks.Write(content, colors, boundaries);
            MoveToPaper();
        }

        // Lines count downwards from the upper edge of the paper as one reads it.
        _height = page.IsTurned ? boundaries.Width : boundaries.Height;
        Turn(page, "0 1 -1 0 "u8, boundaries.Width, Length.Zero);
        foreach (PlacedRule rule in page.Rules)
        {
            content.Put("/Artifact << /Type /Layout >> BDC\n"u8);
            PathOperators.Rule(content, colors, rule, _height);
            content.Put("EMC\n"u8);
        }

        TextOperators text = new(content, colors, fonts, _height);
        StructureElement? open = null;
        int pictures = 0;
        for (int at = 0; at < page.Lines.Length; at++)
        {
            TypesetLine line = page.Lines[at];
            while (pictures < page.Pictures.Length && page.Pictures[pictures].LinesBefore <= at)
            {
                Close(text, open);
                open = null;
                WritePicture(page.Pictures[pictures++], index);
            }

            if (line.IsRepeated)
            {
                Close(text, open);
                open = null;
                WriteArtifact(line.Runs, line.Baseline, "/Artifact << /Type /Pagination >> BDC\n"u8, text);
            }
            else
            {
                open = WriteLine(line, index, text, open);
            }
        }

        Close(text, open);
        for (; pictures < page.Pictures.Length; pictures++)
        {
            WritePicture(page.Pictures[pictures], index);
        }

        if (page.PageNumber is { } number)
        {
            Turn(page, "0 -1 1 0 "u8, Length.Zero, boundaries.Width);
            TextOperators upright = page.IsTurned ? new TextOperators(content, colors, fonts, boundaries.Height) : text;
            WriteArtifact(number.Runs, number.Baseline, "/Artifact << /Type /Pagination /Subtype /Footer >> BDC\n"u8, upright);
        }
    }

    /// <summary>
    /// On a turned page (8.3.3) the upright sheet takes the text turned to the left, and is shown turned to the right; or back, for what stands
    /// upright on it.
    /// </summary>
    private void Turn(TypesetPage page, ReadOnlySpan<byte> rotation, Length x, Length y)
    {
        if (page.IsTurned)
        {
            content.Put(rotation).Thousandths(Micropoints.Thousandths(x)).Put((byte)' ').Thousandths(Micropoints.Thousandths(y)).Put(" cm\n"u8);
        }
    }

    /// <summary>A picture (8.9.5): the unit square is brought to its place, and only there. In a head that is repeated it is no part of the text.</summary>
    private void WritePicture(PlacedPicture picture, int page)
    {
        if (picture.IsRepeated)
        {
            content.Put("/Artifact << /Type /Pagination >> BDC\n"u8);
        }
        else
        {
            StructureElement figure = structure.FigureOf(picture, boundaries, isTurned: _height == boundaries.Width);
            content.Put("/Figure << /MCID "u8).Integer(structure.Mark(figure, page)).Put(" >> BDC\n"u8);
        }

        PictureOperators.Show(content, picture, Pictures.NameOf(picture.Figure.Picture), _height);
        content.Put("EMC\n"u8);
    }

    /// <summary>Everything but the marks counts from the corner of the paper; the graphics state is not saved, since nothing follows.</summary>
    private void MoveToPaper()
    {
        long margin = Micropoints.Thousandths(boundaries.Margin);
        content.Put("1 0 0 1 "u8).Thousandths(margin).Put((byte)' ').Thousandths(margin).Put(" cm\n"u8);
    }

    private StructureElement? WriteLine(TypesetLine line, int page, TextOperators text, StructureElement? open)
    {
        StructureElement whole = structure.ElementOf(line);
        StructureElement? heading = structure.RunInHeadingOf(line);
        foreach (GlyphRun run in line.Runs)
        {
            ReadOnlySpan<PlacedGlyph> glyphs = run.Glyphs.AsSpan();
            if (run.IsLeader)
            {
                Close(text, open);
                open = null;
                WriteArtifact([run], line.Baseline, "/Artifact << /Type /Layout >> BDC\n"u8, text);
                continue;
            }

            int inHeading = heading is null ? 0 : _headings.Take(line.Block, structure.TextOf(line), structure.HeadLengthOf(line), glyphs);
            if (inHeading > 0)
            {
                open = Switch(open, heading!, page, text);
                text.Show(line.Baseline, run, glyphs[..inHeading]);
            }

            if (inHeading < glyphs.Length)
            {
                open = Switch(open, whole, page, text);
                text.Show(line.Baseline, run, glyphs[inHeading..]);
            }
        }

        return open;
    }

    /// <summary>Ends the marked content of one element and begins that of another, unless they are the same.</summary>
    private StructureElement Switch(StructureElement? open, StructureElement next, int page, TextOperators text)
    {
        if (open != next)
        {
            Close(text, open);
            content.Put((byte)'/').Ascii(next.Type).Put(" << /MCID "u8).Integer(structure.Mark(next, page)).Put(" >> BDC\n"u8);
            text.Begin();
        }

        return next;
    }

    private void Close(TextOperators text, StructureElement? open)
    {
        if (open is not null)
        {
            text.End();
            content.Put("EMC\n"u8);
        }
    }

    /// <summary>What is on the page and no part of the text.</summary>
    private void WriteArtifact(ImmutableArray<GlyphRun> runs, Length baseline, ReadOnlySpan<byte> begin, TextOperators text)
    {
        content.Put(begin);
        text.Begin();
        foreach (GlyphRun run in runs)
        {
            text.Show(baseline, run, run.Glyphs.AsSpan());
        }

        text.End();
        content.Put("EMC\n"u8);
    }
}
