using Converter.Reading.Outline.Enumerators;
using Converter.Reading.Outline.Facts;
using Converter.Reading.Outline.Lines;

namespace Converter.Reading.Outline.Roles;

/// <summary>Evidence for the roles above the text: issuer, document number, title, subtitle, addressee (GB/T 9704 7.2, 7.3.1, 7.3.2).</summary>
internal static class HeadRoles
{
    private const int TitleLength = 50;
    private const int MostJointIssuers = 12;
    private const int LongestNoteLabel = 3;
    private const int LongestFormLabel = 8;

    // Between a title and the salutation stand at most an occasion, a speaker and a date.
    private const int FarthestSalutation = 5;

    /// <summary>标题.</summary>
    public static void Title(Surroundings all, TextLine line, ref Tally tally)
    {
        int kindWord = line.KindWordLength;
        bool version = IsVersion(line);
        bool restarts = Restarts(all, line);
        bool opensSpeech = !all.MayBegin(line.Index) && OpensSpeech(all, line);
        bool unfinished = IsUnfinished(all.Before(line.Index), line);
        tally.Add(TitleEvidence.NoEndMark, line.End == EndMark.None && line.Length <= 34);
        tally.Add(TitleEvidence.KindWord, kindWord > 0 && !line.IsNumbered);
        tally.Add(TitleEvidence.RunKindWord, kindWord == 0 && all.RunsToKindWord(line.Index));
        tally.Add(TitleEvidence.Opener, line.Length <= 90 && HasOpener(line.Text) && !line.Text.Contains('；', StringComparison.Ordinal));
        tally.Add(TitleEvidence.Centred, IsCentred(all, line));
        tally.Add(TitleEvidence.First, line.Index == 0);
        tally.Add(TitleEvidence.Continues, unfinished);
        tally.Add(TitleEvidence.Version, version);
        tally.Add(TitleEvidence.Hash, line.HashLevel > 0 && line.Index <= 3);
        tally.Add(TitleEvidence.Restarts, restarts);
        tally.Add(TitleEvidence.OpensSpeech, opensSpeech);
        bool rules = line.Index > 0 && !restarts && kindWord > 0 && line.End == EndMark.None && OpensRules(all.After(line.Index));
        tally.Add(TitleEvidence.OpensRules, rules);
        bool named = line.Index > 0 && kindWord == 0 && all.IsNamed(line);
        tally.Add(TitleEvidence.Named, named);
        tally.Add(TitleEvidence.OpensDocument, OpensDocument(all.After(line.Index)));
        Against(all, line, version, restarts || opensSpeech || named, ref tally);
    }

    /// <summary>副标题.</summary>
    public static void Subtitle(Surroundings all, TextLine line, ref Tally tally)
    {
        bool dash = IsDash(line.Text);
        bool bracketed = all.IsBracketed(line.Index);
        bool dated = bracketed && line.Text.Contains('年', StringComparison.Ordinal) && line.Text.Contains('月', StringComparison.Ordinal);
        bool name = !line.IsBracketed && line.IsName;
        TextLine? before = all.Before(line.Index);
        bool organ = line.IsOrgan && before is not null && (before.KindWordLength > 0 || IsVersion(before) || StandsBelowTitle(all, line, before));
        tally.Add(SubtitleEvidence.Prior);
        tally.Add(SubtitleEvidence.Dash, dash);
        tally.Add(SubtitleEvidence.Bracketed, bracketed);
        tally.Add(SubtitleEvidence.Date, line.IsDate);
        tally.Add(SubtitleEvidence.Dated, dated && !line.IsDate);
        tally.Add(SubtitleEvidence.Occasion, bracketed && GenreWords.ContainsAny(line.Text, GenreWords.Current.Occasions));
        tally.Add(SubtitleEvidence.Name, name);
        tally.Add(SubtitleEvidence.Organ, organ);
        tally.Add(SubtitleEvidence.Version, IsVersion(line));
        bool spoken = LineForms.IsDatedOccasion(line.Text) || LineForms.IsDatedEvent(line.Text) || (before is not null && IsDash(before.Text) && GoesOnOccasion(before.Text, line));
        tally.Add(SubtitleEvidence.Spoken, spoken);
        tally.Add(SubtitleEvidence.Plain, !dash && !bracketed && !line.IsDate && !name && !organ && !spoken);
        tally.Add(SubtitleEvidence.Sentence, line.End != EndMark.None);
        tally.Add(SubtitleEvidence.Long, line.Length > (bracketed ? 300 : 60));
        tally.Add(SubtitleEvidence.Numbered, line.IsNumbered);
    }

