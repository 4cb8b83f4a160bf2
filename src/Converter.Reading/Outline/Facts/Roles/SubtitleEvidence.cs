namespace Converter.Reading.Outline.Facts;

/// <summary>The evidence for and against a subtitle; its words and weights stand in <c>evidence.yaml</c>.</summary>
internal static class SubtitleEvidence
{
    public static readonly Reason Prior = Evidence.Of("subtitle.prior");
    public static readonly Reason Dash = Evidence.Of("subtitle.dash");
    public static readonly Reason Bracketed = Evidence.Of("subtitle.bracketed");
    public static readonly Reason Date = Evidence.Of("subtitle.date");
    public static readonly Reason Dated = Evidence.Of("subtitle.dated");
    public static readonly Reason Occasion = Evidence.Of("subtitle.occasion");
    public static readonly Reason Name = Evidence.Of("subtitle.name");
    public static readonly Reason Organ = Evidence.Of("subtitle.organ");
    public static readonly Reason Version = Evidence.Of("subtitle.version");
    public static readonly Reason Spoken = Evidence.Of("subtitle.spoken");
    public static readonly Reason Plain = Evidence.Of("subtitle.plain");
    public static readonly Reason Sentence = Evidence.Of("subtitle.sentence");
    public static readonly Reason Long = Evidence.Of("subtitle.long");
    public static readonly Reason Numbered = Evidence.Of("subtitle.numbered");
}
