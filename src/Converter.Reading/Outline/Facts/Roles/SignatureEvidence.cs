namespace Converter.Reading.Outline.Facts;

/// <summary>The evidence for and against a signature; its words and weights stand in <c>evidence.yaml</c>.</summary>
internal static class SignatureEvidence
{
    public static readonly Reason Prior = Evidence.Of("signature.prior");
    public static readonly Reason BeforeDate = Evidence.Of("signature.before-date");
    public static readonly Reason Organ = Evidence.Of("signature.organ");
    public static readonly Reason Name = Evidence.Of("signature.name");
    public static readonly Reason Right = Evidence.Of("signature.right");
    public static readonly Reason Last = Evidence.Of("signature.last");
    public static readonly Reason Seal = Evidence.Of("signature.seal");
    public static readonly Reason Bracketed = Evidence.Of("signature.bracketed");
    public static readonly Reason Dated = Evidence.Of("signature.dated");
    public static readonly Reason Sentence = Evidence.Of("signature.sentence");
    public static readonly Reason Comma = Evidence.Of("signature.comma");
    public static readonly Reason Long = Evidence.Of("signature.long");
    public static readonly Reason Numbered = Evidence.Of("signature.numbered");
    public static readonly Reason KindWord = Evidence.Of("signature.kind-word");
    public static readonly Reason Attendance = Evidence.Of("signature.attendance");
    public static readonly Reason Closing = Evidence.Of("signature.closing");
    public static readonly Reason Date = Evidence.Of("signature.date");
    public static readonly Reason Plain = Evidence.Of("signature.plain");
    public static readonly Reason Labelled = Evidence.Of("signature.labelled");
}
