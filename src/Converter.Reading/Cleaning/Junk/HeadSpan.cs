using Converter.Documents;
using Converter.Reading.Cleaning.Rules;

namespace Converter.Reading.Cleaning.Junk;

/// <summary>Judges what stands above the first line of the document itself: its title, its number or its issuer.</summary>
internal static class HeadSpan
{
    private const int Deepest = 40;
    private const int LeastTitle = 8;
    private const int RunningText = 40;
    private const int Farthest = 6;
    private const int ShortLine = 6;
    private const int LongestTitleLine = 30;
    private const int LeastTitleLine = 5;
    private const int LeastAddressed = 8;
    private const double Needed = 1 - 1e-9;

    // From this weight on the words of a site speak against the number a line begins with.
    private const double SiteWords = 0.25;
    private const double Suspect = 0.6;
    private const LineForm Unlike = LineForm.FileName | LineForm.Url | LineForm.Bars | LineForm.Clock | LineForm.Marker | LineForm.Label | LineForm.Sentence;

    /// <summary>Marks the lines of a site, a mail or a chat above the document.</summary>
    /// <param name="sheet">The text.</param>
    /// <param name="evidence">The words found, line by line.</param>
    public static void Find(JunkSheet sheet, LineEvidence?[] evidence)
    {
        (int headline, int own) = RepeatedTitle.Find(sheet, evidence);
        FindHeadline(sheet, evidence);
        int first = FirstLine(sheet, evidence, own);
        if (LowerTitle(sheet, evidence, first) is var lower and > 0)
        {
            sheet.Mark(first, StructureRules.PageHeadline, new Message(
                $"网页标题，第 {sheet.Lines[lower].Number} 行是文件自己的标题",
                $"the headline of the page; line {sheet.Lines[lower].Number} is the document's own title"));
            first = lower;
        }

        // What one line shows counts for its neighbours, so the block is judged once more.
        for (int round = 0; first > 0 && round < 2; round++)
        {
            Judge(sheet, evidence, first, first == own ? headline : first);
        }

        JudgeBelow(sheet, evidence, first);
    }

    // Between the title and the text a site puts its counters and prices; there a line must show words or forms of its own.
    private static void JudgeBelow(JunkSheet sheet, LineEvidence?[] evidence, int first)
    {
        for (int index = first + 1; first >= 0 && index <= first + Farthest && index < sheet.Lines.Length && !IsText(sheet, evidence, index); index++)
        {
            LineProfile profile = sheet.Profiles[index];
            double signs = ForeignSigns.Words(sheet, evidence, index) + ForeignSigns.Forms(profile);
            signs += signs > 0 && profile.Length > sheet.Profiles[first].Length && profile.Key.Contains(sheet.Profiles[first].Key, StringComparison.Ordinal) ? 0.5 : 0;
            bool beside = IsForeign(sheet, index - 1) || (index + 1 < sheet.Lines.Length && IsForeign(sheet, index + 1));
            bool own = ForeignSigns.IsDay(profile) || profile.Has(LineForm.Addressee | LineForm.DocNumber | LineForm.Label | LineForm.Marker | LineForm.Title)
                || profile.Key.Length == 0 || profile.Key[0] is '（' or '—' || profile.EndsSentence;
            if (!sheet.IsJunk(index) && !own && signs >= 0.4 && signs + (beside ? 0.4 : 0) + (profile.Key.Contains('：') ? 0.2 : 0) >= Needed)
            {
                sheet.Mark(index, StructureRules.Head, new Message("标题与正文之间的网页文字", "a line of the site between the title and the text"));
            }
        }
    }

    private static bool IsText(JunkSheet sheet, LineEvidence?[] evidence, int index) =>
        sheet.Profiles[index].Has(LineForm.Addressee | LineForm.Marker)
        || (sheet.IsRunningText(index) && ForeignSigns.Words(sheet, evidence, index) < 0.3);

