using System.Buffers;
using Converter.Reading.Outline.Facts;
using Converter.Reading.Outline.Lines;

namespace Converter.Reading.Outline.Enumerators;

/// <summary>
/// Finds enumerators. It knows their form alone: whether a series is meant is seen from its neighbours, later.
/// Years, dates, times, decimals, amounts and versions are no enumerators.
/// </summary>
internal static class EnumeratorScanner
{
    private const string Stops = ".．、";
    private const string Commas = "，,、：:";

    /// <summary>The characters that an enumerator may begin with.</summary>
    public static SearchValues<char> Starts { get; } = SearchValues.Create(string.Concat(Enumerable.Range(0, char.MaxValue).Select(code => (char)code).Where(IsStart)));

    /// <summary>Reads the enumerator that begins at an index.</summary>
    /// <param name="line">The line.</param>
    /// <param name="at">Where it begins.</param>
    /// <returns>The enumerator, or <see langword="null"/>.</returns>
    public static Enumerator? Read(TextLine line, int at)
    {
        ReadOnlySpan<char> text = line.Text;
        if (at >= text.Length)
        {
            return null;
        }

        char first = text[at];
        if (at == line.From && ReadCounted(line, at) is { } counted)
        {
            return counted;
        }

        return first switch
        {
            '（' or '(' => ReadBracketed(text, at),
            '【' or '〔' or '[' or '［' when at == line.From => ReadBracketed(text, at),
            '第' => ReadOrdinal(line, at),
            '其' or '首' or '再' or '最' => ReadWord(text, at),
            _ when HanNumber.DigitValue(first) >= 0 => DigitScanner.Read(line, at),
            _ when HanNumber.IsHanDigit(first) => ReadHan(text, at, at == line.From),
            _ when char.IsAsciiLetter(first) => ReadLetter(text, at),
            _ => SymbolScanner.Read(text, at, at == line.From),
        };
    }

    // 任务一：…… · 专题二 ……: a noun that documents count, its number, and a colon or a blank.
    private static Enumerator? ReadCounted(TextLine line, int at)
    {
        ReadOnlySpan<char> text = line.Text;
        int number = at + GenreWords.CountedNounLength;
        if (number + 2 >= text.Length || !HanNumber.IsHanDigit(text[number]) || !GenreWords.Current.IsCountedNoun(text[at..number]))
        {
            return null;
        }

        int value = HanNumber.ReadHan(text, number, out int length);
        int end = number + length;
        if (value < 1 || end + 1 >= text.Length)
        {
            return null;
        }

        bool colon = text[end] is '：' or ':';
        return colon || line.HasGap(end) ? new Enumerator(EnumeratorFamily.Counted, value, at, end - at + (colon ? 1 : 0)) : null;
    }

    private static bool IsStart(char character) =>
        character is '（' or '(' or '第' or '其' or '首' or '再' or '最' || HanNumber.DigitValue(character) >= 0 || HanNumber.IsHanDigit(character)
        || char.IsAsciiLetter(character) || SymbolScanner.Read([character], 0, opens: false) is not null;

    private static Enumerator? ReadBracketed(ReadOnlySpan<char> text, int at)
    {
        int value = HanNumber.ReadHan(text, at + 1, out int length);
        EnumeratorFamily family = EnumeratorFamily.HanParen;
        if (length == 0)
        {
            value = HanNumber.ReadDigits(text, at + 1, out length);
            family = EnumeratorFamily.DigitParen;
        }

        if (length == 0 && at + 1 < text.Length && char.IsAsciiLetter(text[at + 1]))
        {
            value = char.ToLowerInvariant(text[at + 1]) - 'a' + 1;
            length = 1;
            family = EnumeratorFamily.LetterParen;
        }

        int close = at + 1 + length;
        if (length == 0 || value is < 1 or > 99 || close >= text.Length || !IsClosed(text[at], text[close]))
        {
            return null;
        }

        int end = close + 1;
        bool odd = end < text.Length && Stops.Contains(text[end], StringComparison.Ordinal);
        return new Enumerator(family, value, at, end - at + (odd ? 1 : 0)) { Odd = odd || (text[at] == '（') != (text[close] == '）') };
    }

