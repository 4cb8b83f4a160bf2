using Converter.Reading.Outline.Facts;
using Converter.Reading.Outline.Lines;

namespace Converter.Reading.Outline.Roles;

/// <summary>Evidence for the roles within the text: paragraph, unnumbered heading, row of a table.</summary>
internal static class TextRoles
{
    private const int LongestLabel = 8;
    private const int LongestForeword = 6;

    /// <summary>A paragraph, numbered or not; which of the numbered ones are headings is decided by their series, later.</summary>
    public static void Body(Surroundings all, TextLine line, ref Tally tally)
    {
        bool fragment = line.End == EndMark.None && line.Length <= 40 && !line.IsNumbered;
        tally.Add(BodyEvidence.Sentence, line.End == EndMark.Sentence);
        tally.Add(BodyEvidence.ListItem, line.End is EndMark.Semicolon or EndMark.Comma);
        tally.Add(BodyEvidence.Introduces, line.End == EndMark.Colon);
        tally.Add(BodyEvidence.Long, line.Length > 40);
        tally.Add(BodyEvidence.VeryLong, line.Length > 80);
        tally.Add(BodyEvidence.Numbered, line.IsNumbered);
        tally.Add(BodyEvidence.InnerSentence, line.HasInnerEnd);
        tally.Add(BodyEvidence.Fragment, fragment);
        tally.Add(BodyEvidence.Caption, LineForms.IsCaption(line.Text));
        tally.Add(BodyEvidence.Dash, HeadRoles.IsDash(line.Text) && line.End != EndMark.None);
        tally.Add(BodyEvidence.Wrapped, all.IsFull(line.Index));
        tally.Add(BodyEvidence.AfterWrapped, line.Index > 0 && all.IsFull(line.Index - 1) && line.Clean.Indent <= all.BodyIndent);
        tally.Add(BodyEvidence.GoesOn, line.Text[0] is '。' or '，' or '、' or '；' or '！' or '？' or '”' or '》');
        tally.Add(BodyEvidence.AmongFragments, fragment && all.IsAmongFragments(line.Index));
        tally.Add(BodyEvidence.Contents, all.IsContents(line.Index));
        tally.Add(BodyEvidence.NameList, IsList(line) && (IsList(all.Before(line.Index)) || IsList(all.After(line.Index))));
        tally.Add(BodyEvidence.Exclaimed, line.Length <= 12 && line.End == EndMark.Sentence);
        tally.Add(BodyEvidence.Labelled, line.HasColon && line.Length <= 60 && line.End == EndMark.None && line.Text.AsSpan().Count('：') > 1);
    }

    /// <summary>A heading without number; the evidence must be plain.</summary>
    public static void Heading(Surroundings all, TextLine line, ref Tally tally)
    {
        bool shape = all.IsHeadingShape(line.Index) || all.IsHeadingBelowTitle(line.Index);
        bool lenticular = line.Text[0] == '【' && line.Text[^1] == '】' && line.Length <= 30;
        bool hash = line.HashLevel > 0;
        bool foreword = IsForeword(line) && all.After(line.Index) is { End: EndMark.Sentence, Length: > LongestLabel, IsNumbered: false };
        tally.Add(HeadingEvidence.Prior);
        tally.Add(HeadingEvidence.Hash, hash);
        tally.Add(HeadingEvidence.Bracketed, lenticular);
        tally.Add(HeadingEvidence.Short, shape);
        tally.Add(HeadingEvidence.Between, shape && line.Index > 0);
        tally.Add(HeadingEvidence.Siblings, shape && all.HeadingShapes > 1);
        tally.Add(HeadingEvidence.Caption, LineForms.IsCaption(line.Text));
        tally.Add(HeadingEvidence.KindWord, line.KindWordLength > 1);
        tally.Add(HeadingEvidence.Foreword, foreword);
        tally.Add(HeadingEvidence.Unlike, !shape && !hash && !lenticular && !foreword && !MarkRoles.IsHeading(line));
    }

    /// <summary>Whether a line is the name of a part that has no number: 前  言, 结语.</summary>
    /// <param name="line">The line.</param>
    public static bool IsForeword(TextLine line)
    {
        if (line.Length is < 2 or > LongestForeword || line.End != EndMark.None)
        {
            return false;
        }

        Span<char> bare = stackalloc char[LongestForeword];
        int length = 0;
        foreach (char character in line.Text)
        {
            bare[length] = character;
            length += char.IsWhiteSpace(character) ? 0 : 1;
        }

        foreach (string word in GenreWords.Current.Forewords.Words)
        {
            if (bare[..length].SequenceEqual(word))
            {
                return true;
            }
        }

        return false;
    }

    // Two columns parted by blanks, or three where a label with blanks inside (成    员：) makes the first; no figures: names and offices, not a table.
    private static bool IsList(TextLine? line) =>
        line is { HasTab: false, End: EndMark.None } && (line.Cells == 2 || (line.Cells == 3 && line.Text.AsSpan().IndexOf('：') is > 0 and <= LongestLabel))
        && !line.HasFigures;

    private static bool IsRow(TextLine? line) => line is { Cells: > 2, HasTab: true };

    /// <summary>A row of a table that was flattened into the text.</summary>
    public static void Table(Surroundings all, TextLine line, ref Tally tally)
    {
        TextLine? before = all.Before(line.Index);
        TextLine? after = all.After(line.Index);
        bool pipe = line.Length > 2 && line.Text[0] == '|' && line.Text.IndexOf('|', 1) > 0;
        bool unit = line.Length <= 16 && GenreWords.StartsWithAny(line.Text, GenreWords.Current.TableUnits) && after is { Cells: > 1 };
        tally.Add(TableEvidence.Cells, line.Cells > 2 && !IsList(line));
        tally.Add(TableEvidence.TwoCells, line.Cells == 2);
        tally.Add(TableEvidence.Tab, line.Cells > 1 && line.HasTab);
        tally.Add(TableEvidence.Figures, line.HasFigures);
        tally.Add(TableEvidence.Neighbours, line.Cells > 1 && !IsList(line) && (before is { Cells: > 1 } || after is { Cells: > 1 }));
        tally.Add(TableEvidence.Row, IsRow(line) && (IsRow(before) || IsRow(after)));
        tally.Add(TableEvidence.Pipe, pipe);
        tally.Add(TableEvidence.Unit, unit);
        tally.Add(TableEvidence.Unlike, line.Cells < 2 && !pipe && !unit);
    }
}