    private static void Judge(JunkSheet sheet, LineEvidence?[] evidence, int first, int headline)
    {
        int foreign = 0;
        for (int index = 0; index < first; index++)
        {
            foreign += IsForeign(sheet, index) ? 1 : 0;
        }

        // A site that shows behind the text is likely to show above it.
        double prior = IsForeign(sheet, sheet.Lines.Length - 1) ? 0.3 : 0;

        bool run = true;
        for (int index = first - 1; index >= 0; index--)
        {
            if (!sheet.IsJunk(index) && sheet.Profiles[index].Key.Length > 0 && Weight(sheet, evidence, index, first, run, foreign > 0) + (foreign > 0 ? 0 : prior) + (index > headline ? 0.5 : 0) >= Needed)
            {
                foreign++;
                sheet.Mark(index, StructureRules.Head, new Message(
                    $"在文件开头（第 {sheet.Lines[first].Number} 行）之前，不像文件的行",
                    $"above the first line of the document, line {sheet.Lines[first].Number}, and unlike one of a document"));
            }

            run &= !sheet.IsJunk(index);
        }
    }

    // The headline of the page, lines of the page, and the title once more, a little shorter or longer.
    private static void FindHeadline(JunkSheet sheet, LineEvidence?[] evidence)
    {
        int first = FirstLine(sheet, evidence, own: -1);
        if (first < 0 || !IsTitle(sheet.Profiles[first]))
        {
            return;
        }

        bool foreign = false;
        for (int index = first + 1; index < Math.Min(sheet.Lines.Length, first + Deepest) && !IsText(sheet, evidence, index); index++)
        {
            LineProfile profile = sheet.Profiles[index];
            foreign |= IsForeign(sheet, index) || ForeignSigns.IsStamp(profile) || ForeignSigns.Words(sheet, evidence, index) + ForeignSigns.Forms(profile) >= 0.5;
            if (foreign && !sheet.IsJunk(index) && IsTitle(profile) && TextFollows(sheet, index) && RepeatedTitle.IsAlike(sheet.Profiles[first].Key, profile.Key))
            {
                sheet.Mark(first, StructureRules.PageHeadline, new Message(
                    $"网页标题，第 {sheet.Lines[index].Number} 行是文件自己的标题",
                    $"the headline of the page; line {sheet.Lines[index].Number} is the document's own title"));
                return;
            }
        }
    }

    // 市政府第8次常务会议 / 发布时间：…… / 关于召开……会议的通知 / 市直有关单位：: below the lines of the page stands the title with its salutation.
    private static int LowerTitle(JunkSheet sheet, LineEvidence?[] evidence, int first)
    {
        int index = first + 1;
        bool site = false;
        while (first >= 0 && index < sheet.Lines.Length && (sheet.IsJunk(index) || ForeignSigns.Words(sheet, evidence, index) >= Suspect))
        {
            site |= IsForeign(sheet, index);
            index++;
        }

        bool below = site && index + 1 < sheet.Lines.Length && !StandsInHead(sheet.Profiles[first])
            && (IsTitle(sheet.Profiles[index]) ? sheet.Profiles[index + 1].Has(LineForm.Addressee) : IsShortened(sheet, first, index));
        return below ? index : -1;
    }

    // 2026年某省政府工作报告 / 来源：…… / 政府工作报告 / ——2026年2月3日在……会议上
    private static bool IsShortened(JunkSheet sheet, int headline, int index) =>
        sheet.Profiles[index].Length >= LeastTitleLine && sheet.Profiles[index].Has(LineForm.Title) && OpensBelow(sheet.Profiles[index + 1])
        && sheet.Profiles[headline].Key.EndsWith(sheet.Profiles[index].Key, StringComparison.Ordinal);

    private static bool StandsInHead(LineProfile profile) =>
        profile.Has(LineForm.DocNumber) || ForeignSigns.IsHeadMark(profile.Key) || ForeignSigns.IsOrgan(profile.Key);

    /// <summary>Whether a line is known to be a site's.</summary>
    /// <param name="sheet">The text.</param>
    /// <param name="index">Index of the line.</param>
    internal static bool IsForeign(JunkSheet sheet, int index) =>
        sheet.IsJunk(index, "advertising") || sheet.IsJunk(index, "navigation") || sheet.IsJunk(index, "metadata");