    // ——2026年1月26日在某省第十四届 / 人民代表大会第五次会议上
    private static bool GoesOnOccasion(string before, TextLine line) =>
        before[^1] is not ('上' or '）' or ')') && before.Contains('在', StringComparison.Ordinal) && line is { End: EndMark.None, Length: <= 40 } && line.Text[^1] == '上';

    /// <summary>发文机关标志.</summary>
    public static void Issuer(Surroundings all, TextLine line, ref Tally tally)
    {
        TextLine? after = all.After(line.Index);
        bool file = EndsInFile(line);
        bool runFile = line.End == EndMark.None && RunsToFile(all, line);
        bool order = line.Length <= 40 && line.Text.EndsWith('令') && after is not null && after.IsOrdinalNumber;
        bool organ = line.IsOrgan && !line.Text.Contains("关于", StringComparison.Ordinal) && after is not null && after.IsDocumentNumber;
        tally.Add(IssuerEvidence.Prior);
        tally.Add(IssuerEvidence.File, file);
        tally.Add(IssuerEvidence.RunFile, runFile && !file);
        tally.Add(IssuerEvidence.Order, order);
        bool masthead = IsMasthead(all, line);
        tally.Add(IssuerEvidence.Masthead, masthead);
        tally.Add(IssuerEvidence.Organ, organ);
        tally.Add(IssuerEvidence.Unlike, !file && !runFile && !order && !organ && !masthead);
    }

    /// <summary>发文字号, 签发人, 密级, 紧急程度, 份号.</summary>
    public static void DocNumber(Surroundings all, TextLine line, ref Tally tally)
    {
        bool form = line.IsDocumentNumber;
        bool signer = line.Length <= 60 && line.Text.AsSpan().ContainsAny('：', ':') && GenreWords.ContainsAny(line.Text, GenreWords.Current.Signers);
        bool secrecy = LineForms.IsSecrecyOrUrgency(line.Text);
        bool ordinal = line.IsOrdinalNumber;
        tally.Add(DocNumberEvidence.Form, form);
        tally.Add(DocNumberEvidence.Signer, signer && !form);
        tally.Add(DocNumberEvidence.Secrecy, secrecy);
        tally.Add(DocNumberEvidence.Ordinal, ordinal && !form);
        bool issued = IsIssued(all, line);
        tally.Add(DocNumberEvidence.Issued, issued);
        tally.Add(DocNumberEvidence.Unlike, !form && !signer && !secrecy && !ordinal && !issued);
    }

    /// <summary>主送机关 or 称谓.</summary>
    public static void Addressee(Surroundings all, TextLine line, ref Tally tally)
    {
        bool colon = line.End == EndMark.Colon;
        bool salutation = line.Length <= 40 && line.End is EndMark.Colon or EndMark.Sentence or EndMark.Comma && GenreWords.StartsWithAny(line.Text, GenreWords.Current.Salutations);
        bool run = all.RunsToColon(line.Index) && (line.Length > 16 || line.End == EndMark.Comma);
        tally.Add(AddresseeEvidence.Prior);
        tally.Add(AddresseeEvidence.Colon, colon);
        tally.Add(AddresseeEvidence.Salutation, salutation && !line.HasInnerEnd);
        bool words = (colon || run) && GenreWords.ContainsAny(line.Text, GenreWords.Current.Addressees);
        tally.Add(AddresseeEvidence.WordsOf, words);
        tally.Add(AddresseeEvidence.Run, run);
        tally.Add(AddresseeEvidence.Name, run && line.IsName);
        bool introduces = (colon || run) && !salutation
            && (GenreWords.ContainsAny(line.Text, GenreWords.Current.Introductions) || (colon && !words && line.Text.Contains('，', StringComparison.Ordinal)));
        tally.Add(AddresseeEvidence.Introduces, introduces);
        tally.Add(AddresseeEvidence.Sentence, line.HasInnerEnd);
        tally.Add(AddresseeEvidence.Numbered, line.IsNumbered);
        tally.Add(AddresseeEvidence.Long, line.Length > 120);
        tally.Add(AddresseeEvidence.Labelled, colon && !salutation && IsFormLabel(all, line));
        tally.Add(AddresseeEvidence.Unlike, !colon && !salutation && !run);
    }

    // 姓名：    性别： · 送样人： among lines of its like · 注：
    private static bool IsFormLabel(Surroundings all, TextLine line) =>
        (line.Text.AsSpan().IndexOf('：') is >= 0 and int colon && colon < line.Length - 1) || (line.Length <= LongestNoteLabel && GenreWords.StartsWithAny(line.Text, GenreWords.Current.Captions))
        || (line.Length <= LongestFormLabel && !GenreWords.ContainsAny(line.Text, GenreWords.Current.Addressees) && (IsShortLabel(all.Before(line.Index)) || IsShortLabel(all.After(line.Index))));

