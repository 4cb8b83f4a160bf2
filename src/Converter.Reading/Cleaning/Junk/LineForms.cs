using System.Buffers;
using System.Collections.Frozen;
using Converter.Reading.Cleaning.Characters;
using Converter.Reading.Cleaning.Lines;
using Converter.Reading.Cleaning.Rules;

namespace Converter.Reading.Cleaning.Junk;

/// <summary>Tells the forms of a line from its bare form; see <see cref="LineForm"/>.</summary>
internal static class LineForms
{
    private const string Numerals = "一二三四五六七八九十百零〇";
    private const int LongSentence = 40;
    private const int LongestTitle = 60;
    private const int LeastPieces = 4;
    private const int LongestPiece = 12;

    private static readonly FrozenSet<string> FileTypes = new[] { "DOC", "DOCX", "WPS", "PDF", "TXT", "XLS", "XLSX", "PPT", "PPTX", "RAR", "ZIP", "OFD" }.ToFrozenSet();

    private static readonly string[] TitleEndings =
    [
        "通知", "通报", "通告", "公告", "公报", "决定", "决议", "命令", "意见", "请示", "批复", "报告", "的函", "复函", "纪要", "议案", "办法",
        "规定", "细则", "条例", "方案", "规划", "计划", "要点", "讲话", "发言", "致辞", "讲稿", "总结", "汇报", "提纲", "指南", "章程", "制度",
        "文件", "倡议书", "责任书", "发言稿", "讲话稿", "材料", "规则", "打算", "主持词", "体会", "建议", "安排", "清单", "答复", "公示", "贺词",
        "党课", "思路", "说明", "承诺书", "守则", "准则", "公约", "预案", "纲要", "实践与思考",
    ];

    // Most lines end otherwise, and need no look at the words.
    private static readonly SearchValues<char> TitleEnds = SearchValues.Create(string.Concat(TitleEndings.Select(ending => ending[^1])));

    private static readonly string[] Labels =
    [
        "附件", "附：", "附录", "附表", "抄送", "抄报", "主送", "印发", "联系人", "签发人", "出席", "列席", "参加", "时间：", "地点：",
    ];

    /// <summary>The forms of a line.</summary>
    /// <param name="key">Its bare form.</param>
    /// <param name="content">The line itself, without blanks at its ends.</param>
    /// <param name="kinds">The kinds of characters in it; a form is not looked for where what it is made of is not there.</param>
    public static LineForm Of(ReadOnlySpan<char> key, ReadOnlySpan<char> content, CharacterKind kinds)
    {
        if (key.IsEmpty)
        {
            return LineForm.None;
        }

        LineForm forms = LineForm.None;
        bool breadcrumb = (kinds & CharacterKind.Arrow) != 0 && IsBreadcrumb(key);
        Set(ref forms, LineForm.Marker, MarkerLength(key) > 0);
        Set(ref forms, LineForm.Title, IsTitle(key) && !breadcrumb && !IsSiteName(key) && !HoldsHashtags(key));
        Set(ref forms, LineForm.DocNumber, HoldsDocNumber(key));
        Set(ref forms, LineForm.Addressee, IsAddressee(key));
        Set(ref forms, LineForm.Date, IsDate(key));
        bool sentence = key[^1] is '。' or '；';
        Set(ref forms, LineForm.Sentence, sentence);
        Set(ref forms, LineForm.LongSentence, sentence && key.Length >= LongSentence);
        Set(ref forms, LineForm.Exclaims, key[^1] == '！');
        Set(ref forms, LineForm.Bracketed, key.Length > 2 && key[0] == '【' && key[^1] == '】');
        Set(ref forms, LineForm.Breadcrumb, breadcrumb);
        bool address = (kinds & CharacterKind.Address) != 0;
        Set(ref forms, LineForm.Url, address && HoldsUrl(key));
        Set(ref forms, LineForm.Email, address && HoldsEmail(key));
        bool digits = (kinds & CharacterKind.Digit) != 0;
        Set(ref forms, LineForm.ContactNumber, digits && HoldsContactNumber(key));
        Set(ref forms, LineForm.Label, StartsWithLabel(key));
        Set(ref forms, LineForm.HoldsDate, digits && HoldsDate(key));
        bool colon = (kinds & CharacterKind.Colon) != 0;
        Set(ref forms, LineForm.BlankFill, colon && (kinds & CharacterKind.Blank) != 0 && HoldsBlankFill(content));
        Set(ref forms, LineForm.Menu, (kinds & (CharacterKind.Blank | CharacterKind.BarOrHash)) != 0 && IsMenu(content));
        Set(ref forms, LineForm.Clauses, (kinds & CharacterKind.Clause) != 0 && key.IndexOfAny("，；。") >= 0);
        Set(ref forms, LineForm.Clock, digits && HoldsClock(key));
        bool bars = (kinds & CharacterKind.BarOrHash) != 0;
        Set(ref forms, LineForm.Bars, bars && key.IndexOfAny('|', '｜') > 0);
        Set(ref forms, LineForm.Hashtag, bars && key.ContainsAny('#', '＃') && HoldsHashtags(key));
        Set(ref forms, LineForm.FileName, address && EndsInFile(key));
        Set(ref forms, LineForm.MachineTime, (forms & LineForm.Clock) != 0 && HoldsSeconds(key));
        Set(ref forms, LineForm.LabelPairs, colon && LineSigns.HoldsLabelPairs(content));
        Set(ref forms, LineForm.Related, LineSigns.IsRelated(key));
        Set(ref forms, LineForm.Noise, LineSigns.IsNoise(content));
        Set(ref forms, LineForm.CountedCharacters, digits && LineSigns.CountsCharacters(key));
        Set(ref forms, LineForm.FileFacts, digits && LineSigns.IsFileFacts(key));
        return forms;
    }