    private static double Weight(JunkSheet sheet, LineEvidence?[] evidence, int index, int first, bool run, bool foreign)
    {
        LineProfile profile = sheet.Profiles[index];
        double sum = 0.5 + (run ? 0 : 0.2) + (foreign ? 0.5 : 0);
        sum += Math.Min(1, ForeignSigns.NetWords(sheet, evidence, index)) + ForeignSigns.Forms(profile);
        sum += profile.Length <= ShortLine ? 0.2 : 0;
        sum += profile.Has(LineForm.Sentence) || profile.Key.Contains('：') ? 0.2 : 0;
        bool headline = !run && foreign && RepeatedTitle.IsAlike(profile.Key, sheet.Profiles[first].Key);
        bool disclaimer = foreign && ForeignSigns.Words(sheet, evidence, index) >= SiteWords;
        return sum + (headline ? 0.5 : 0) - Own(profile, run, foreign, disclaimer);
    }

    private static double Own(LineProfile profile, bool run, bool foreign, bool disclaimer)
    {
        bool label = profile.Has(LineForm.Label) && !profile.Has(LineForm.FileName);
        double sum = label || ForeignSigns.IsHeadMark(profile.Key) || profile.Has(LineForm.DocNumber) ? 2 : 0;
        sum += ForeignSigns.IsOrgan(profile.Key) ? run ? 1 : 0.5 : 0;
        sum += ForeignSigns.IsDay(profile) && (run || !foreign) ? 0.7 : 0;
        sum += profile.Has(LineForm.Title) && !profile.Has(LineForm.FileName) && (run || profile.Length >= LeastTitle) ? 0.5 : 0;
        sum += profile.Has(LineForm.Marker) || profile.Key[0] == '#' ? disclaimer ? 0.2 : 1 : 0;
        sum += profile.Has(LineForm.Url) && !foreign ? 0.5 : 0;
        bool titleLine = run && profile.Length is >= LeastTitleLine and <= LongestTitleLine && ForeignSigns.IsPlain(profile.Key);
        return sum + (titleLine ? 0.7 : 0);
    }

    // The first line that only a document has, and text of the document follows.
    private static int FirstLine(JunkSheet sheet, LineEvidence?[] evidence, int own)
    {
        for (int index = 0; index < Math.Min(Deepest, sheet.Lines.Length); index++)
        {
            LineProfile profile = sheet.Profiles[index];
            if (sheet.IsJunk(index))
            {
                continue;
            }

            if (index == own || profile.Has(LineForm.DocNumber) || IsIssuer(sheet, index) || (IsTitle(profile) && TextFollows(sheet, index)) || IsAddressed(sheet, index)
                || IsBriefTitle(sheet, index) || IsPlainTitle(sheet, evidence, index))
            {
                return index;
            }

            double words = ForeignSigns.Words(sheet, evidence, index);
            bool marker = profile.Has(LineForm.Marker);
            bool text = profile.Length >= RunningText && sheet.IsRunningText(index) && words < (marker ? SiteWords : 0.3);
            if (text || profile.Has(LineForm.Addressee) || (marker && words < SiteWords))
            {
                return -1;
            }
        }

        return -1;
    }

    // 绩效管理细则 / 一、总则: too short to be told from a column of the site by itself, below lines of the site and right above a number.
    private static bool IsBriefTitle(JunkSheet sheet, int index)
    {
        LineProfile profile = sheet.Profiles[index];
        return profile.Length is >= LeastTitleLine and < LeastTitle && profile.Has(LineForm.Title) && !profile.Has(Unlike)
            && index + 1 < sheet.Lines.Length && OpensBelow(sheet.Profiles[index + 1]) && MostlyForeign(sheet, index);
    }