    private static bool IsShortLabel(TextLine? line) => line is { End: EndMark.Colon, Length: <= LongestFormLabel, IsNumbered: false };

    /// <summary>Whether a line in brackets tells the version of the document: （试行）, （第九版）, （2021—2025年）.</summary>
    public static bool IsVersion(TextLine line)
    {
        if (!line.IsBracketed || line.Length > 24 || line.IsDate)
        {
            return false;
        }

        string packed = line.Text.Replace(" ", string.Empty, StringComparison.Ordinal).Replace("　", string.Empty, StringComparison.Ordinal);
        bool span = packed.EndsWith("年）", StringComparison.Ordinal) || packed.EndsWith("年)", StringComparison.Ordinal);
        return span || (GenreWords.ContainsAny(packed, GenreWords.Current.Versions) && !packed.Contains('月', StringComparison.Ordinal));
    }

    /// <summary>Whether a line begins with a dash.</summary>
    public static bool IsDash(ReadOnlySpan<char> text) => text.StartsWith("——") || text.StartsWith("―") || text.StartsWith("──") || text.StartsWith("--") || text.StartsWith("—");

    private static void Against(Surroundings all, TextLine line, bool version, bool opens, ref Tally tally)
    {
        bool number = line.IsDocumentNumber || line.IsOrdinalNumber;
        tally.Add(TitleEvidence.Long, line.Length > TitleLength);
        tally.Add(TitleEvidence.VeryLong, line.Length > 90);
        tally.Add(TitleEvidence.EndMark, line.End != EndMark.None);
        tally.Add(TitleEvidence.Numbered, line.IsNumbered);
        tally.Add(TitleEvidence.Date, line.IsDate);
        tally.Add(TitleEvidence.NumberForm, number);
        tally.Add(TitleEvidence.Bracketed, all.IsBracketed(line.Index) && !version);
        tally.Add(TitleEvidence.Dash, IsDash(line.Text));
        tally.Add(TitleEvidence.Attachment, line.AttachmentOpener > 0 || line.IsAttachmentLabel);
        tally.Add(TitleEvidence.InnerSentence, line.HasInnerEnd);
        tally.Add(TitleEvidence.File, EndsInFile(line));
        tally.Add(TitleEvidence.Deep, !opens && !all.MayBegin(line.Index));
        tally.Add(TitleEvidence.NoWords, !line.Text.AsSpan().ContainsAnyInRange('一', '鿿') || line.Text[0] == '…');
        tally.Add(TitleEvidence.Comma, line.HasClauses);
        tally.Add(TitleEvidence.Cells, line.Cells > 2 && line.Length > 16);
        tally.Add(TitleEvidence.Name, line.Length <= 20 && line.IsName && line.KindWordLength == 0);
        tally.Add(TitleEvidence.Organ, line.IsOrgan);
        tally.Add(TitleEvidence.AmongHeadings, all.IsHeadingBelowTitle(line.Index));
        tally.Add(TitleEvidence.Labelled, line.Index > 0 && line.HasColon && line.KindWordLength == 0 && line.Text.IndexOf('：', StringComparison.Ordinal) is > 0 and <= 4);
        tally.Add(TitleEvidence.Imprint, line.Text.EndsWith("印发", StringComparison.Ordinal) && GenreWords.ContainsAny(line.Text, GenreWords.Current.Imprints));
    }

    // ××会议纪要 / 〔2026〕第9期 / 关于……的会议纪要: the first line is the mark, the last one the title.
    private static bool IsMasthead(Surroundings all, TextLine line)
    {
        bool numbered = line.Length <= 30 && !line.IsNumbered && line.KindWordLength > 0 && all.After(line.Index) is { } after
            && (after.IsOrdinalNumber || after.IsDocumentNumber);
        for (int index = line.Index + 2; numbered && index < Math.Min(all.Lines.Length, line.Index + 5); index++)
        {
            if (all.Lines[index] is { End: EndMark.None, Length: <= TitleLength, IsNumbered: false } later && later.KindWordLength > 0)
            {
                return true;
            }
        }

        return false;
    }

    // 第12期 / ××市人民政府办公室    2026年6月3日: the line under the mark of minutes that says who issued it and when.
    private static bool IsIssued(Surroundings all, TextLine line)
    {
        int date = line.EndDate;
        return line.Index is > 0 and < 6 && date > 0 && date < line.Length
            && all.Lines[line.Index - 1].IsOrdinalNumber && LineForms.IsOrgan(line.Text[..date].TrimEnd());
    }

