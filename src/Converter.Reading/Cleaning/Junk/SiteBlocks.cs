using Converter.Documents;
using Converter.Reading.Cleaning.Rules;

namespace Converter.Reading.Cleaning.Junk;

/// <summary>
/// The blocks a site puts around a document: the menu above its path at the head, and what stands after the end of the document (related
/// pages, counters, comments, addresses of the site). Single lines of them are known by their words; the rest goes by its place.
/// </summary>
internal static class SiteBlocks
{
    // An entry of a menu: 政务公开, 联系我们.
    private const int LongestEntry = 8;
    private const int LongestColumn = 6;
    private const int LongestMenuLine = 14;
    private const int LeastColumnTitle = 12;
    private const int DeepestColumn = 8;

    // ××市 alone above 关于……的通知 begins the title.
    private const string Places = "省市县区州盟旗镇乡村年令";

    // Of the lines behind the first that is certainly the site's, one in four must be so, too.
    private const int LeastShare = 4;
    private const string Footer = "navigation.footer";
    private const int DeepestFooter = 8;
    private const int LongestFooter = 120;
    private const double Suspect = 0.25;
    private const string Symbols = "·•▶►→★☆◆◇■□▲△●○»＞>※❤♥☛✦\uD83D\uD83C";

    /// <summary>Marks the lines.</summary>
    /// <param name="sheet">The lines, those with words of a site marked already.</param>
    /// <param name="evidence">What speaks in each line.</param>
    public static void Find(JunkSheet sheet, LineEvidence?[] evidence)
    {
        FindMenu(sheet);
        FindFooter(sheet, evidence);
        FindTail(sheet, evidence);
    }

    // 版权所有：……, and below it the address of the site and an invitation to write, which may be as long as running text.
    private static void FindFooter(JunkSheet sheet, LineEvidence?[] evidence)
    {
        int count = sheet.Lines.Length;
        int footer = -1;
        for (int index = count - 1; index >= Math.Max(0, count - DeepestFooter) && MayStandInFooter(sheet, index); index--)
        {
            evidence[index]?.Decide(sheet, index, (rule, _) => rule.Id == Footer);
            footer = sheet.Verdicts[index]?.Rule == Footer ? index : footer;
        }

        for (int index = footer + 1; footer >= 0 && index < count; index++)
        {
            MarkForeign(sheet, index, new Message(
                $"在第 {sheet.Lines[footer].Number} 行网站版权信息之后", $"behind line {sheet.Lines[footer].Number}, the copyright line of the site"));
        }
    }

    private static bool MayStandInFooter(JunkSheet sheet, int index) =>
        sheet.IsJunk(index) || (sheet.Profiles[index].Length <= LongestFooter
            && !sheet.Profiles[index].Has(LineForm.Sentence | LineForm.Marker | LineForm.Label | LineForm.DocNumber | LineForm.Addressee | LineForm.Date));

    // 首页 / 公文写作 / 领导讲话 / 当前位置：首页 > …: short pieces above the path are the menu, titles of a document are longer.
    private static void FindMenu(JunkSheet sheet)
    {
        int path = Edges.Of(sheet).HeadEnd - 1;
        while (path >= 0 && !IsPath(sheet, path))
        {
            path--;
        }

        for (int index = path + 1; path >= 0 && index < sheet.Lines.Length && sheet.Profiles[index].Has(LineForm.Menu) && sheet.Profiles[path].Has(LineForm.Menu); index++)
        {
            sheet.Mark(index, StructureRules.Menu, new Message(
                $"接在第 {sheet.Lines[path].Number} 行的网站菜单之后", $"goes on with the menu on line {sheet.Lines[path].Number}"));
        }

        FindColumn(sheet);
        for (int index = 0; index < path; index++)
        {
            LineProfile profile = sheet.Profiles[index];
            bool entry = profile.Length <= LongestEntry && (path > 1 || !profile.Has(LineForm.Title));
            if (profile.Key.Length > 0 && !profile.Has(LineForm.DocNumber) && (entry || (profile.Length <= LongestMenuLine && !profile.IsProtected)))
            {
                sheet.Mark(index, StructureRules.Menu, new Message(
                    $"第 {sheet.Lines[path].Number} 行是网页路径，其上的短行是网站菜单",
                    $"a short line above line {sheet.Lines[path].Number}, the path or menu of the site"));
            }
        }
    }