    // A name without the word for a kind of document, below the box of a site and right above the first number or running text.
    private static bool IsPlainTitle(JunkSheet sheet, LineEvidence?[] evidence, int index)
    {
        LineProfile profile = sheet.Profiles[index];
        return index > 0 && (sheet.IsJunk(index - 1) || ForeignSigns.Words(sheet, evidence, index - 1) >= Suspect) && profile.Length is >= LeastAddressed and <= LongestTitleLine && !profile.IsProtected && !profile.Has(Unlike)
            && ForeignSigns.IsPlain(profile.Key) && !profile.Key.Contains('：') && ForeignSigns.Forms(profile) == 0 && index + 1 < sheet.Lines.Length
            && (LineForms.MarkerLength(sheet.Profiles[index + 1].Key) > 0 || sheet.IsRunningText(index + 1)) && MostlyForeign(sheet, index) && NoneAbove(sheet, evidence, index);
    }

    // What stands above and could be a title itself makes the line below it the caption of a picture.
    private static bool NoneAbove(JunkSheet sheet, LineEvidence?[] evidence, int end)
    {
        int index = 0;
        while (index < end && (sheet.IsJunk(index) || ForeignSigns.Words(sheet, evidence, index) >= SiteWords))
        {
            index++;
        }

        return index == end;
    }

    // ——2026年2月3日在……会议上
    private static bool OpensBelow(LineProfile profile) => profile.Has(LineForm.Marker | LineForm.Addressee) || profile.Key.StartsWith("——", StringComparison.Ordinal);

    private static bool MostlyForeign(JunkSheet sheet, int end)
    {
        int foreign = 0;
        for (int index = 0; index < end; index++)
        {
            foreign += IsForeign(sheet, index) ? 1 : 0;
        }

        return foreign >= 2 && 3 * foreign >= end;
    }

    // ××市人民政府令 / 第305号 · ××督查 / 第20期
    private static bool IsIssuer(JunkSheet sheet, int index) =>
        index + 1 < sheet.Lines.Length && sheet.Profiles[index].Key is { Length: > 3 } key
        && (key.EndsWith('令') || key.EndsWith("文件", StringComparison.Ordinal) || (ForeignSigns.IsPlain(key) && ForeignSigns.IsIssue(sheet.Profiles[index + 1].Key)))
        && (sheet.Profiles[index + 1].Has(LineForm.DocNumber) || ForeignSigns.IsHeadMark(sheet.Profiles[index + 1].Key));

    // A line that could be a title, and the salutation right below it or below one line of a site.
    private static bool IsAddressed(JunkSheet sheet, int index)
    {
        LineProfile profile = sheet.Profiles[index];
        bool name = profile.Length is >= LeastAddressed and <= LongestTitleLine && !profile.IsProtected && ForeignSigns.IsPlain(profile.Key) && ForeignSigns.Forms(profile) == 0;
        bool brief = profile.Has(LineForm.Title) && profile.Length is >= LeastTitleLine and < LeastTitle && !profile.Has(Unlike);
        int below = index + 1;
        while (below < sheet.Lines.Length && below <= index + 2 && (sheet.IsJunk(below) || (brief && below == index + 1 && !sheet.Profiles[below].Has(LineForm.Addressee))))
        {
            below++;
        }

        return (name || brief) && below < sheet.Lines.Length && below <= index + 2 && sheet.Profiles[below].Has(LineForm.Addressee);
    }

    private static bool IsTitle(LineProfile profile) =>
        profile.Has(LineForm.Title) && profile.Length >= LeastTitle
        && !profile.Has(Unlike);

    /// <summary>Whether text of a document follows a title within a few lines.</summary>
    /// <param name="sheet">The text.</param>
    /// <param name="title">Index of the title.</param>
    internal static bool TextFollows(JunkSheet sheet, int title)
    {
        int seen = 0;
        for (int index = title + 1; index < sheet.Lines.Length && seen < Farthest; index++)
        {
            LineProfile profile = sheet.Profiles[index];
            if (sheet.IsJunk(index))
            {
                continue;
            }

            bool day = ForeignSigns.IsDay(profile);
            if (day || profile.Has(LineForm.Addressee | LineForm.DocNumber | LineForm.Marker) || sheet.IsRunningText(index))
            {
                return true;
            }

            seen++;
        }

        return false;
    }
}
