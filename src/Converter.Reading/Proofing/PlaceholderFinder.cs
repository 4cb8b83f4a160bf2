using System.Buffers;
using System.Collections.Immutable;
using Converter.Documents;
using static Converter.Reading.Proofing.Characters;

namespace Converter.Reading.Proofing;

/// <summary>Finds what is still to be filled in: ××, XX市, 某某, ____, 【　】, （此处…）.</summary>
public static class PlaceholderFinder
{
    private const string Crosses = "×✕╳";
    private const string Letters = "XＸx";
    private const string Underlines = "_＿﹍";
    private const string Dimensions = "长宽高厚深径价量";
    private const string UnitEnds = "米寸件个元套台组座条根片盒箱人项月年天次只％%";
    private const string AfterLetter = "光射线轴染形型波坐";
    private const int LongestNote = 60;
    private static readonly SearchValues<char> s_starts = SearchValues.Create(Crosses + Letters + Underlines + "某【（(□");

    private static readonly string[] s_noteWords =
        ["此处", "待定", "待补", "待核", "待填", "待完善", "请填", "请补", "请插入", "填写", "略写", "具体时间", "具体名单"];

    /// <summary>The placeholders of a document, in reading order.</summary>
    /// <param name="document">The document.</param>
    public static ImmutableArray<Placeholder> Find(Document document)
    {
        ImmutableArray<Placeholder>.Builder found = ImmutableArray.CreateBuilder<Placeholder>();
        foreach (Block block in document.Blocks)
        {
            if (block is TextBlock text)
            {
                FindIn(text.Text, document.Source, found);
            }
            else if (block is TableBlock table)
            {
                foreach (MappedText cell in table.Rows.SelectMany(row => row.Cells))
                {
                    FindIn(cell, document.Source, found);
                }
            }
        }

        return found.ToImmutable();
    }

    private static void FindIn(MappedText mapped, SourceText source, ImmutableArray<Placeholder>.Builder found)
    {
        string text = mapped.Text;
        int at = 0;
        for (int step = text.AsSpan().IndexOfAny(s_starts); step >= 0; step = text.AsSpan(at).IndexOfAny(s_starts))
        {
            int start = at + step;
            (PlaceholderKind kind, int end) = ReadAt(text, start);
            if (end > start)
            {
                SourcePosition? place = mapped.SegmentCount == 0 ? null : source.PositionOf(Math.Min(mapped.SourceOffset(start), source.Text.Length));
                found.Add(new Placeholder(kind, text[start..end], place));
            }

            at = Math.Max(end, start + 1);
        }
    }

    // The kind, and the index behind the placeholder; where none begins here, the end of the run that was looked at is not past the start.
    private static (PlaceholderKind Kind, int End) ReadAt(string text, int start) => text[start] switch
    {
        '某' => (PlaceholderKind.Someone, RunEnd(text, start, c => c == '某') is var end && end - start > 1 ? end : start),
        '【' or '（' or '(' => InBrackets(text, start),
        '□' => (PlaceholderKind.Blank, RunEnd(text, start, c => c == '□') is var end && end - start > 1 ? end : start),
        char c when Underlines.Contains(c) => (PlaceholderKind.Underline, UnderlineEnd(text, start)),
        char c when Crosses.Contains(c) => (PlaceholderKind.Cross, CrossEnd(text, start)),
        _ => (PlaceholderKind.Letter, LetterEnd(text, start)),
    };

    private static int UnderlineEnd(string text, int start)
    {
        int end = RunEnd(text, start, c => Underlines.Contains(c));
        return end - start > 2 || (end - start == 2 && !IsWordCharacter(text, start - 1) && !IsWordCharacter(text, end)) ? end : start;
    }

    // A single × between two quantities is a multiplication sign: 480毫米×140毫米, 3 × 5, 长×宽×高.
    private static int CrossEnd(string text, int start)
    {
        int end = RunEnd(text, start, c => Crosses.Contains(c));
        if (end - start > 1)
        {
            return end;
        }

        if (text.Length == 1)
        {
            // A cross in a cell of a table says no.
            return start;
        }

        int before = RunStart(text, start, IsBlank) - 1;
        int after = RunEnd(text, end, IsBlank);
        char left = before >= 0 ? text[before] : '\0';
        char right = after < text.Length ? text[after] : '\0';
        bool isLeft = IsDigit(left) || Dimensions.Contains(left) || UnitEnds.Contains(left) || char.IsAsciiLetter(left) || left is '）' or ')';
        bool isRight = IsDigit(right) || Dimensions.Contains(right) || char.IsAsciiLetter(right) || right is '（' or '(';
        return isLeft && isRight ? start : end;
    }

    private static int LetterEnd(string text, int start)
    {
        char letter = text[start];
        int end = RunEnd(text, start, c => c == letter);
        char before = start > 0 ? text[start - 1] : '\0';
        char after = end < text.Length ? text[end] : '\0';
        bool isName = before == ' ' && start > 1 && IsLatin(text[start - 2]);
        bool isInWord = isName || IsLatin(before) || IsLatin(after) || before is '-' or '.' or '/' or '_' || after is '-' or '/' or '_';
        bool isSymbol = end - start == 1 && (AfterLetter.Contains(after) || IsNamed(text.AsSpan(end)) || IsDigit(after) || (IsDigit(before) && !IsHan(after)));
        bool touchesHan = IsHan(before) || IsHan(after);
        bool isLong = letter != 'x' || end - start > 1;
        return touchesHan && isLong && !isInWord && !isSymbol ? end : start;
    }

    private static (PlaceholderKind Kind, int End) InBrackets(string text, int start)
    {
        ReadOnlySpan<char> rest = text.AsSpan(start + 1, Math.Min(text.Length - start - 1, LongestNote));
        int close = rest.IndexOfAny("】）)");
        if (close < 0)
        {
            return (PlaceholderKind.Note, start);
        }

        ReadOnlySpan<char> inside = rest[..close].Trim();
        bool isNote = false;
        foreach (string word in s_noteWords)
        {
            isNote |= inside.StartsWith(word);
        }

        bool isBlank = inside.IsEmpty && (text[start] == '【' || close > 1);
        return (isNote ? PlaceholderKind.Note : PlaceholderKind.Blank, isNote || isBlank ? start + close + 2 : start);
    }

    // “用X代表……” names a letter.
    private static bool IsNamed(ReadOnlySpan<char> after) => after.StartsWith("代表") || after.StartsWith("表示");

    private static bool IsLatin(char c) => char.IsAsciiLetter(c);

    private static bool IsWordCharacter(string text, int at) => at >= 0 && at < text.Length && char.IsAsciiLetterOrDigit(text[at]);
}
