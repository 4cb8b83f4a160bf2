using Converter.Documents;
using Converter.Reading.Cleaning;
using Converter.Reading.Decoding;
using Converter.Reading.Importing;
using Converter.Reading.Outline.Enumerators;

namespace Converter.Reading.Outline.Lines;

/// <summary>
/// A cleaned line with its shape: what can be seen without looking at its neighbours. There is one for every line until the outline is
/// done, so what fits a byte is held in one.
/// </summary>
internal sealed class TextLine
{
    private const int LongestCounted = 24;

    private Enumerator _marker;

    /// <summary>Looks at a line.</summary>
    /// <param name="clean">The line.</param>
    /// <param name="source">The original.</param>
    /// <param name="index">Its place among the lines, from 0.</param>
    /// <param name="marks">What the file says of the line beyond its characters.</param>
    /// <param name="isTraditional">Whether the text is written in traditional characters.</param>
    public TextLine(CleanLine clean, SourceText source, int index, LineMarks? marks = null, bool isTraditional = false)
    {
        Clean = clean;
        Marks = marks;
        Source = source;
        Index = index;
        Text = isTraditional ? TraditionalHan.Simplify(clean.Text.Text) : clean.Text.Text;
        Length = Text.Length;
        (HashLevel, From) = marks is { HashLevel: > 0 } ? ((byte)marks.HashLevel, 0) : ReadHashes(Text);
        Count(EnumeratorScanner.Read(this, From));
        End = EndOf(Text);
        IsBracketed = Sentences.IsBracketed(Text);
        IsDate = Length <= 40 && DateForm.IsDate(IsBracketed ? Text.AsSpan(1, Length - 2) : Text);
        (Cells, HasFigures) = TableCells.Measure(source, clean);
        HasTab = Cells > 1 && source.Line(clean.Number).Trim(' ').Contains('\t');
        SentenceEnd = Sentences.FirstEnd(Text, IsNumbered ? _marker.End : From);
        HasClauses = Text.AsSpan().ContainsAny('，', '；');
        HasColon = Text.Contains('：', StringComparison.Ordinal);
        EndDate = DateForm.FindAtEnd(Text);
        IsDocumentNumber = LineForms.IsDocumentNumber(Text);
        IsOrdinalNumber = LineForms.IsOrdinalNumber(Text);
        KindWordLength = (byte)LineForms.KindWordLength(Text);
        IsOrgan = LineForms.IsOrgan(Text);
        IsName = LineForms.IsName(Text);
        AttachmentOpener = AttachmentForms.OpenerLength(Text);
        IsAttachmentLabel = AttachmentForms.IsLabel(Text);
        AttachmentLabel = (byte)AttachmentForms.LabelWithTitle(this);
    }

    public CleanLine Clean { get; }

    public SourceText Source { get; }

    /// <summary>What the file says of the line beyond its characters; <see langword="null"/> for plain text.</summary>
    public LineMarks? Marks { get; }

    /// <summary>Length of the beginning that the file sets apart from the rest, in the cleaned text; 0 where it sets none apart.</summary>
    public int MarkedLead => Marks is { LeadLength: > 0 } ? LeadOf(Source.LineStart(Clean.Number) + Marks.LeadLength) : 0;

    /// <summary>Place among the lines, from 0.</summary>
    public int Index { get; }

    /// <summary>The characters by which the line is recognised; what is written comes from <see cref="Clean"/>.</summary>
    public string Text { get; }

    /// <summary>Number of characters; here, too, so that the text itself need not be touched for it.</summary>
    public int Length { get; }

    /// <summary>Number of # before a Markdown heading; 0 otherwise.</summary>
    public byte HashLevel { get; }

    /// <summary>Index of the first character behind a Markdown mark.</summary>
    public int From { get; }

    /// <summary>The enumerator the line begins with.</summary>
    public Enumerator? Marker => IsNumbered ? _marker : null;

    /// <summary>Whether the line begins with an enumerator.</summary>
    public bool IsNumbered { get; private set; }

    public EndMark End { get; }

    /// <summary>Whether the whole line stands in one pair of brackets.</summary>
    public bool IsBracketed { get; }

    /// <summary>Whether the line is a date, perhaps in brackets, and nothing else.</summary>
    public bool IsDate { get; }

    /// <summary>Number of stretches that tabs or wide blanks part in the original line.</summary>
    public int Cells { get; }

    /// <summary>Whether a tab parts cells.</summary>
    public bool HasTab { get; }

    /// <summary>Whether one of several cells holds nothing but a number.</summary>
    public bool HasFigures { get; }

    /// <summary>Index behind the first sentence; -1 where no sentence ends.</summary>
    public int SentenceEnd { get; }

    /// <summary>Whether a sentence ends before the end of the line.</summary>
    public bool HasInnerEnd => SentenceEnd >= 0 && SentenceEnd < Length;

    /// <summary>Whether a comma or semicolon stands in the line.</summary>
    public bool HasClauses { get; }

    /// <summary>Whether a colon stands in the line.</summary>
    public bool HasColon { get; }