    // A round bracket of either width is closed by one of either width; 【一】 〔一〕 [1] by their own.
    private static bool IsClosed(char open, char close) => open switch
    {
        '（' or '(' => close is '）' or ')',
        '【' => close == '】',
        '〔' => close == '〕',
        _ => close is ']' or '］',
    };

    private static Enumerator? ReadHan(ReadOnlySpan<char> text, int at, bool opens)
    {
        int value = HanNumber.ReadHan(text, at, out int length);
        int next = at + length;
        if (value < 1 || next >= text.Length)
        {
            return null;
        }

        char after = text[next];
        if (after is '是' or '要' && value <= 30)
        {
            EnumeratorFamily family = after == '是' ? EnumeratorFamily.HanIs : EnumeratorFamily.HanMust;
            return new Enumerator(family, value, at, length + 1);
        }

        if (opens && next + 1 < text.Length && ReadOdd(after) is { } odd)
        {
            return new Enumerator(odd, value, at, length + 1) { Odd = true };
        }

        bool listed = next + 1 < text.Length && HanNumber.IsHanDigit(text[next + 1]) && IsShortNumberList(text, next + 1, value);
        return Stops.Contains(after, StringComparison.Ordinal) && !listed
            ? new Enumerator(EnumeratorFamily.Han, value, at, length + 1) { Odd = after != '、' }
            : null;
    }

    // 一，总体要求 and 一）总体要求: no paragraph begins so but by a slip.
    private static EnumeratorFamily? ReadOdd(char after) => after switch
    {
        '，' or ',' or '：' or ':' => EnumeratorFamily.Han,
        '）' or ')' => EnumeratorFamily.HanParen,
        _ => null,
    };

    // 一、二、三产业: numbers in a row, not an enumerator; 四、三层防线…… is one.
    private static bool IsShortNumberList(ReadOnlySpan<char> text, int at, int before)
    {
        int value = HanNumber.ReadHan(text, at, out int length);
        int after = at + length;
        return length > 0 && value == before + 1 && (after >= text.Length || text[after] == '、' || GenreWords.Current.IsUnit(text[after]));
    }

    private static Enumerator? ReadOrdinal(TextLine line, int at)
    {
        ReadOnlySpan<char> text = line.Text;
        int value = HanNumber.ReadHan(text, at + 1, out int length);
        bool han = length > 0;
        if (!han)
        {
            value = HanNumber.ReadDigits(text, at + 1, out length);
        }

        int next = at + 1 + length;
        if (length == 0 || next >= text.Length)
        {
            return null;
        }

        int counted = han ? CounterLength(text, next) : 0;
        if (counted > 0)
        {
            return new Enumerator(EnumeratorFamily.Ordinal, value, at, next + counted + 1 - at);
        }

        if (han && Commas.Contains(text[next], StringComparison.Ordinal))
        {
            bool listed = next + 1 < text.Length && text[next + 1] == '第';
            return listed ? null : new Enumerator(EnumeratorFamily.Ordinal, value, at, next + 1 - at);
        }

        return ReadDivision(line, at, value, next);
    }

    // 第一个问题：…… · 第二个方面，…… · 第三点，……: the length up to the mark behind it.
    private static int CounterLength(ReadOnlySpan<char> text, int at)
    {
        int from = text[at] == '个' ? at + 1 : at;
        int length = text[from..] switch
        {
            ['问', '题', ..] or ['方', '面', ..] or ['环', '节', ..] or ['层', '面', ..] or ['阶', '段', ..] => 2,
            ['点' or '件', ..] => 1,
            _ => 0,
        };
        int end = from + length;
        if (length == 0 && text[at] is '个' or '句' or '步' or '项' or '种' or '款' or '类' or '招' or '关')
        {
            return CountedLength(text, at);
        }

        return length > 0 && end + 1 < text.Length && Commas.Contains(text[end], StringComparison.Ordinal) ? end - at : 0;
    }

