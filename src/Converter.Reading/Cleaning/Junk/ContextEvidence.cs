using Converter.Documents;
using Converter.Reading.Cleaning.Rules;

namespace Converter.Reading.Cleaning.Junk;

/// <summary>
/// Finds junk that shows by its neighbours: a slogan among advertisements, the page's headline, entries under “related links”.
/// </summary>
internal static class ContextEvidence
{
    private const string Advertising = "advertising";

    // A line that the neighbours may condemn is short.
    private const int LongestSlogan = 40;
    private const double Suspect = 0.25;
    private const double LeastDensity = 0.4;
    private const int LeastCondemned = 2;
    private const int LongestLabel = 8;
    private const int MostTitleLines = 4;
    private const int LeastTitle = 8;

    // An order stands above the rules it puts in force: the title comes after a few paragraphs.
    private const int FarthestTitle = 15;
    private const double LeastShare = 0.6;

    private static readonly string[] Extensions = [".DOC", ".DOCX", ".WPS", ".PDF", ".TXT"];

    /// <summary>Condemns lines by their neighbours.</summary>
    public static void Find(JunkSheet sheet, LineEvidence?[] evidence)
    {
        Edges edges = Edges.Of(sheet);
        BrokenElements.Find(sheet);
        LabelValues.Find(sheet);
        LabelList.Find(sheet);
        CollectionEntries.Find(sheet, evidence);
        Pointers.Find(sheet);
        Teasers.Find(sheet);
        FindHeadBlock(sheet, edges, evidence);
        FindBetween(sheet, evidence);
        FindPageHeadline(sheet, edges);
        FindRelated(sheet, edges);
        SiteBlocks.Find(sheet, evidence);
        HeadSpan.Find(sheet, evidence);
        Interruptions.Find(sheet, evidence);
        TailSpan.Find(sheet, evidence);
        FindRelated(sheet, Edges.Of(sheet));
    }

    // Advertising above a document: several lines are condemned already, and the rest of the block is as short and as foreign.
    private static void FindHeadBlock(JunkSheet sheet, Edges edges, LineEvidence?[] evidence)
    {
        int condemned = 0;
        int last = -1;
        double weight = 0;
        for (int index = 0; index < edges.HeadEnd; index++)
        {
            bool advertisement = sheet.IsJunk(index, Advertising);
            bool suspect = IsSuspect(sheet, evidence, index);
            condemned += advertisement ? 1 : 0;
            weight += advertisement ? 1 : suspect ? 0.5 : 0;
            last = advertisement || (suspect && condemned > 0) ? index : last;
        }

        if (condemned < LeastCondemned || weight / (last + 1) < LeastDensity || !TitleFollows(sheet, last + 1, edges))
        {
            return;
        }

        for (int index = 0; index <= last; index++)
        {
            if (IsSlogan(sheet, index))
            {
                sheet.Mark(index, StructureRules.AdvertisingContext, new Message(
                    $"标题前广告中的一行（其中 {condemned} 行已认定为广告）",
                    $"a line of the advertising above the title, {condemned} lines of which are certain"));
            }
        }
    }

    // The title itself may stand above the advertising; without another line that could be it, nothing is taken.
    private static bool TitleFollows(JunkSheet sheet, int from, Edges edges)
    {
        for (int index = from; index < edges.HeadEnd; index++)
        {
            if (!sheet.IsJunk(index) && (sheet.Profiles[index].Forms & (LineForm.Addressee | LineForm.Marker | LineForm.Date)) == 0)
            {
                return true;
            }
        }

        return false;
    }

    private static void FindBetween(JunkSheet sheet, LineEvidence?[] evidence)
    {
        for (int index = 1; index + 1 < sheet.Lines.Length; index++)
        {
            if (IsFromSite(sheet, index - 1) && IsFromSite(sheet, index + 1)
                && IsSlogan(sheet, index) && IsSuspect(sheet, evidence, index))
            {
                sheet.Mark(index, StructureRules.AdvertisingContext, new Message(
                    "上下两行都是广告或网页文字", "the lines above and below are advertising or the site's own"));
            }
        }
    }

    private static bool IsFromSite(JunkSheet sheet, int index) => sheet.IsJunk(index, Advertising) || sheet.IsJunk(index, "navigation");