    /// <summary>Length of the enumerator at the start of a bare line (一、（一）1. 第一条 ① …); 0 where there is none.</summary>
    public static int MarkerLength(ReadOnlySpan<char> key)
    {
        if (key.IsEmpty)
        {
            return 0;
        }

        if (key[0] is >= '①' and <= '⒛' or >= '㈠' and <= '㈩' or >= '⒈' and <= '⒛')
        {
            return 1;
        }

        if (key[0] == '第')
        {
            int digits = NumberLength(key[1..]);
            return digits > 0 && 1 + digits < key.Length && key[1 + digits] is '章' or '节' or '条' or '编' or '部' or '，' or '、'
                ? digits + 2 : 0;
        }

        int open = key[0] is '（' or '〔' ? 1 : 0;
        int number = NumberLength(key[open..]);
        if (number is 0 or > 4 || open + number >= key.Length)
        {
            return 0;
        }

        char close = key[open + number];
        if (open == 1)
        {
            return close is '）' or '〕' ? number + 2 : 0;
        }

        bool marker = close is '、' or '）' || (close is '.' or '．' && !FollowsDigit(key, number + 1))
            || (!char.IsAsciiDigit(key[0]) && close is '是' or '要' or '，');
        return marker ? number + 1 : 0;
    }

    private static void Set(ref LineForm forms, LineForm form, bool present) => forms |= present ? form : LineForm.None;

    private static bool FollowsDigit(ReadOnlySpan<char> key, int at) => at < key.Length && char.IsAsciiDigit(key[at]);

    private static int NumberLength(ReadOnlySpan<char> key)
    {
        int length = 0;
        bool digits = !key.IsEmpty && char.IsAsciiDigit(key[0]);
        while (length < key.Length && length < 5 && (digits ? char.IsAsciiDigit(key[length]) : Numerals.Contains(key[length])))
        {
            length++;
        }

        return length;
    }

    private static bool StartsWithLabel(ReadOnlySpan<char> key)
    {
        foreach (string label in Labels)
        {
            if (key.StartsWith(label, StringComparison.Ordinal))
            {
                // 时间：2023-07-21 is how a site writes when it published; a meeting is on 7月21日.
                return !(label == "时间：" && key.Length > label.Length + 4 && key[label.Length + 4] == '-');
            }
        }

        return false;
    }

    private static bool IsTitle(ReadOnlySpan<char> key)
    {
        if (key.Length > LongestTitle || key.Length < 4 || key[^1] is '。' or '！' or '：' or '，')
        {
            return false;
        }

        int about = key.IndexOf("关于", StringComparison.Ordinal);
        ReadOnlySpan<char> end = TrimNote(key);
        if (!end.IsEmpty && TitleEnds.Contains(end[^1]))
        {
            foreach (string ending in TitleEndings)
            {
                if (end.EndsWith(ending, StringComparison.Ordinal))
                {
                    return key.IndexOf('：') < 0;
                }
            }
        }

        return about >= 0 && key.IndexOf('：') < 0 && key.IndexOf('，') < 0;
    }

