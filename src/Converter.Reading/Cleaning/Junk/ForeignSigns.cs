using Converter.Reading.Cleaning.Rules;

namespace Converter.Reading.Cleaning.Junk;

/// <summary>What speaks for a line's belonging to a site, a mail or a chat, and what for its belonging to a document, wherever it stands; signs add up.</summary>
internal static class ForeignSigns
{
    /// <summary>The characters with which a site sets off its entries; no document begins a paragraph with them.</summary>
    public const string Symbols = "·•▶►→★☆◆◇■□▲△●○»＞>※❤♥☛✦↑↓←⬇⬆►◀▼▽+＋\uD83D\uD83C\uD83E";

    private const double FreeLength = 30;
    private const int LongestStamp = 20;
    private const int LongestOrgan = 32;
    private const int LongestFrame = 30;
    private const int LeastPictureNumber = 8;
    private const int LongestCredit = 80;
    private const string Frames = "-—–―－─~～*＊=＝★☆↑↓>＞<＜·•";

    private static readonly (LineForm Form, double Weight)[] Weights =
    [
        (LineForm.Url, 0.4), (LineForm.Email, 0.5), (LineForm.Clock, 0.5),
        (LineForm.FileName, 0.5), (LineForm.Bars, 0.4), (LineForm.Bracketed, 0.2), (LineForm.Exclaims, 0.2),
        (LineForm.MachineTime, 0.3), (LineForm.Related, 0.6), (LineForm.Breadcrumb, 0.4),
    ];

    private static readonly string[] OrganEndings =
    [
        "政府", "办公室", "办公厅", "委员会", "党委", "县委", "市委", "省委", "局", "厅", "部", "院", "公司", "集团", "大学", "学院", "学校", "中学", "小学",
        "中心", "处", "科", "协会", "学会", "联合会", "总工会", "支部", "总支", "党组", "指挥部", "领导小组", "分行", "支行", "银行", "医院", "文件", "令",
    ];

    private static readonly string[] HeadMarks = ["机密", "秘密", "绝密", "特急", "加急", "平急", "特提", "内部", "签发", "会签", "份号", "编号", "NO."];

    /// <summary>Words of a site in a line against the sum that would condemn it, from 0 on.</summary>
    /// <param name="sheet">The text.</param>
    /// <param name="evidence">The words found, line by line.</param>
    /// <param name="index">Index of the line.</param>
    public static double Words(JunkSheet sheet, LineEvidence?[] evidence, int index)
    {
        if (evidence[index] is not { } found)
        {
            return 0;
        }

        double navigation = found.Suspicion(sheet.Rules.List, "navigation");
        double advertising = found.Suspicion(sheet.Rules.List, "advertising");
        double sum = Math.Max(navigation, advertising) + (0.5 * Math.Max(0, Math.Min(navigation, advertising)));
        return sum / Math.Max(1, sheet.Profiles[index].Length / FreeLength);
    }

    /// <summary>Words of a site in a line, less what the line has of a document.</summary>
    /// <param name="sheet">The text.</param>
    /// <param name="evidence">The words found, line by line.</param>
    /// <param name="index">Index of the line.</param>
    public static double NetWords(JunkSheet sheet, LineEvidence?[] evidence, int index) =>
        Math.Max(0, Words(sheet, evidence, index) - (evidence[index]?.Content ?? 0));

    /// <summary>The sum of the forms that no document has.</summary>
    /// <param name="profile">The line.</param>
    public static double Forms(LineProfile profile)
    {
        ReadOnlySpan<char> key = profile.Key;
        double sum = 0;
        foreach ((LineForm form, double weight) in Weights)
        {
            sum += profile.Has(form) ? weight : 0;
        }

        sum += key.Length > 0 && Symbols.Contains(key[0], StringComparison.Ordinal) ? 0.5 : 0;
        sum += IsColumn(key) ? 0.5 : 0;
        sum += IsFramed(key) ? 0.5 : 0;
        sum += IsColloquial(key) ? 0.4 : 0;
        sum += IsSiteName(key) ? 0.4 : 0;
        sum += IsPageName(key) ? 0.5 : IsPictureName(key) ? 1 : 0;
        sum += IsPictureCredit(key) ? 1 : 0;
        sum += IsCode(key) ? 1 : IsWestern(key) && !profile.Has(LineForm.Url) ? 0.4 : 0;
        sum += profile.Has(LineForm.Url) && IsBracketed(key) && !key.Contains(".GOV", StringComparison.Ordinal) ? 0.6 : 0;
        sum += key.Contains("★★", StringComparison.Ordinal) ? 0.5 : 0;
        return sum + (key.Contains('？') ? 0.1 : 0);
    }

    /// <summary>Whether a line is a piece of a script.</summary>
    /// <param name="key">The bare line.</param>
    public static bool IsCode(ReadOnlySpan<char> key) => IsWestern(key) && key.ContainsAny("{}\"；") && key.ContainsAny("（{");

    /// <summary>Whether a line is no more than the time of a message: 昨天 16:32.</summary>
    /// <param name="profile">The line.</param>
    public static bool IsStamp(LineProfile profile) =>
        profile.Has(LineForm.Clock) && profile.Length <= LongestStamp && !profile.Has(LineForm.Sentence | LineForm.Marker | LineForm.Clauses);

