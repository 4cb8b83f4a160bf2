using Converter.Reading.Cleaning.Characters;

namespace Converter.Reading.Cleaning.Junk;

/// <summary>Signs of a site that show in the make of a line, not in its words.</summary>
internal static class LineSigns
{
    private const string Brackets = "().,";
    private const string RareSigns = "{}|\\^~`$#@!&*;'\"?<>_[]";
    private const string FactSigns = "KMGBP.-|/+·•，：大小";
    private const int LongestFacts = 24;
    private const int LongestFact = 8;
    private const int LeastPairs = 3;
    private const int LongestLabel = 5;
    private const int LongestRelated = 10;
    private const int LeastNoise = 8;
    private const int LongestNoise = 120;
    private const int LongestWord = 3;
    private const int LeastPieces = 4;
    private const int LeastLetters = 3;
    private const int LeastMixed = 2;

    private static readonly string[] OwnWords = ["联系", "电话", "地址", "邮箱", "传真", "邮编", "手机", "地点", "主持", "记录", "出席", "列席", "参加"];

    private static readonly string[] RelatedOpenings = ["相关", "类似", "相似", "热门", "热点", "最新", "精彩", "推荐", "延伸", "往期", "猜你", "为你推荐", "更多"];

    /// <summary>Whether a line holds three or more pairs of a short label and its value.</summary>
    /// <param name="content">The line itself, without blanks at its ends.</param>
    public static bool HoldsLabelPairs(ReadOnlySpan<char> content)
    {
        int pairs = 0;
        int label = 0;
        for (int at = 0; at + 1 < content.Length; at++)
        {
            if (content[at] is '：' or ':')
            {
                pairs += label is >= 2 and <= LongestLabel && !char.IsAsciiDigit(content[at - 1]) ? 1 : 0;
                label = 0;
            }
            else if (CharacterTable.Is(content[at], CharacterKind.Blank) || content[at] is '|' or '｜' or '\t')
            {
                label = 0;
            }
            else
            {
                label = content[at] is >= '一' and <= '鿿' ? label + 1 : LongestLabel + 1;
            }
        }

        return pairs >= LeastPairs && !HoldsOwnWord(content);
    }

    // 联系人：… 电话：… 邮箱：… and 时间：… 地点：… 主持人：… stand in documents.
    private static bool HoldsOwnWord(ReadOnlySpan<char> content)
    {
        foreach (string word in OwnWords)
        {
            if (content.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a line announces a list of other pages, behind a name in brackets or alone.</summary>
    /// <param name="key">The bare line.</param>
    public static bool IsRelated(ReadOnlySpan<char> key)
    {
        int name = key[0] is '【' or '《' ? key.IndexOfAny('】', '》') + 1 : 0;
        ReadOnlySpan<char> label = key[name..].TrimEnd('：');
        if (label.Length is < 4 or > LongestRelated || label.ContainsAny("，。；、"))
        {
            return false;
        }

        foreach (string opening in RelatedOpenings)
        {
            if (label.StartsWith(opening, StringComparison.Ordinal))
            {
                return name > 0 || key[^1] == '：';
            }
        }

        return false;
    }

    /// <summary>Whether a line holds nothing but the facts of a file: its size, its pages, a count, with strokes between.</summary>
    /// <param name="key">The bare line.</param>
    public static bool IsFileFacts(ReadOnlySpan<char> key)
    {
        if (key.Length is < 3 or > LongestFacts || key[^1] is not ('B' or 'K' or 'M' or '页' or '|' or '+' or 'P'))
        {
            return false;
        }

        bool unit = false;
        int figures = 0;
        foreach (char character in key)
        {
            figures = char.IsAsciiDigit(character) ? figures + 1 : character is '.' ? figures : 0;
            if (character is '页' or 'B')
            {
                unit = true;
            }
            else if (!char.IsAsciiDigit(character) && !FactSigns.Contains(character, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return unit && figures < LongestFact;
    }

    /// <summary>Whether a line counts characters, as a site does that shows a part of a text.</summary>
    /// <param name="key">The bare line.</param>
    public static bool CountsCharacters(ReadOnlySpan<char> key)
    {
        int at = key.IndexOf('字');
        int before = at > 0 && key[at - 1] == '个' ? at - 2 : at - 1;
        return before >= 0 && char.IsAsciiDigit(key[before]);
    }

    /// <summary>Whether a line consists of random letters, figures and signs: no word, no Han character, no equation, figures and signs stuck to letters, signs that no text needs.</summary>
    /// <param name="content">The line itself, without blanks at its ends.</param>
    public static bool IsNoise(ReadOnlySpan<char> content)
    {
        if (content.Length is < LeastNoise or > LongestNoise || content[0] == '|' || content.Contains('='))
        {
            return false;
        }

        int pieces = 0;
        int mixed = 0;
        int letters = 0;
        int rare = 0;
        foreach (Range range in content.Split(' '))
        {
            ReadOnlySpan<char> piece = content[range];
            int figures = 0;
            int alphabetic = 0;
            int signs = 0;
            foreach (char character in piece)
            {
                if (character is < ' ' or > '~')
                {
                    return false;
                }

                figures += char.IsAsciiDigit(character) ? 1 : 0;
                alphabetic += char.IsAsciiLetter(character) ? 1 : 0;
                signs += char.IsAsciiLetterOrDigit(character) || Brackets.Contains(character, StringComparison.Ordinal) ? 0 : 1;
                rare += RareSigns.Contains(character, StringComparison.Ordinal) ? 1 : 0;
            }

            if (figures + alphabetic > LongestWord)
            {
                return false;
            }

            pieces += piece.IsEmpty ? 0 : 1;
            letters += alphabetic;
            mixed += (figures > 0 && alphabetic > 0) || (figures + alphabetic > 0 && signs > 0) ? 1 : 0;
        }

        return pieces >= LeastPieces && letters >= LeastLetters && mixed >= LeastMixed && rare > 0;
    }
}