    // ××网 - 各类范文、总结 · ××网_首页
    private static bool IsSiteName(ReadOnlySpan<char> key)
    {
        int at = key.IndexOf('网');
        return at > 0 && at + 1 < key.Length && key[at + 1] is '-' or '_' or '|' or '｜' or '－' or '—';
    }

    // 关于……的通知（试行）
    private static ReadOnlySpan<char> TrimNote(ReadOnlySpan<char> key)
    {
        int open = key[^1] == '）' ? key.LastIndexOf('（') : -1;
        return open > 0 ? key[..open] : key;
    }

    private static bool HoldsDocNumber(ReadOnlySpan<char> key)
    {
        if (key.Length > LongestTitle || key[^1] != '号')
        {
            return RegisteredNumber.Is(key);
        }

        int open = key.IndexOfAny("〔【（");
        return open >= 0 && key.Length > open + 6 && char.IsAsciiDigit(key[open + 1]) && char.IsAsciiDigit(key[open + 4])
            && key[open + 5] is '〕' or '】' or '）';
    }

    private static bool IsAddressee(ReadOnlySpan<char> key) =>
        key[^1] == '：' && key.Length >= 3 && key[..^1].IndexOf('：') < 0
        && (key[0] is '各' or '尊' or '本'
            || key.IndexOf("同志", StringComparison.Ordinal) >= 0
            || key[^2] is '们' or '位' or '府' or '局' or '部' or '委' or '厅' or '会' or '院' or '司' or '办' or '构' or '处' or '室' or '友');

    private static bool IsDate(ReadOnlySpan<char> key)
    {
        if (key.Length is < 6 or > 16)
        {
            return false;
        }

        foreach (char character in key)
        {
            if (!char.IsAsciiDigit(character) && !"年月日号时分-./：〇零一二三四五六七八九十OＯ○×X（）".Contains(character))
            {
                return false;
            }
        }

        return key.IndexOfAny("年-./") >= 0;
    }

    // 2007-01-19 · 2007年1月19日 · 2007/1/19 · 10-28 ××网
    private static bool HoldsDate(ReadOnlySpan<char> key)
    {
        if (key.Length > 5 && key[2] == '-' && key[5] is >= '一' and <= '鿿' && char.IsAsciiDigit(key[0]) && char.IsAsciiDigit(key[1]) && char.IsAsciiDigit(key[3]) && char.IsAsciiDigit(key[4]))
        {
            return true;
        }

        int run = 0;
        for (int at = 0; at < key.Length; at++)
        {
            if (run == 4 && (key[at] is '-' or '年' or '/' or '.') && at + 1 < key.Length && char.IsAsciiDigit(key[at + 1]))
            {
                return true;
            }

            run = char.IsAsciiDigit(key[at]) ? run + 1 : 0;
        }

        return false;
    }

    // 首页 > 公开 > 通知; in 《关于修改<……>的决定》 the arrow closes a title within a title.
    private static bool IsBreadcrumb(ReadOnlySpan<char> key)
    {
        int arrows = 0;
        int open = 0;
        for (int at = 0; at < key.Length; at++)
        {
            bool closes = open > 0 && key[at] is '>' or '＞';
            open += key[at] is '<' or '＜' or '〈' ? 1 : closes ? -1 : 0;
            arrows += !closes && key[at] is '>' or '＞' or '»' or '›' or '→' && (at == 0 || key[at - 1] != key[at]) ? 1 : 0;
        }

        return arrows >= (key.Length > LongestTitle ? 2 : 1);
    }

    private static bool HoldsUrl(ReadOnlySpan<char> key) =>
        key.ContainsAny('.', '/')
        && (key.IndexOf("：//", StringComparison.Ordinal) >= 0 || key.IndexOf("WWW.", StringComparison.Ordinal) >= 0
            || key.IndexOf(".COM", StringComparison.Ordinal) >= 0 || key.IndexOf(".CN", StringComparison.Ordinal) >= 0
            || key.IndexOf(".NET", StringComparison.Ordinal) >= 0 || key.IndexOf(".ORG", StringComparison.Ordinal) >= 0);

