using System.Collections.Immutable;
using Converter.Styles;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;
using Converter.Typesetting.Characters;
using Converter.Typesetting.Lines;

namespace Converter.Typesetting.WordProcessing;

/// <summary>
/// Finds the character spacing that gives a paragraph as many lines in a word processor as in the PDF. What a word processor adds up is known to a
/// fraction of a point only, so a number of lines counts as had where it is the same in a line a little narrower and a little wider.
/// </summary>
/// <param name="setter">The setter that broke the paragraph last.</param>
/// <param name="measure">The advances in a word processor.</param>
/// <param name="usual">The spacing of the grid.</param>
internal sealed class SpacedLines(ParagraphSetter setter, WordProcessorMeasure measure, Length usual)
{
    /// <summary>The closest and the widest spacing, in twips: 30 characters stand on 28 columns; 26 characters fill them.</summary>
    private const int Closest = -28;
    private const int Widest = 28;
    private const double TwipsPerPoint = 20;

    /// <summary>
    /// By how many characters the end of a line is moved at most where it need not be that of the PDF: as many as marks and words may keep together.
    /// </summary>
    private const int MostMoved = 4;

    /// <summary>Paragraphs of more lines than this, which are some five pages, are held to the lines of the PDF only: each further attempt walks through all of them.</summary>
    private const int MostLinesEased = 100;

    private readonly List<TrackedRange> _ranges = [];
    private LineRoom _room;

    private ReadOnlySpan<Cell> Cells => setter.Cells;

    /// <summary>Fits the paragraph that the setter broke last.</summary>
    /// <param name="paragraph">The paragraph.</param>
    /// <param name="page">Its page.</param>
    /// <returns>The stretches that are set closer or wider; empty where none need be, or none would help.</returns>
    public ImmutableArray<TrackedRange> Fit(StyledParagraph paragraph, PageFormat page)
    {
        measure.Load(Cells, paragraph);
        _room = LineRoom.Of(paragraph, page);
        int wanted = setter.Lines.Count;
        (int fewest, int most) = (Count(_room.Wider), Count(_room.Narrower));
        if (fewest == wanted && most == wanted)
        {
            return [];
        }

        ImmutableArray<TrackedRange>? likely = Count(_room) == wanted ? [] : null;
        Correction correction = most > wanted ? Correction.Closer : Correction.Wider;
        foreach (int eased in Attempts(wanted))
        {
            Space(paragraph, correction, eased);
            if (Count(_room.Wider) == wanted && Count(_room.Narrower) == wanted)
            {
                return [.. _ranges];
            }

            likely ??= Count(_room) == wanted ? [.. _ranges] : null;
        }

        return likely ?? [];
    }

    /// <summary>
    /// The lines of the PDF, one by one (0); where that does not do, as few lines as it takes, found by doubling. A paragraph without end has the first
    /// attempt only, so that the time stays in proportion to the text.
    /// </summary>
    private static IEnumerable<int> Attempts(int lines)
    {
        yield return 0;
        for (int eased = 1; lines <= MostLinesEased && eased < 2 * lines; eased *= 2)
        {
            yield return eased;
        }
    }

    /// <summary>Goes through the paragraph as a word processor does, and spaces its lines.</summary>
    /// <param name="paragraph">The paragraph.</param>
    /// <param name="correction">Which way.</param>
    /// <param name="eased">0 to follow the lines of the PDF; otherwise how many lines, from the first on, hold a little more or less than they would.</param>
    private void Space(StyledParagraph paragraph, Correction correction, int eased)
    {
        _ranges.Clear();
        measure.Track(Cells, 0, Cells.Length, usual);
        int line = 0;
        for (int at = 0; at < Cells.Length; line++)
        {
            int end = EndOfLine(correction == Correction.Closer ? _room.Narrower : _room.Wider, line, at);
            at = eased == 0 ? Followed(paragraph, correction, line, at, end)
                : _ranges.Count < eased && end < Cells.Length ? Eased(paragraph, correction, line, at, end)
                : end;
        }
    }

    /// <summary>The end of a line, that of the PDF where it is on the way and some spacing brings it about.</summary>
    private int Followed(StyledParagraph paragraph, Correction correction, int line, int start, int end)
    {
        int wanted = line < setter.Lines.Count ? setter.Lines[line].End : end;
        bool isOnTheWay = correction == Correction.Closer ? end < wanted : wanted < end && start < wanted;
        return isOnTheWay && Ends(paragraph, line, start, wanted) ? wanted : end;
    }

    /// <summary>Moves the end of a line to the next place behind it, or before it, that some spacing brings about.</summary>
    private int Eased(StyledParagraph paragraph, Correction correction, int line, int start, int end)
    {
        int step = correction == Correction.Closer ? 1 : -1;
        for (int moved = 1; moved <= MostMoved; moved++)
        {
            int wanted = end + (step * moved);
            if (wanted > start && wanted <= Cells.Length && Ends(paragraph, line, start, wanted))
            {
                return wanted;
            }
        }

        return end;
    }

    /// <summary>Spaces the characters of one line so that it ends where it should, by as little as that takes.</summary>
    /// <returns>Whether it does.</returns>
    private bool Ends(StyledParagraph paragraph, int line, int start, int end)
    {
        if (!IsWithinReach(line, start, end))
        {
            return false;
        }

        int fitting = int.MinValue;
        for (int twips = Closest; twips <= Widest; twips++)
        {
            Length tracking = Length.FromPoints(twips / TwipsPerPoint);
            measure.Track(Cells, start, end, tracking);
            if (EndOfLine(_room.Narrower, line, start) == end && EndOfLine(_room.Wider, line, start) == end)
            {
                fitting = twips;
                if (tracking > usual)
                {
                    break;
                }
            }
        }

        Length chosen = fitting == int.MinValue ? usual : Length.FromPoints(fitting / TwipsPerPoint);
        measure.Track(Cells, start, end, chosen);
        if (fitting == int.MinValue)
        {
            return false;
        }

        int last = end < Cells.Length ? Cells[end].Index : paragraph.Text.Length;
        _ranges.Add(new TrackedRange(Cells[start].Index, last, chosen));
        return true;
    }

    /// <summary>
    /// Whether a line could hold so much at the closest spacing. Where a long paragraph has come to lie a line or more behind the PDF, each of its
    /// lines is asked to end many lines ahead: that is seen here within the width of a line, however far ahead it is.
    /// </summary>
    private bool IsWithinReach(int line, int start, int end)
    {
        Length closest = Length.FromPoints(Closest / TwipsPerPoint);
        long room = line == 0 ? _room.Wider.First : _room.Wider.Other;
        ReadOnlySpan<Cell> cells = Cells;
        for (int i = start; i < end; i++)
        {
            room -= measure.LeastWidth(i, closest);
            if (room < 0 && cells[i].Class != CharacterClass.Space)
            {
                return false;
            }
        }

        return true;
    }

    private int Count(LineRoom room)
    {
        int lines = 0;
        for (int at = 0; at < Cells.Length; lines++)
        {
            at = EndOfLine(room, lines, at);
        }

        return lines;
    }

    private int EndOfLine(LineRoom room, int line, int start) =>
        WordProcessorLines.EndOfLine(Cells, measure.Widths, room.Gap, start, line == 0 ? room.First : room.Other);

    private enum Correction
    {
        Closer,
        Wider,
    }
}