    // 政策文件 / 【字体：小 中 大】 / ……的通知: the name of a column above the line of the page, the title stands below.
    private static void FindColumn(JunkSheet sheet)
    {
        int head = Edges.Of(sheet).HeadEnd;
        if (head < 3 || sheet.IsJunk(0) || sheet.Profiles[0].Length > LongestColumn || !(sheet.IsJunk(1, "navigation") || IsColumnAlone(sheet, head)))
        {
            return;
        }

        for (int index = 1; index < head; index++)
        {
            if (!sheet.IsJunk(index) && sheet.Profiles[index].Has(LineForm.Title) && sheet.Profiles[index].Length > LongestEntry)
            {
                sheet.Mark(0, StructureRules.Menu, new Message(
                    $"网站栏目名，第 {sheet.Lines[index].Number} 行是文件的标题",
                    $"the name of a column of the site; the title is on line {sheet.Lines[index].Number}"));
                return;
            }
        }
    }

    // 法规库 / ……关于……的通知 / 颁布时间：……: the title needs no line above it, and a line of the page stands below.
    private static bool IsColumnAlone(JunkSheet sheet, int head)
    {
        LineProfile column = sheet.Profiles[0];
        LineProfile title = sheet.Profiles[1];
        int below = 2;
        while (below < Math.Min(head, DeepestColumn) && !IsFromSite(sheet, below) && !sheet.IsJunk(below, "metadata"))
        {
            below++;
        }

        return below < Math.Min(head, DeepestColumn) && ForeignSigns.IsPlain(column.Key) && !column.IsProtected && !ForeignSigns.IsOrgan(column.Key)
            && !Places.Contains(column.Key[^1], StringComparison.Ordinal)
            && title.Has(LineForm.Title) && title.Length > LeastColumnTitle && title.Key.Contains("关于", StringComparison.Ordinal);
    }

    private static bool IsPath(JunkSheet sheet, int index) =>
        sheet.Verdicts[index] is { } verdict
        && (verdict.Rule is "navigation.breadcrumb" or "navigation.menu-words" || (verdict.Rule == StructureRules.PageHeadline && sheet.Profiles[index].Has(LineForm.Breadcrumb)));

    private static void FindTail(JunkSheet sheet, LineEvidence?[] evidence)
    {
        int count = sheet.Lines.Length;
        int end = EndOfDocument(sheet);
        if (end == 0)
        {
            return;
        }

        int first = end;
        int certain = 0;
        for (int index = count - 1; index >= end; index--)
        {
            bool site = IsFromSite(sheet, index);
            first = site ? index : first;
            certain += site ? 1 : 0;
        }

        bool footer = certain > 0 && sheet.Verdicts[first]!.Rule == Footer;
        if (certain == 0 || LeastShare * certain < count - first || (certain < 2 && !footer && count - first > 3))
        {
            return;
        }

        Message reason = new(
            $"在文件末尾之后，第 {sheet.Lines[first].Number} 行起 {certain} 行已认定为网页文字",
            $"behind the end of the document, where {certain} lines from line {sheet.Lines[first].Number} on are certainly the site's");
        for (int index = first + 1; index < count; index++)
        {
            MarkForeign(sheet, index, reason);
        }

        for (int index = first - 1; index >= end && IsSuspect(sheet, evidence, index); index--)
        {
            MarkForeign(sheet, index, reason);
        }
    }

    // Nothing of the document stands behind it: no running text, date, label, number, salutation.
    private static int EndOfDocument(JunkSheet sheet)
    {
        const LineForm Own = LineForm.Date | LineForm.Label | LineForm.DocNumber | LineForm.Addressee | LineForm.Sentence;
        int end = sheet.Lines.Length;
        int edge = Edges.Of(sheet).TailStart;
        while (end > edge && (sheet.IsJunk(end - 1) || !sheet.Profiles[end - 1].Has(Own)))
        {
            end--;
        }

        return end;
    }

    private static void MarkForeign(JunkSheet sheet, int index, Message reason)
    {
        if (sheet.Profiles[index].Key.Length > 0)
        {
            sheet.Mark(index, StructureRules.Tail, reason);
        }
    }

    private static bool IsFromSite(JunkSheet sheet, int index) => sheet.IsJunk(index, "advertising") || sheet.IsJunk(index, "navigation");

    private static bool IsSuspect(JunkSheet sheet, LineEvidence?[] evidence, int index) =>
        sheet.IsJunk(index)
        || (sheet.Profiles[index].Key is { Length: > 0 } key && Symbols.Contains(key[0], StringComparison.Ordinal))
        || evidence[index]?.Suspicion(sheet.Rules.List, "navigation") >= Suspect
        || evidence[index]?.Suspicion(sheet.Rules.List, "advertising") >= Suspect;
}