    // ××局 / ××局 / ××局文件: the names of a joint mark, one on a line (GB/T 9704 7.2.4).
    private static bool RunsToFile(Surroundings all, TextLine line)
    {
        TextLine? after = all.After(line.Index);
        for (int step = 0; step < MostJointIssuers && after is not null && !EndsInFile(after); step++)
        {
            bool continues = line.IsOrgan && after.IsOrgan && after.End == EndMark.None && after.Length <= TitleLength;
            after = continues ? all.After(after.Index) : null;
        }

        return after is not null && EndsInFile(after);
    }

    // MPA教学基本要求 / ××教育指导委员会 / running text: no title ends in the name of an organ.
    private static bool StandsBelowTitle(Surroundings all, TextLine line, TextLine before) =>
        !before.IsOrgan && before.End == EndMark.None && before.Length >= 6 && before.Text[^1] is not ('的' or '、' or '和' or '与' or '于')
        && !line.Text.Contains("关于", StringComparison.Ordinal) && all.After(line.Index) is { End: EndMark.Sentence, Length: > 30 };

    private static bool EndsInFile(TextLine line) => line.Length <= 40 && line.End == EndMark.None && line.Text.EndsWith("文件", StringComparison.Ordinal)
        && !line.Text.Contains("关于", StringComparison.Ordinal);

    private static bool Restarts(Surroundings all, TextLine line) =>
        line.Length <= 34 && line.End == EndMark.None && line.KindWordLength > 0 && all.NumbersRestart(line.Index);

    // 在××会议上的讲话 / （3月2日） / 某某 / 同志们：— another speech begins in the same file.
    private static bool OpensSpeech(Surroundings all, TextLine line)
    {
        bool titled = line.Length <= TitleLength && line.End == EndMark.None && !line.IsNumbered && line.KindWordLength > 0;
        for (int index = line.Index + 1; titled && index < Math.Min(all.Lines.Length, line.Index + FarthestSalutation); index++)
        {
            TextLine next = all.Lines[index];
            if (next.End == EndMark.Colon && next.Length <= 40 && GenreWords.StartsWithAny(next.Text, GenreWords.Current.Salutations))
            {
                return true;
            }

            titled = next.IsBracketed || next.IsDate || IsDash(next.Text) || next.IsName;
        }

        return OpensLetter(line, all.After(line.Index));
    }

    // 关于解决……经费的请示 / 市人民政府：— another request, notice or letter begins in the same file.
    private static bool OpensLetter(TextLine line, TextLine? after) =>
        line.Length <= TitleLength && line.End == EndMark.None && !line.IsNumbered && line.KindWordLength > 0
        && line.Text.Contains("关于", StringComparison.Ordinal)
        && after is { End: EndMark.Colon, IsNumbered: false, HasInnerEnd: false, Length: <= TitleLength } && !after.Text.Contains('，', StringComparison.Ordinal)
        && GenreWords.ContainsAny(after.Text, GenreWords.Current.Addressees) && !GenreWords.ContainsAny(after.Text, GenreWords.Current.Introductions);

    // ××条例 / 第一章 总则: rules that are put in force begin.
    private static bool OpensRules(TextLine? after) =>
        after?.Marker is { Value: 1, Family: EnumeratorFamily.Chapter or EnumeratorFamily.Article };

    private static bool HasOpener(ReadOnlySpan<char> text)
    {
        int at = text.IndexOf("关于", StringComparison.Ordinal);
        return at >= 0 || GenreWords.StartsWithAny(text, GenreWords.Current.TitleOpeners);
    }

    private static bool IsCentred(Surroundings all, TextLine line) =>
        line.Length <= TitleLength && line.Clean.Indent > all.BodyIndent + 3;

    // The line before ends in the middle of a phrase, or this line begins with a joint.
    private static bool IsUnfinished(TextLine? before, TextLine line)
    {
        if (before is null || before.End != EndMark.None || before.Length > TitleLength || line.End != EndMark.None || line.Length > TitleLength)
        {
            return false;
        }

        string text = before.Text;
        bool open = GenreWords.EndsWithAny(text, GenreWords.Current.TitleJoiners) || text.EndsWith("关于", StringComparison.Ordinal) || GenreWords.EndsWithAny(text, GenreWords.Current.TitleOpeners);
        bool quote = text.LastIndexOf('《') > text.LastIndexOf('》');
        return open || quote || GenreWords.StartsWithAny(line.Text, GenreWords.Current.TitleJoiners);
    }

    private static bool OpensDocument(TextLine? after) =>
        after is not null && (after.End == EndMark.Colon || (after.Length > 40 && after.End == EndMark.Sentence) || after.IsDocumentNumber);
}
