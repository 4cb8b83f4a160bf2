using Converter.Reading.Outline.Facts;
using Converter.Reading.Outline.Lines;

namespace Converter.Reading.Outline.Roles;

/// <summary>Evidence for the roles below the text: attachment note, signature, date, note, attachment, imprint (GB/T 9704 7.3.4–7.4).</summary>
internal static class EndRoles
{
    private const int LongestPlainNote = 50;
    private const int LongestClosing = 12;

    /// <summary>附件说明.</summary>
    public static void AttachmentNote(Surroundings all, TextLine line, ref Tally tally)
    {
        int number = all.AttachmentNumber(line.Index);
        bool opener = number > 0 && (line.AttachmentOpener > 0 || line.AttachmentLabel > 0);
        tally.Add(AttachmentNoteEvidence.Opener, opener);
        tally.Add(AttachmentNoteEvidence.Sequence, !opener && number > 0);
        tally.Add(AttachmentNoteEvidence.Wrapped, number < 0);
        tally.Add(AttachmentNoteEvidence.Unlike, !opener && number == 0);
    }

    /// <summary>发文机关署名.</summary>
    public static void Signature(Surroundings all, TextLine line, ref Tally tally)
    {
        bool seal = line.IsBracketed && line.Text.Contains('章', StringComparison.Ordinal);
        bool dated = !line.IsDate && line.Length <= 50 && line.EndDate < line.Length;
        bool right = line.Clean.Indent >= all.BodyIndent + 10;
        tally.Add(SignatureEvidence.Prior);
        tally.Add(SignatureEvidence.BeforeDate, all.DateFollows(line.Index));
        tally.Add(SignatureEvidence.Organ, line.IsOrgan);
        tally.Add(SignatureEvidence.Name, line.IsName);
        tally.Add(SignatureEvidence.Right, right && (line.IsOrgan || all.DateFollows(line.Index) || line.Index == all.Lines.Length - 1));
        tally.Add(SignatureEvidence.Last, line.Index == all.Lines.Length - 1);
        tally.Add(SignatureEvidence.Seal, seal);
        tally.Add(SignatureEvidence.Bracketed, (line.IsBracketed || line.Text[0] == '【') && !seal && !line.IsDate);
        tally.Add(SignatureEvidence.Dated, dated);
        tally.Add(SignatureEvidence.Sentence, line.End != EndMark.None || line.HasInnerEnd);
        tally.Add(SignatureEvidence.Comma, line.HasClauses);
        tally.Add(SignatureEvidence.Long, line.Length > 40);
        tally.Add(SignatureEvidence.Numbered, line.IsNumbered);
        tally.Add(SignatureEvidence.KindWord, line.KindWordLength > 1);
        tally.Add(SignatureEvidence.Attendance, IsAttendance(line.Text));
        tally.Add(SignatureEvidence.Closing, line.Length <= LongestClosing && GenreWords.StartsWithAny(line.Text, GenreWords.Current.Closings));
        tally.Add(SignatureEvidence.Date, line.IsDate);
        tally.Add(SignatureEvidence.Plain, !line.IsOrgan && !line.IsName && !seal && !dated && !all.DateFollows(line.Index));
        tally.Add(SignatureEvidence.Labelled, line.HasColon && line.Text.AsSpan().Count('：') > 1);
    }

    /// <summary>成文日期.</summary>
    public static void Date(Surroundings all, TextLine line, ref Tally tally)
    {
        tally.Add(DateEvidence.Form, line.IsDate);
        tally.Add(DateEvidence.Unlike, !line.IsDate);
    }

