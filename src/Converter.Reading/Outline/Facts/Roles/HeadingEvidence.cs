namespace Converter.Reading.Outline.Facts;

/// <summary>The evidence for and against an unnumbered heading; its words and weights stand in <c>evidence.yaml</c>.</summary>
internal static class HeadingEvidence
{
    public static readonly Reason Prior = Evidence.Of("heading.prior");
    public static readonly Reason Hash = Evidence.Of("heading.hash");
    public static readonly Reason Bracketed = Evidence.Of("heading.bracketed");
    public static readonly Reason Short = Evidence.Of("heading.short");
    public static readonly Reason Between = Evidence.Of("heading.between");
    public static readonly Reason Siblings = Evidence.Of("heading.siblings");
    public static readonly Reason Caption = Evidence.Of("heading.caption");
    public static readonly Reason KindWord = Evidence.Of("heading.kind-word");
    public static readonly Reason Foreword = Evidence.Of("heading.foreword");
    public static readonly Reason Unlike = Evidence.Of("heading.unlike");
}
