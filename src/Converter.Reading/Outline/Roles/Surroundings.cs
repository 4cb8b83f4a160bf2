using Converter.Reading.Outline.Enumerators;
using Converter.Reading.Outline.Facts;
using Converter.Reading.Outline.Lines;

namespace Converter.Reading.Outline.Roles;

/// <summary>The lines of a text with what only their neighbours tell; made in two passes over the lines.</summary>
internal sealed class Surroundings
{
    private const int Reach = 6;
    private const int LongestFirstHeading = 12;
    private const int LeastFragments = 5;
    private const int LongestParagraph = 6;
    private const int ShortestParagraph = 12;
    private const int ShortestName = 6;
    private const int LongestName = 40;
    private readonly Dictionary<EnumeratorFamily, int> _firstNumber = [];
    private readonly byte[] _toColon;
    private readonly byte[] _toKindWord;
    private readonly byte[] _toDate;
    private readonly int[] _attachmentNumber;
    private readonly int _column;
    private readonly bool[] _contents;
    private readonly bool[] _mayBegin;
    private readonly bool[] _amongFragments;
    private HashSet<string>.AlternateLookup<ReadOnlySpan<char>>? _names;

    /// <summary>Looks at the lines.</summary>
    /// <param name="lines">The lines in order.</param>
    public Surroundings(TextLine[] lines)
    {
        Lines = lines;
        _toColon = new byte[lines.Length + 1];
        _toKindWord = new byte[lines.Length + 1];
        _toDate = new byte[lines.Length + 1];
        _attachmentNumber = new int[lines.Length];
        LookAhead();
        FindFirstNumbers();
        FollowAttachments();
        BodyIndent = UsualIndent(lines);
        _column = WrapColumn.Of(lines);
        _contents = ContentsTable.Find(lines);
        _amongFragments = FindFragments(lines);
        _mayBegin = FindBeginnings(lines);
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
        _column > 0 && WrapColumn.FullWidth(Lines[index]) >= _column - WrapColumn.Slack && After(index) is { Clean.BlankLinesBefore: 0 } next && next.Clean.Indent <= BodyIndent;

    /// <summary>The line that ends the paragraph a line begins, in a text broken into lines; the line itself elsewhere.</summary>
    public TextLine LastOf(TextLine line)
    {
        int index = line.Index;
        while (index - line.Index < LongestParagraph && IsFull(index) && !Lines[index + 1].IsNumbered)
        {
            index++;
        }

        return Lines[index];
    }

    /// <summary>Whether a line belongs to a table of contents (目录).</summary>
    public bool IsContents(int index) => _contents[index];

    /// <summary>Whether a line stands in a row of five or more short lines without end marks, none of them a date, below a paragraph.</summary>
    public bool IsAmongFragments(int index) => _amongFragments[index];

    /// <summary>Whether a line stands in one pair of brackets, or makes one with the line before or after it.</summary>
    public bool IsBracketed(int index) => Lines[index].IsBracketed || OpensBracket(index) || (index > 0 && OpensBracket(index - 1));

    /// <summary>Whether a document may begin at a line: near the top, or a few lines below a date, a note, an attachment label or the imprint.</summary>
    public bool MayBegin(int index) => _mayBegin[index];

    /// <summary>Whether a line is, word for word, what stands in 《》 somewhere in the text: the document that is put in force.</summary>
    public bool IsNamed(TextLine line) =>
        line is { Length: >= ShortestName and <= LongestName, End: EndMark.None, IsNumbered: false, Cells: < 2 } && !IsAmongFragments(line.Index)
        && (_names ??= FindNames(Lines)).Contains(line.Text);

    /// <summary>Whether one of the next few lines begins with number 1 of a family that was counted before.</summary>
    public bool NumbersRestart(int index)
    {
        for (int next = index + 1; next < Math.Min(Lines.Length, index + 5); next++)
        {
            if (Lines[next].Marker is { } marker)
            {
                return marker.Value == 1 && _firstNumber.TryGetValue(marker.Family, out int first) && first < index;
            }
        }

        return false;
    }

    private bool OpensBracket(int index) =>
        index + 1 < Lines.Length && Lines[index].Text[0] is '（' or '(' && Lines[index].Text.AsSpan().IndexOfAny('）', ')') < 0
        && Lines[index + 1].Text[^1] is '）' or ')' && Sentences.IsBracketed(Lines[index].Text + Lines[index + 1].Text);

    /// <summary>The number that the list of attachments has reached with a line: 0 outside such a list, negative on a line that continues a name.</summary>
    public int AttachmentNumber(int index) => _attachmentNumber[index];

    /// <summary>Whether a line has the shape of an unnumbered heading between paragraphs.</summary>
    public bool IsHeadingShape(int index)
    {
        TextLine line = Lines[index];
        return line.Length is >= 2 and <= 28 && line.End == EndMark.None && !line.IsNumbered && !line.IsDate && !line.IsBracketed && line.Cells < 2
            && !HasInnerMark(line.Text) && line.Text[0] != '…'
            && (IsParagraph(After(index), line) || (index > 0 && Introduces(After(index)))) && (index == 0 || IsParagraph(Before(index), line) || Before(index)!.HashLevel > 0);
    }

    /// <summary>Whether a line is the first of several unnumbered headings and stands right below the title.</summary>
    public bool IsHeadingBelowTitle(int index)
    {
        TextLine line = Lines[index];
        return HeadingShapes > 1 && index > 0 && line is { Length: >= 2 and <= LongestFirstHeading, End: EndMark.None, IsNumbered: false, IsDate: false, IsBracketed: false, Cells: < 2 }
            && line is { KindWordLength: 0, IsOrgan: false, IsName: false } && !HasInnerMark(line.Text) && IsParagraph(After(index), line)
            && Before(index) is { End: EndMark.None, IsNumbered: false, IsDate: false } before && before.Length > line.Length;
    }

    private static bool HasInnerMark(string text) => text.AsSpan().ContainsAny("。；：");

    // Beside a line of a few words a short sentence is a paragraph, too; beside a longer one it may be the rest of it.
    private static bool IsParagraph(TextLine? line, TextLine beside) =>
        line is { Length: > 22, End: EndMark.Sentence or EndMark.Colon or EndMark.Semicolon }
        || (beside.Length <= LongestFirstHeading && line is { Length: >= ShortestParagraph, End: EndMark.Sentence, IsNumbered: false });

    // ……主要体现在：— what leads on to a list is shorter than other paragraphs.
    private static bool Introduces(TextLine? line) => line is { End: EndMark.Colon, Length: > 14, IsNumbered: false };

    private void LookAhead()
    {
        _toColon[Lines.Length] = byte.MaxValue;
        _toKindWord[Lines.Length] = byte.MaxValue;
        _toDate[Lines.Length] = byte.MaxValue;
        for (int index = Lines.Length - 1; index >= 0; index--)
        {
            TextLine line = Lines[index];
            bool open = line.End is EndMark.None or EndMark.Comma && !line.HasInnerEnd && !line.IsNumbered && !line.IsBracketed;
            bool colon = line.End == EndMark.Colon && !GenreWords.ContainsAny(line.Text, GenreWords.Current.Introductions);
            _toColon[index] = colon ? (byte)1 : Step(open, _toColon[index + 1]);
            bool titled = line.End == EndMark.None && line.Length <= 60 && !line.IsDate && !line.IsNumbered;
            bool kind = titled && line.KindWordLength > 0;
            _toKindWord[index] = kind ? (byte)1 : Step(titled, _toKindWord[index + 1]);
            bool signed = line.End == EndMark.None && line.Length <= 40 && !line.IsNumbered;
            _toDate[index] = line.IsDate ? (byte)0 : Step(signed, _toDate[index + 1]);
        }
    }

    private static byte Step(bool open, byte next) => open && next < Reach ? (byte)(next + 1) : byte.MaxValue;

    private void FollowAttachments()
    {
        int number = 0;
        for (int index = 0; index < Lines.Length; index++)
        {
            TextLine line = Lines[index];
            int opener = line.AttachmentOpener;
            opener = opener == 0 && IsSoftOpener(line) ? line.AttachmentLabel : opener;
            if (opener > 0)
            {
                Enumerator? first = EnumeratorScanner.Read(line, opener);
                number = first is { } marker ? marker.Value : Math.Max(1, AttachmentForms.DashedNumber(line.Text.AsSpan(opener)));
                _attachmentNumber[index] = number;
            }
            else if (number > 0)
            {
                number = Continue(line, index, number);
            }
        }
    }

    // “附件1.……” without a colon is a note where the next attachment or the signature follows.
    private bool IsSoftOpener(TextLine line)
    {
        if (line.AttachmentLabel == 0)
        {
            return false;
        }

        TextLine? next = After(line.Index);
        return DateFollows(line.Index) || next is { Marker: { Value: 2 } } || (next is not null && next.AttachmentLabel > 0);
    }

    private int Continue(TextLine line, int index, int number)
    {
        bool next = (line.Marker is { } marker ? marker.Value : AttachmentForms.DashedNumber(line.Text)) == number + 1 && line.End is EndMark.None or EndMark.Semicolon or EndMark.Sentence;
        bool wrapped = !line.IsNumbered && line.End == EndMark.None && !line.IsDate && line.Length <= 40 && _attachmentNumber[index - 1] > 0;
        _attachmentNumber[index] = next ? number + 1 : wrapped ? -number : 0;
        return next ? number + 1 : wrapped ? number : 0;
    }

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> FindNames(TextLine[] lines)
    {
        HashSet<string>.AlternateLookup<ReadOnlySpan<char>> names = new HashSet<string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (TextLine line in lines)
        {
            ReadOnlySpan<char> rest = line.Text;
            for (int open = rest.IndexOf('《'); open >= 0; open = rest.IndexOf('《'))
            {
                rest = rest[(open + 1)..];
                int close = rest.IndexOf('》');
                if (close is >= ShortestName and <= LongestName)
                {
                    names.Add(rest[..close]);
                }
            }
        }

        return names;
    }

    private static bool[] FindBeginnings(TextLine[] lines)
    {
        bool[] beginnings = new bool[lines.Length];
        int last = 0;
        for (int index = 0; index < lines.Length; index++)
        {
            TextLine line = lines[index];
            bool border = line.IsDate || line.IsBracketed || line.IsAttachmentLabel || line.AttachmentLabel > 0
                || line.Text.EndsWith("印发", StringComparison.Ordinal) || (line.HashLevel == 1);
            beginnings[index] = index - last <= Reach;
            last = border ? index : last;
        }

        return beginnings;
    }

    private void FindFirstNumbers()
    {
        foreach (TextLine line in Lines)
        {
            if (line.Marker is { Value: 1 } marker)
            {
                _firstNumber.TryAdd(marker.Family, line.Index);
            }
        }
    }

    // Whether each line stands in a row of enough fragments, below the first paragraph.
    private static bool[] FindFragments(TextLine[] lines)
    {
        bool[] among = new bool[lines.Length];
        int start = 0;
        bool below = false;
        for (int index = 0; index <= lines.Length; index++)
        {
            bool fragment = index < lines.Length && lines[index].End == EndMark.None && lines[index].Length <= 40 && !lines[index].IsNumbered && !lines[index].IsDate;
            if (!fragment)
            {
                among.AsSpan(start, index - start).Fill(below && index - start >= LeastFragments);
                start = index + 1;
                below |= index < lines.Length && lines[index].End == EndMark.Sentence;
            }
        }

        return among;
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