    /// <summary>Whether a line is a day of a document, without the time of day a site adds.</summary>
    /// <param name="profile">The line.</param>
    public static bool IsDay(LineProfile profile) => profile.Has(LineForm.Date) && !profile.Has(LineForm.Clock);

    /// <summary>Whether a line could be the name of an organ.</summary>
    /// <param name="key">The bare line.</param>
    public static bool IsOrgan(ReadOnlySpan<char> key)
    {
        if (key.Length is < 3 or > LongestOrgan || key.ContainsAny("，。；：！？"))
        {
            return false;
        }

        foreach (string ending in OrganEndings)
        {
            if (key.EndsWith(ending, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a line stands in the head of a document above its title: secrecy, urgency, signer, number of the issue.</summary>
    /// <param name="key">The bare line.</param>
    public static bool IsHeadMark(ReadOnlySpan<char> key)
    {
        foreach (string mark in HeadMarks)
        {
            if (key.StartsWith(mark, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return IsOrdinal(key.Trim("（）")) || IsIssue(key) || (key.Length is >= 5 and <= 7 && !key.ContainsAnyExceptInRange('0', '9'));
    }

    /// <summary>Whether a line is the number of an issue: 第12期, 〔2026〕第9期, 20期.</summary>
    /// <param name="key">The bare line.</param>
    public static bool IsIssue(ReadOnlySpan<char> key) =>
        key.Length is >= 2 and <= 20 && key[^1] == '期' && !key.ContainsAnyExcept("0123456789一二三四五六七八九十百〇年第总（）〔〕期，");

    /// <summary>Whether a line holds Han characters, figures, quotes and the marks of a title only, so that it could be a line of one.</summary>
    /// <param name="key">The bare line.</param>
    public static bool IsPlain(ReadOnlySpan<char> key)
    {
        int han = 0;
        foreach (char character in key)
        {
            han += character is >= '一' and <= '鿿' ? 1 : 0;
            bool plain = character is >= '一' and <= '鿿' || char.IsAsciiLetterOrDigit(character) || "“”《》〈〉、（）：·×Ｘ—".Contains(character, StringComparison.Ordinal);
            if (!plain)
            {
                return false;
            }
        }

        return key.Length > 0 && 2 * han >= key.Length && key[^1] != '：';
    }

    // 登录后才能查看哦: no line of a document ends so.
    private static bool IsColloquial(ReadOnlySpan<char> key) => key.StartsWith("亲，", StringComparison.Ordinal) || key.TrimEnd("~～！。") is { Length: > 2 } bare && bare[^1] is '哦' or '啦' or '哟' or '噢' or '呀' or '咯' or '嘛';

    // ××在线 · ××网
    private static bool IsSiteName(ReadOnlySpan<char> key) =>
        key.Length is >= 3 and <= 12 && (key.EndsWith("网", StringComparison.Ordinal) || key.EndsWith("网站", StringComparison.Ordinal));

    // ××网站_××市人民政府: the name of a page before that of its site.
    private static bool IsPageName(ReadOnlySpan<char> key)
    {
        int at = key.IndexOf('_');
        return at > 1 && at + 2 < key.Length && key[at - 1] != '_' && key[at + 1] != '_' && key[at - 1] >= '一' && key[at + 1] >= '一';
    }

    // 某某作政府工作报告。本报记者 某某 摄: what stood below a picture.
    private static bool IsPictureCredit(ReadOnlySpan<char> key) =>
        key.Length is > 6 and <= LongestCredit && key.TrimEnd("）。")[^1] == '摄' && key.Contains("记者", StringComparison.Ordinal);

    // 微信图片_20210125223457 · IMG_20210125: the name of a picture that did not come along.
    private static bool IsPictureName(ReadOnlySpan<char> key)
    {
        int at = key.LastIndexOfAny('_', '-');
        ReadOnlySpan<char> number = key[(at + 1)..];
        return at > 1 && key.Length <= LongestFrame && number.Length >= LeastPictureNumber && !number.ContainsAnyExceptInRange('0', '9')
            && !key[..at].ContainsAny("0123456789：，。");
    }

    // Share this: · s("content");
    private static bool IsWestern(ReadOnlySpan<char> key) =>
        key.ContainsAnyInRange('A', 'Z') && !key.ContainsAnyInRange('一', '鿿') && key.Length <= LongestFrame && !key.Contains('×');

    private static bool IsBracketed(ReadOnlySpan<char> key) => key.Length > 2 && key[0] == '（' && key[^1] == '）';

    // | 党的建设: the name of a column; a row of a table has more strokes.
    private static bool IsColumn(ReadOnlySpan<char> key) => key.Length is > 1 and <= 16 && key[0] is '|' or '丨' or '｜' && key[1..].IndexOfAny('|', '丨', '｜') < 0;

    // —— 未完待续，向下滑动 ——
    private static bool IsFramed(ReadOnlySpan<char> key) =>
        key.Length is > 4 and <= LongestFrame && Frames.Contains(key[0], StringComparison.Ordinal) && Frames.Contains(key[^1], StringComparison.Ordinal)
        && key.ContainsAnyInRange('一', '鿿');

    // 第305号 · 2023年第4期 · （总第12期）
    private static bool IsOrdinal(ReadOnlySpan<char> key) =>
        key.Length is >= 3 and <= 20 && key.Contains('第') && key[^1] is '号' or '期' or '次';
}