    // 第一句话：…… · 第二个词：…… · 第三步：……: a measure word, a noun of two characters at most and a colon.
    private static int CountedLength(ReadOnlySpan<char> text, int at)
    {
        int end = at + 1;
        while (end < text.Length && end - at <= 2 && text[end] is >= '一' and <= '鿿')
        {
            end++;
        }

        return end + 1 < text.Length && text[end] is '：' or ':' ? end - at : 0;
    }

    private static Enumerator? ReadDivision(TextLine line, int at, int value, int next)
    {
        ReadOnlySpan<char> text = line.Text;
        (EnumeratorFamily Family, int Length) division = text[next..] switch
        {
            ['部', '分', ..] => (EnumeratorFamily.Part, 2),
            ['编' or '篇', ..] => (EnumeratorFamily.Part, 1),
            ['章', ..] => (EnumeratorFamily.Chapter, 1),
            ['节', ..] => (EnumeratorFamily.Section, 1),
            ['条', ..] => (EnumeratorFamily.Article, 1),
            _ => (default, 0),
        };
        int end = next + division.Length;
        bool referred = end < text.Length && !line.HasGap(end) && "的和与、，及规至第中所款项".Contains(text[end], StringComparison.Ordinal);
        return division.Length == 0 || referred ? null : new Enumerator(division.Family, value, at, end - at);
    }

    private static Enumerator? ReadWord(ReadOnlySpan<char> text, int at)
    {
        (EnumeratorFamily Family, int Value, int Length) word = text[at..] switch
        {
            ['首', '先', ..] => (EnumeratorFamily.Sequencer, 1, 2),
            ['其', '次', ..] => (EnumeratorFamily.Sequencer, 2, 2),
            ['再', '次' or '者', ..] => (EnumeratorFamily.Sequencer, 3, 2),
            ['最', '后', ..] => (EnumeratorFamily.Sequencer, Enumerator.Last, 2),
            ['其', ..] when HanNumber.ReadHan(text, at + 1, out int length) is int value and > 0 => (EnumeratorFamily.HanThus, value, 1 + length),
            _ => (default, 0, 0),
        };
        int end = at + word.Length;
        bool closed = end < text.Length && (text[end] is '，' or ',' or '：' or '、' or '是');
        return word.Length > 0 && closed ? new Enumerator(word.Family, word.Value, at, word.Length + 1) : null;
    }

    private static Enumerator? ReadLetter(ReadOnlySpan<char> text, int at)
    {
        int end = at;
        while (end < text.Length && end - at < 5 && text[end] is 'I' or 'V' or 'X')
        {
            end++;
        }

        bool roman = end > at && (end - at > 1 || text[at] == 'I');
        end = roman ? end : at + 1;
        if (end >= text.Length || end - at > 4)
        {
            return null;
        }

        bool half = text[end] is ')' or '）';
        bool separated = Stops.Contains(text[end], StringComparison.Ordinal) || half;
        bool word = end + 1 < text.Length && (char.IsAsciiLetterOrDigit(text[end + 1]) || text[end + 1] == '.');
        if (!separated || word)
        {
            return null;
        }

        return roman
            ? new Enumerator(EnumeratorFamily.Roman, RomanValue(text[at..end]), at, end + 1 - at)
            : new Enumerator(half ? EnumeratorFamily.LetterParen : EnumeratorFamily.Letter, char.ToLowerInvariant(text[at]) - 'a' + 1, at, 2);
    }

    private static int RomanValue(ReadOnlySpan<char> digits)
    {
        int total = 0;
        int previous = 0;
        for (int index = digits.Length - 1; index >= 0; index--)
        {
            int value = digits[index] switch { 'I' => 1, 'V' => 5, _ => 10 };
            total += value < previous ? -value : value;
            previous = Math.Max(previous, value);
        }

        return total;
    }
}
