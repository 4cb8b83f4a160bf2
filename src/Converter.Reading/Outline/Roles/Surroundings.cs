using Converter.Reading.Outline.Enumerators;
using Converter.Reading.Outline.Facts;
using Converter.Reading.Outline.Lines;

namespace Converter.Reading.Outline.Roles;

/// <summary>The lines of a text with what only their neighbours tell; made in two passes over the lines.</summary>
internal sealed class Surroundings
{
    private const int Reach = 6;
    private readonly byte[] _toColon;
    private readonly byte[] _toKindWord;
    private readonly int[] _toDate;
    private readonly int[] _attachmentNumber;
    private readonly int _column;

    /// <summary>Looks at the lines.</summary>
    /// <param name="lines">The lines in order.</param>
    public Surroundings(TextLine[] lines)
    {
        Lines = lines;
        _toColon = new byte[lines.Length + 1];
        _toKindWord = new byte[lines.Length + 1];
        _toDate = new int[lines.Length + 1];
        _attachmentNumber = new int[lines.Length];
        LookAhead();
        FollowAttachments();
        BodyIndent = UsualIndent(lines);
        _column = WrapColumn.Of(lines);
        HeadingShapes = lines.Count(line => IsHeadingShape(line.Index));
    }

    public TextLine[] Lines { get; }

    /// <summary>The indentation that most paragraphs have.</summary>
    public int BodyIndent { get; }

    /// <summary>Number of short lines without end mark that stand between long paragraphs.</summary>
    public int HeadingShapes { get; }

    public TextLine? Before(int index) => index > 0 ? Lines[index - 1] : null;

    public TextLine? After(int index) => index + 1 < Lines.Length ? Lines[index + 1] : null;

    /// <summary>Whether one of the next few lines ends in a colon and no sentence ends before it.</summary>
    public bool RunsToColon(int index) => _toColon[index] is > 1 and <= Reach;

    /// <summary>Whether one of the next three lines ends in the name of a kind of document and the run is a title by its form.</summary>
    public bool RunsToKindWord(int index) => _toKindWord[index] is > 1 and <= 4;

    /// <summary>Whether a date follows, after at most some lines that could be signatures.</summary>
    public bool DateFollows(int index) => _toDate[index + 1] <= 3;

    /// <summary>Whether a line is as wide as the column at which the text was broken into lines, and the next line may go on with it.</summary>
    public bool IsFull(int index) =>
        _column > 0 && WrapColumn.Width(Lines[index]) >= _column - 3 && After(index) is { Clean.BlankLinesBefore: 0 } next && next.Clean.Indent <= BodyIndent;

    /// <summary>The number that the list of attachments has reached with a line: 0 outside such a list, negative on a line that continues a name.</summary>
    public int AttachmentNumber(int index) => _attachmentNumber[index];

    /// <summary>Whether a line has the shape of an unnumbered heading between paragraphs.</summary>
    public bool IsHeadingShape(int index)
    {
        TextLine line = Lines[index];
        return line.Length is >= 2 and <= 28 && line.End == EndMark.None && line.Marker is null && !line.IsDate && !line.IsBracketed && line.Cells < 2
            && !HasInnerMark(line.Text)
            && IsParagraph(After(index)) && (index == 0 || IsParagraph(Before(index)) || Before(index)!.HashLevel > 0);
    }

    private static bool HasInnerMark(string text) => text.AsSpan().ContainsAny("。；：");

    private static bool IsParagraph(TextLine? line) => line is not null && line.Length > 22 && line.End is EndMark.Sentence or EndMark.Colon or EndMark.Semicolon;

    private void LookAhead()
    {
        _toColon[Lines.Length] = byte.MaxValue;
        _toKindWord[Lines.Length] = byte.MaxValue;
        _toDate[Lines.Length] = 99;
        for (int index = Lines.Length - 1; index >= 0; index--)
        {
            TextLine line = Lines[index];
            bool open = line.End is EndMark.None or EndMark.Comma && !line.HasInnerEnd && line.Marker is null && !line.IsBracketed;
            bool colon = line.End == EndMark.Colon && !GenreWords.ContainsAny(line.Text, GenreWords.Current.Introductions);
            _toColon[index] = colon ? (byte)1 : Step(open, _toColon[index + 1]);
            bool titled = line.End == EndMark.None && line.Length <= 60 && !line.IsDate && line.Marker is null;
            bool kind = titled && LineForms.KindWordLength(line.Text) > 0;
            _toKindWord[index] = kind ? (byte)1 : Step(titled, _toKindWord[index + 1]);
            bool signed = line.End == EndMark.None && line.Length <= 40 && line.Marker is null;
            _toDate[index] = line.IsDate ? 0 : signed ? Math.Min(_toDate[index + 1] + 1, 99) : 99;
        }
    }

    private static byte Step(bool open, byte next) => open && next < Reach ? (byte)(next + 1) : byte.MaxValue;

    private void FollowAttachments()
    {
        int number = 0;
        for (int index = 0; index < Lines.Length; index++)
        {
            TextLine line = Lines[index];
            int opener = AttachmentForms.OpenerLength(line.Text);
            if (opener > 0)
            {
                Enumerator? first = EnumeratorScanner.Read(line, opener);
                number = first is { } marker ? marker.Value : 1;
                _attachmentNumber[index] = number;
            }
            else if (number > 0)
            {
                number = Continue(line, index, number);
            }
        }
    }

    private int Continue(TextLine line, int index, int number)
    {
        bool next = line.Marker is { } marker && marker.Value == number + 1 && line.End is EndMark.None or EndMark.Semicolon or EndMark.Sentence;
        bool wrapped = line.Marker is null && line.End == EndMark.None && !line.IsDate && line.Length <= 40 && _attachmentNumber[index - 1] > 0;
        _attachmentNumber[index] = next ? number + 1 : wrapped ? -number : 0;
        return next ? number + 1 : wrapped ? number : 0;
    }

    private static int UsualIndent(TextLine[] lines)
    {
        Dictionary<int, int> counts = [];
        foreach (TextLine line in lines)
        {
            int weight = line.Length > 30 ? 3 : 1;
            counts[line.Clean.Indent] = counts.GetValueOrDefault(line.Clean.Indent) + weight;
        }

        return counts.Count == 0 ? 0 : counts.MaxBy(pair => (pair.Value, -pair.Key)).Key;
    }
}