    /// <summary>附注.</summary>
    public static void Note(Surroundings all, TextLine line, ref Tally tally)
    {
        bool plain = !line.IsBracketed && IsPlainNote(all, line);
        tally.Add(NoteEvidence.Bracketed, line.IsBracketed);
        tally.Add(NoteEvidence.Plain, plain);
        tally.Add(NoteEvidence.WordsOf, line.IsBracketed && GenreWords.ContainsAny(line.Text, GenreWords.Current.Notes));
        tally.Add(NoteEvidence.Seal, line.IsBracketed && line.Text.Contains('章', StringComparison.Ordinal));
        tally.Add(NoteEvidence.Date, line.IsDate);
        tally.Add(NoteEvidence.Unlike, !line.IsBracketed && !plain);
    }

    // 2026年7月30日 / 此件公开发布: the brackets of 7.3.6 were left out.
    private static bool IsPlainNote(Surroundings all, TextLine line) =>
        line.Length <= LongestPlainNote && !line.HasInnerEnd && !line.IsNumbered && !line.IsDate && all.Before(line.Index) is { IsDate: true }
        && GenreWords.StartsWithAny(line.Text, GenreWords.Current.Notes);

    /// <summary>附件 as a label.</summary>
    public static void Attachment(Surroundings all, TextLine line, ref Tally tally)
    {
        bool label = line.IsAttachmentLabel;
        bool opens = !label && line.AttachmentLabel > 0 && all.AttachmentNumber(Math.Min(line.Index + 1, all.Lines.Length - 1)) <= 0 && TextFollows(all, line);
        tally.Add(AttachmentEvidence.Label, label);
        tally.Add(AttachmentEvidence.Opens, opens);
        tally.Add(AttachmentEvidence.Unlike, !label && !opens);
    }

    /// <summary>版记.</summary>
    public static void Imprint(Surroundings all, TextLine line, ref Tally tally)
    {
        bool opener = IsImprintOpener(line);
        bool issued = line.Length <= 60 && !line.HasInnerEnd && IsIssued(line.Text);
        bool copies = line.Length <= 50 && line.End == EndMark.None && !line.IsNumbered && !line.HasInnerEnd && !issued && !opener
            && line.Text.AsSpan().ContainsAny("：:份共") && GenreWords.ContainsAny(line.Text, GenreWords.Current.Imprints);
        TextLine? before = all.Before(line.Index);
        bool wrapped = !opener && !issued && !copies && before is not null && before.End != EndMark.Sentence && !line.IsDate && !line.IsNumbered && IsImprintOpener(before);
        tally.Add(ImprintEvidence.Opener, opener);
        tally.Add(ImprintEvidence.Issued, issued);
        tally.Add(ImprintEvidence.Copies, copies);
        tally.Add(ImprintEvidence.Wrapped, wrapped);
        tally.Add(ImprintEvidence.Unlike, !opener && !issued && !copies && !wrapped);
    }

    // 出席：…… 列席人员：……
    private static bool IsAttendance(ReadOnlySpan<char> text)
    {
        int colon = text[..Math.Min(text.Length, 6)].IndexOfAny('：', ':');
        return colon >= 2 && GenreWords.StartsWithAny(text, GenreWords.Current.Attendance);
    }

    private static bool TextFollows(Surroundings all, TextLine line)
    {
        TextLine? after = all.After(line.Index);
        return after is not null && !after.IsDate && (after.IsNumbered || after.Length > 40 || after.Cells > 1 || after.End != EndMark.None);
    }

    private static bool IsImprintOpener(TextLine line)
    {
        if (!GenreWords.Current.ImprintOpeners.MayBegin(line.Text))
        {
            return false;
        }

        foreach (string word in GenreWords.Current.ImprintOpeners.Words)
        {
            if (line.Text.StartsWith(word, StringComparison.Ordinal))
            {
                string rest = line.Text[word.Length..].TrimStart();
                return rest.Length > 1 && rest[0] is '：' or ':';
            }
        }

        return false;
    }

    private static bool IsIssued(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd("。 　");
        bool word = text.EndsWith("印发") || text.EndsWith("印制") || text.EndsWith("封发");
        return word && text.Contains('月') && text.ContainsAny('日', '号');
    }
}
