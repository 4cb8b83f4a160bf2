using Converter.Styles.Sheets;

namespace Converter.Styles.Styling;

/// <summary>Places the 发文机关标志 of one issuer or of several (GB/T 9704 7.2.4).</summary>
/// <param name="sheet">The style sheet.</param>
/// <param name="format">How the head stands.</param>
internal sealed class HeadMark(StyleSheet sheet, HeadFormat format)
{
    private const string File = "文件";

    /// <summary>Between the names of a joint mark and 文件, in em of the names.</summary>
    private const double FileGap = 0.5;

    private readonly PageFormat _page = sheet.Page;

    /// <summary>Lower edge of the mark once it is placed.</summary>
    public Length Bottom { get; private set; } = format.MarkTop + sheet.Paragraphs["issuer"].Text.Size.Length;

    /// <summary>The paragraphs of a mark at their places.</summary>
    /// <param name="lines">Its paragraphs, in order; none for a mark that the paper bears.</param>
    public IEnumerable<StyledParagraph> Place(IReadOnlyList<StyledParagraph> lines)
    {
        List<StyledParagraph> names = [.. lines.SelectMany(Names)];
        return names.Count > 1 && format.FirstIssuerOnly ? PlaceFirst(names) : names.Count > 1 ? PlaceJoint(names) : names.Select(PlaceSingle);
    }

    /// <summary>10.1: of several issuers the first is the mark; the others stand below the text, where they sign.</summary>
    private List<StyledParagraph> PlaceFirst(List<StyledParagraph> names)
    {
        StyledParagraph first = PlaceSingle(names[0]);
        return [first, .. names.Skip(1).Select(name => name with { Place = first.Place! with { Preprinted = true, IsLeftToSignature = true }, SpaceBefore = null })];
    }

    /// <summary>The names of one line, which 、 or a blank may stand between; 文件 behind several of them is by itself.</summary>
    private static IEnumerable<StyledParagraph> Names(StyledParagraph line)
    {
        string text = line.Text;
        int start = 0;
        for (int at = 0; at <= text.Length; at++)
        {
            bool isEnd = at == text.Length || text[at] is '、' or ' ' or '\u3000';
            if (isEnd)
            {
                int end = at < text.Length && text[at] == '、' ? at + 1 : at;
                if (at > start)
                {
                    yield return line with { Runs = [new StyledRun(line.Runs[0].Text.Slice(start, end - start), line.Style.Text)] };
                }

                start = at + 1;
            }
        }
    }

    private StyledParagraph PlaceSingle(StyledParagraph name)
    {
        CharacterStyle look = IssuerMark.Fitted(name.Text, name.Style.Text, format.MarkWidth, format.NarrowestMark, _page.BaseSize);
        Bottom = format.MarkTop + look.Size.Length;
        Length left = Centred(format.MarkWidth);
        return Set(name, look, new FixedPlace(format.MarkTop, look.Size.Length, left, format.MarkWidth));
    }

    /// <summary>
    /// Names below each other, of one width, 文件 to the right of them in the middle of their height. A name more makes the mark higher by
    /// a line of the grid, so that what follows stays on the grid.
    /// </summary>
    private List<StyledParagraph> PlaceJoint(List<StyledParagraph> names)
    {
        StyledParagraph? file = SplitFile(names);
        int count = names.Count;
        CharacterStyle style = names[0].Style.Text;
        Length height = style.Size.Length + (_page.LinePitch * (count - 1));
        double gap = format.JointGap / 100.0;
        double points = Math.Floor(height.Points / (count + (gap * (count - 1))) * 2) / 2;
        CharacterStyle look = IssuerMark.Sized(style, points);
        double widest = (double)names.Max(name => TextWidth.Of(name.Text, style.Typeface));
        double em = (widest * points) + (file is null ? 0 : (FileGap * points) + ((double)TextWidth.Of(File) * style.Size.Length.Points));
        int scale = Math.Clamp((int)Math.Floor(format.MarkWidth.Points / em * 100), format.NarrowestMark, 100);
        Length width = Length.FromPoints(widest * points * scale / 100);
        Length fileWidth = file is null ? Length.Zero : Length.FromPoints((double)TextWidth.Of(File) * style.Size.Length.Points * scale / 100);
        Length space = file is null ? Length.Zero : Length.FromPoints(FileGap * points * scale / 100);
        Length left = Centred(width + space + fileWidth);
        Length pitch = count > 1 ? (height - look.Size.Length) / (count - 1) : look.Size.Length;
        List<StyledParagraph> placed =
        [
            .. names.Select((name, row) => Set(
                name,
                look with { Scale = scale },
                new FixedPlace(format.MarkTop + (pitch * row), pitch, left, width) { Spread = true })),
        ];
        if (file is not null)
        {
            Length top = format.MarkTop + ((height - style.Size.Length) / 2);
            placed.Add(Set(file, style with { Scale = scale }, new FixedPlace(top, style.Size.Length, left + width + space, fileWidth)));
        }

        Bottom = format.MarkTop + height;
        return placed;
    }

    /// <summary>Takes 文件 from the end of the last name, or takes the last line where it is nothing else.</summary>
    private static StyledParagraph? SplitFile(List<StyledParagraph> names)
    {
        StyledParagraph last = names[^1];
        string text = last.Text;
        if (!text.EndsWith(File, StringComparison.Ordinal))
        {
            return null;
        }

        int cut = text.Length - File.Length;
        names.RemoveAt(names.Count - 1);
        if (cut > 0)
        {
            names.Add(last with { Runs = [new StyledRun(last.Runs[0].Text.Slice(0, cut), last.Style.Text)] });
        }

        return last with { Runs = [new StyledRun(last.Runs[0].Text.Slice(cut, File.Length), last.Style.Text)] };
    }

    private StyledParagraph Set(StyledParagraph paragraph, CharacterStyle look, FixedPlace place) => paragraph with
    {
        Runs = [.. paragraph.Runs.Select(run => run with { Style = look })],
        Place = place with { Preprinted = format.Preprinted },
        SpaceBefore = null,
    };

    /// <summary>Left edge of what is centred in the type area, or on the paper where it is wider than that (10.1).</summary>
    private Length Centred(Length width) => HeadStyling.Centred(_page, width);
}