    private static bool HoldsEmail(ReadOnlySpan<char> key)
    {
        int at = key.IndexOf('@');
        return at > 0 && at + 3 < key.Length && key[at..].IndexOf('.') > 1;
    }

    private static bool HoldsContactNumber(ReadOnlySpan<char> key)
    {
        int run = 0;
        for (int at = 0; at <= key.Length; at++)
        {
            if (at < key.Length && char.IsAsciiDigit(key[at]))
            {
                run++;
                continue;
            }

            if (run is >= 5 and <= 12)
            {
                return true;
            }

            run = 0;
        }

        return false;
    }

    private static bool HoldsBlankFill(ReadOnlySpan<char> content)
    {
        for (int at = 0; at < content.Length; at++)
        {
            if (content[at] is '：' or ':' && at > 0 && HasBlankAfter(content[(at + 1)..]))
            {
                return true;
            }
        }

        return false;
    }

    // 08:15 · 07时41分
    private static bool HoldsClock(ReadOnlySpan<char> key)
    {
        int hour = key.IndexOf('时');
        if (hour > 0 && hour + 3 < key.Length && key[hour + 3] == '分' && char.IsAsciiDigit(key[hour - 1]) && char.IsAsciiDigit(key[hour + 1]) && char.IsAsciiDigit(key[hour + 2]))
        {
            return true;
        }

        for (int at = 1; at + 2 < key.Length; at++)
        {
            if (key[at] == '：' && char.IsAsciiDigit(key[at - 1]) && char.IsAsciiDigit(key[at + 1]) && char.IsAsciiDigit(key[at + 2]))
            {
                return true;
            }
        }

        return false;
    }

    // #领导讲话# · 收录于合集 #主持词 #讲话; “## 标题” is Markdown.
    private static bool HoldsHashtags(ReadOnlySpan<char> key)
    {
        int tags = 0;
        for (int at = 0; at + 1 < key.Length; at++)
        {
            tags += key[at] is '#' or '＃' && key[at + 1] is not ('#' or '＃') ? 1 : 0;
        }

        return key.Length > 2 && key[^1] is '#' or '＃' ? key[0] is '#' or '＃' : tags >= 2;
    }

    // 08:15:02
    private static bool HoldsSeconds(ReadOnlySpan<char> key)
    {
        for (int at = 2; at + 5 < key.Length; at++)
        {
            if (key[at] == '：' && key[at + 3] == '：' && char.IsAsciiDigit(key[at - 1]) && char.IsAsciiDigit(key[at + 2]) && char.IsAsciiDigit(key[at + 4]))
            {
                return true;
            }
        }

        return false;
    }

    // 首页 政务公开 政务服务 互动交流
    private static bool IsMenu(ReadOnlySpan<char> content)
    {
        int pieces = 0;
        int length = 0;
        for (int at = 0; at <= content.Length; at++)
        {
            if (at == content.Length || CharacterTable.Is(content[at], CharacterKind.Blank) || content[at] is '\t' or '|' or '｜')
            {
                pieces += length > 0 ? 1 : 0;
                length = 0;
            }
            else if (char.IsAsciiDigit(content[at]) || "，。；：、（".Contains(content[at], StringComparison.Ordinal) || ++length > LongestPiece)
            {
                return false;
            }
        }

        return pieces >= LeastPieces;
    }

    // ××.doc · ××.doc（45KB）
    private static bool EndsInFile(ReadOnlySpan<char> key)
    {
        int size = key.LastIndexOf('（');
        key = size > 0 && key[^1] == '）' && key[^2] is 'B' or 'K' or 'M' ? key[..size] : key;
        int dot = key.LastIndexOf('.');
        return dot > 0 && key.Length - dot is 4 or 5 && FileTypes.Contains(key[(dot + 1)..].ToString());
    }

    private static bool HasBlankAfter(ReadOnlySpan<char> rest) =>
        rest.Length >= 3 && CharacterTable.Is(rest[0], CharacterKind.Blank) && CharacterTable.Is(rest[1], CharacterKind.Blank)
        && CharacterTable.Is(rest[2], CharacterKind.Blank);
}