    // 标题 / 来源：…… 发布时间：…… / 标题（文件自己的，可能分行） / 正文; or the name of a file, 标题.doc, above the title.
    private static void FindPageHeadline(JunkSheet sheet, Edges edges)
    {
        int first = 0;
        while (first < edges.HeadEnd && sheet.IsJunk(first))
        {
            first++;
        }

        if (first + 2 >= edges.HeadEnd)
        {
            return;
        }

        string line = WithoutColumn(sheet.Profiles[first].Key.ToString());
        string headline = WithoutExtension(line);
        if (!sheet.IsJunk(first + 1) && headline.Length == line.Length)
        {
            return;
        }

        int title = FindTitleLike(sheet, edges, first, headline);
        if (title >= 0)
        {
            sheet.Mark(first, StructureRules.PageHeadline, new Message(
                $"网页标题，第 {sheet.Lines[title].Number} 行是文件自己的标题",
                $"the headline of the page; line {sheet.Lines[title].Number} is the document's own title"));
        }
    }

    private static int FindTitleLike(JunkSheet sheet, Edges edges, int first, string headline)
    {
        int last = Math.Min(sheet.Lines.Length, Math.Max(edges.HeadEnd, first + FarthestTitle));
        for (int start = first + 1; start < last; start++)
        {
            string joined = string.Empty;
            for (int end = start; end < Math.Min(sheet.Lines.Length, start + MostTitleLines) && joined.Length < headline.Length; end++)
            {
                joined += sheet.IsJunk(end) ? string.Empty : sheet.Profiles[end].Key.ToString();
            }

            bool near = start < edges.HeadEnd && (IsShortOf(headline, joined) || IsShortOf(joined, headline));
            if (joined == headline || near)
            {
                return start;
            }
        }

        return -1;
    }

    // ××的通知.doc
    private static string WithoutExtension(string line)
    {
        foreach (string extension in Extensions)
        {
            if (line.EndsWith(extension, StringComparison.Ordinal))
            {
                return line[..^extension.Length];
            }
        }

        return line;
    }

    // The page may put the name of its column before the title: 【领导讲话】在××会上的讲话.
    private static string WithoutColumn(string headline)
    {
        int column = headline.Length > 0 && headline[0] == '【' ? headline.IndexOf('】') + 1 : 0;
        return headline.Length - column >= LeastTitle ? headline[column..] : headline;
    }

    // The page may leave out words of the title.
    private static bool IsShortOf(string part, string whole)
    {
        int at = 0;
        foreach (char character in whole)
        {
            at += at < part.Length && part[at] == character ? 1 : 0;
        }

        return at == part.Length && at >= LeastTitle && at >= LeastShare * whole.Length;
    }

    private static void FindRelated(JunkSheet sheet, Edges edges)
    {
        int index = edges.TailStart;
        while (index < sheet.Lines.Length && !IsRelatedLabel(sheet, index))
        {
            index++;
        }

        int label = index;
        for (index++; index < sheet.Lines.Length; index++)
        {
            if (!sheet.Profiles[index].Has(LineForm.Sentence))
            {
                sheet.Mark(index, StructureRules.Related, new Message(
                    $"第 {sheet.Lines[label].Number} 行“{sheet.Profiles[label].Key}”下面的条目",
                    $"an entry under line {sheet.Lines[label].Number}, '{sheet.Profiles[label].Key}'"));
            }
        }
    }

    private static bool IsRelatedLabel(JunkSheet sheet, int index) =>
        sheet.IsJunk(index, "navigation") && (sheet.Profiles[index].Length <= LongestLabel || (sheet.Profiles[index].Length <= LongestSlogan && sheet.Profiles[index].Key[^1] == '：'))
        && (sheet.Profiles[index].Has(LineForm.Related)
            || sheet.Profiles[index].Key.Contains("相关", StringComparison.Ordinal)
            || sheet.Profiles[index].Key.Contains("阅读", StringComparison.Ordinal)
            || sheet.Profiles[index].Key.Contains("推荐", StringComparison.Ordinal));

    private static bool IsSlogan(JunkSheet sheet, int index) =>
        !sheet.IsJunk(index) && !sheet.Profiles[index].IsProtected && sheet.Profiles[index].Length <= LongestSlogan
        && !sheet.Wrapping.IsInside(index);

    private static bool IsSuspect(JunkSheet sheet, LineEvidence?[] evidence, int index) =>
        IsSlogan(sheet, index) && evidence[index]?.Suspicion(sheet.Rules.List, Advertising) >= Suspect;
}