    /// <summary>Index at which a date begins that ends the line; the length of the line where none does.</summary>
    public int EndDate { get; }

    /// <summary>Whether the line is a 发文字号.</summary>
    public bool IsDocumentNumber { get; }

    /// <summary>Whether the line is the number of an order or an issue: 第12号, 第3期.</summary>
    public bool IsOrdinalNumber { get; }

    /// <summary>Length of the kind word (文种) that ends the line; 0 where there is none.</summary>
    public byte KindWordLength { get; }

    /// <summary>Whether the line could be the name of an organ.</summary>
    public bool IsOrgan { get; }

    /// <summary>Whether the line could be a person's name, an office before it or not.</summary>
    public bool IsName { get; }

    /// <summary>Length of 附件： with its number at the beginning of an attachment note; 0 where the line is none.</summary>
    public int AttachmentOpener { get; }

    /// <summary>Whether the line is the label that opens an attachment.</summary>
    public bool IsAttachmentLabel { get; }

    /// <summary>Length of 附件 with its number where a title follows on the line; 0 otherwise.</summary>
    public byte AttachmentLabel { get; }

    /// <summary>Whether a blank stands at an index, or stood just before it and was taken out.</summary>
    /// <param name="index">0 … length of the text.</param>
    public bool HasGap(int index)
    {
        if (index >= Length)
        {
            return false;
        }

        if (char.IsWhiteSpace(Text[index]) || (index > 0 && char.IsWhiteSpace(Text[index - 1])))
        {
            return true;
        }

        MappedText text = Clean.Text;
        int segment = text.SegmentsBefore(index);
        return segment < text.SegmentCount && text.Segment(segment).At == index && index > 0 && BlankBefore(text.Segment(segment).Source);
    }

    /// <summary>Takes a bare number at the beginning of a short line for an enumerator where the next line is the first part of it: 1总则 above 1.1制定目的.</summary>
    /// <param name="below">The next line.</param>
    public void CountAbove(TextLine below)
    {
        if (!IsNumbered && Length <= LongestCounted && End == EndMark.None && char.IsAsciiDigit(Text[0])
            && below.Marker is { Family: EnumeratorFamily.Decimal, Depth: 2, Value: 1 } first)
        {
            int value = HanNumber.ReadDigits(Text, 0, out int length);
            bool word = length < Length && Text[length] is >= '一' and <= '鿿';
            Count(word && first.Prefix == value + 1 ? new Enumerator(EnumeratorFamily.DigitBare, value, 0, length) : null);
        }
    }

    /// <summary>Takes a decimal before a word that may be a unit for an enumerator where it goes on with the one before: 1.3分级分类 behind 1.2制定依据.</summary>
    /// <param name="last">The decimal enumerator before.</param>
    public void CountOn(Enumerator? last)
    {
        if (IsNumbered || last is not { Depth: 2 } before || Length > LongestCounted || End != EndMark.None || !char.IsAsciiDigit(Text[0]))
        {
            return;
        }

        long whole = HanNumber.ReadDigits(Text, 0, out int length);
        bool point = length > 0 && length < Length && Text[length] is '.' or '．';
        int value = HanNumber.ReadDigits(Text, point ? length + 1 : 0, out int digits);
        int end = length + 1 + digits;
        if (point && digits > 0 && end < Length && Text[end] is >= '一' and <= '鿿' && before.Prefix == whole + 1 && value == before.Value + 1)
        {
            Count(before with { Value = value, Start = 0, Length = end });
        }
    }

    private void Count(Enumerator? marker)
    {
        IsNumbered = marker is not null;
        _marker = marker.GetValueOrDefault();
    }

    private int LeadOf(int sourceEnd)
    {
        int end = 0;
        while (end < Length && Clean.Text.SourceOffset(end) < sourceEnd)
        {
            end++;
        }

        while (end > 0 && char.IsWhiteSpace(Text[end - 1]))
        {
            end--;
        }

        return end < Length ? end : 0;
    }

    private bool BlankBefore(int offset) => offset > 0 && offset <= Source.Text.Length && char.IsWhiteSpace(Source.Text[offset - 1]);

    private static (byte Level, int From) ReadHashes(string text)
    {
        int hashes = 0;
        while (hashes < text.Length && hashes < 7 && text[hashes] is '#' or '＃')
        {
            hashes++;
        }

        int from = hashes;
        while (from < text.Length && char.IsWhiteSpace(text[from]))
        {
            from++;
        }

        return hashes is > 0 and < 7 && from > hashes && from < text.Length ? ((byte)hashes, from) : ((byte)0, 0);
    }

    private static EndMark EndOf(string text)
    {
        int last = text.Length - 1;
        while (last > 0 && text[last] is '”' or '’' or '」' or '』' or '*')
        {
            last--;
        }

        return text[last] switch
        {
            '。' or '！' or '？' or '!' or '?' or '…' => EndMark.Sentence,
            '；' or ';' => EndMark.Semicolon,
            '：' or ':' => EndMark.Colon,
            '，' or ',' or '、' => EndMark.Comma,
            _ => EndMark.None,
        };
    }
}
