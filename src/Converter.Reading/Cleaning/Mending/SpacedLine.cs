using Converter.Reading.Cleaning.Characters;

namespace Converter.Reading.Cleaning.Mending;

/// <summary>Judges the spaces of a paragraph by the pieces of Han between them.</summary>
/// <param name="IsSentence">Whether the paragraph is running text.</param>
/// <param name="IsLetterspaced">Whether its characters are set apart one by one (办 公 厅 文 件).</param>
/// <param name="NarrowestGap">Width of its narrowest gap, in characters.</param>
internal readonly record struct SpacedLine(bool IsSentence, bool IsLetterspaced, int NarrowestGap)
{
    private const int ShortestSentence = 20;
    private const int LongestPiece = 12;
    private const int LeastLetters = 3;
    private const int LongNumber = 7;
    private const int Beginning = 8;

    // Names of bodies stand side by side with a space between them: 中共中央办公厅 国务院办公厅.
    private const string BodyEndings = "厅部委局院会府办室社团军党省市县区司协处署组校所站行";
    private const string DateParts = "年月日时分秒";
    private const string Units = "年月日时分秒号个项条次万亿元人名户家倍度届期周天";

    /// <summary>Measures a paragraph.</summary>
    public static SpacedLine Of(ReadOnlySpan<char> text)
    {
        int pieces = 0;
        int letters = 0;
        int narrowest = int.MaxValue;
        int index = 0;
        while (index < text.Length)
        {
            bool blank = CharacterTable.Is(text[index], CharacterKind.Blank);
            bool han = Neighbours.IsHan(text[index]);
            int end = index + 1;
            while (end < text.Length && (blank || han) && Same(text[end], blank))
            {
                end++;
            }

            narrowest = blank ? Math.Min(narrowest, end - index) : narrowest;
            bool apart = han && IsBlankOrEdge(text, index - 1) && IsBlankOrEdge(text, end);
            pieces += apart ? 1 : 0;
            letters += apart && end - index == 1 ? 1 : 0;
            index = end;
        }

        bool sentence = text.Length >= ShortestSentence && text.IndexOfAny('，', '。', '；') >= 0;
        return new SpacedLine(sentence, letters >= LeastLetters && 3 * letters >= 2 * pieces, narrowest);
    }

    /// <summary>Whether a gap between two Han characters means nothing.</summary>
    public bool IsIdleBetweenHan(ReadOnlySpan<char> text, int start, int end)
    {
        if (DateParts.Contains(text[start - 1]) || DateParts.Contains(text[end]))
        {
            // “  年  月  日” is a date to be filled in; “6月 27日” is not.
            return IsSentence && end - start == 1 && start >= 2 && Neighbours.IsWestern(text[start - 2]);
        }

        int left = PieceBefore(text, start);
        int right = PieceFrom(text, end);
        bool lettersOnly = left == 1 && right == 1 && !IsBlank(text, start - 2) && !IsBlank(text, end + 1);
        if (IsLetterspaced || lettersOnly)
        {
            return end - start <= (IsLetterspaced ? NarrowestGap : 4);
        }

        return IsSentence && end - start == 1 && text[start] != '\u3000' && !PartsNames(text, start, end, left, right);
    }

    /// <summary>Whether a gap between Han and a Western word or figure means nothing.</summary>
    public bool IsIdleBesideWestern(ReadOnlySpan<char> text, int start, int end)
    {
        if (end - start > 1 || text[start] == '\u3000')
        {
            return false;
        }

        bool digitLeft = char.IsAsciiDigit(text[start - 1]);
        bool unit = digitLeft ? Units.Contains(text[end]) : char.IsAsciiDigit(text[end]) && DateParts.Contains(text[start - 1]);
        if (unit)
        {
            return start > 1 || !digitLeft || DateParts.Contains(text[end]) || IsSentence;
        }

        // “1 总则”, “图1 示意图”: there the space parts the number from the heading.
        bool begins = start <= Beginning && text[..start].IndexOfAny('，', '。', '；') < 0;
        return IsSentence && !begins && FigureLength(text, start, end) < LongNumber;
    }

    private static bool Same(char character, bool blank) =>
        blank ? CharacterTable.Is(character, CharacterKind.Blank) : Neighbours.IsHan(character);

    private static bool IsBlankOrEdge(ReadOnlySpan<char> text, int index) => index < 0 || index >= text.Length || IsBlank(text, index);

    private static bool IsBlank(ReadOnlySpan<char> text, int index) =>
        index >= 0 && index < text.Length && CharacterTable.Is(text[index], CharacterKind.Blank);

    private static bool PartsNames(ReadOnlySpan<char> text, int start, int end, int left, int right)
    {
        bool bodies = BodyEndings.Contains(text[start - 1]) && right >= 2;
        bool slogans = left == right && left >= 4;
        bool chapter = start <= Beginning && text[0] == '第';
        bool list = IsBlank(text, start - left - 1) || IsBlank(text, end + right);
        bool headed = start <= Beginning && Junk.LineForms.MarkerLength(text[..start]) > 0;
        return bodies || slogans || chapter || list || headed;
    }

    private static int PieceBefore(ReadOnlySpan<char> text, int end)
    {
        int length = 0;
        while (length < LongestPiece && length < end && Neighbours.IsHan(text[end - length - 1]))
        {
            length++;
        }

        return length;
    }

    private static int PieceFrom(ReadOnlySpan<char> text, int start)
    {
        int length = 0;
        while (length < LongestPiece && start + length < text.Length && Neighbours.IsHan(text[start + length]))
        {
            length++;
        }

        return length;
    }

    // Length of the figure beside the gap; letters count as none.
    private static int FigureLength(ReadOnlySpan<char> text, int start, int end)
    {
        int length = 0;
        bool left = char.IsAsciiDigit(text[start - 1]);
        while (length < LongNumber && (left ? start - length - 1 >= 0 && char.IsAsciiDigit(text[start - length - 1])
            : end + length < text.Length && char.IsAsciiDigit(text[end + length])))
        {
            length++;
        }

        return length;
    }
}
