namespace Converter.Reading.Outline.Facts;

/// <summary>The evidence for and against a title; its words and weights stand in <c>evidence.yaml</c>.</summary>
internal static class TitleEvidence
{
    public static readonly Reason NoEndMark = Evidence.Of("title.no-end-mark");
    public static readonly Reason KindWord = Evidence.Of("title.kind-word");
    public static readonly Reason RunKindWord = Evidence.Of("title.run-kind-word");
    public static readonly Reason Opener = Evidence.Of("title.opener");
    public static readonly Reason Centred = Evidence.Of("title.centred");
    public static readonly Reason First = Evidence.Of("title.first");
    public static readonly Reason Continues = Evidence.Of("title.continues");
    public static readonly Reason Version = Evidence.Of("title.version");
    public static readonly Reason Hash = Evidence.Of("title.hash");
    public static readonly Reason Long = Evidence.Of("title.long");
    public static readonly Reason VeryLong = Evidence.Of("title.very-long");
    public static readonly Reason EndMark = Evidence.Of("title.end-mark");
    public static readonly Reason Numbered = Evidence.Of("title.numbered");
    public static readonly Reason Date = Evidence.Of("title.date");
    public static readonly Reason NumberForm = Evidence.Of("title.number-form");
    public static readonly Reason Bracketed = Evidence.Of("title.bracketed");
    public static readonly Reason Dash = Evidence.Of("title.dash");
    public static readonly Reason Attachment = Evidence.Of("title.attachment");
    public static readonly Reason InnerSentence = Evidence.Of("title.inner-sentence");
    public static readonly Reason Restarts = Evidence.Of("title.restarts");
    public static readonly Reason Labelled = Evidence.Of("title.labelled");
    public static readonly Reason OpensSpeech = Evidence.Of("title.opens-speech");
    public static readonly Reason NoWords = Evidence.Of("title.no-words");
    public static readonly Reason Deep = Evidence.Of("title.deep");
    public static readonly Reason File = Evidence.Of("title.file");
    public static readonly Reason Comma = Evidence.Of("title.comma");
    public static readonly Reason Cells = Evidence.Of("title.cells");
    public static readonly Reason OpensDocument = Evidence.Of("title.opens-document");
    public static readonly Reason Name = Evidence.Of("title.name");
    public static readonly Reason Organ = Evidence.Of("title.organ");
    public static readonly Reason AmongHeadings = Evidence.Of("title.among-headings");
    public static readonly Reason Named = Evidence.Of("title.named");
    public static readonly Reason OpensRules = Evidence.Of("title.opens-rules");
    public static readonly Reason Imprint = Evidence.Of("title.imprint");
}
