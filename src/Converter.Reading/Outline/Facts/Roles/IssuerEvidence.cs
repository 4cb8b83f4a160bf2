namespace Converter.Reading.Outline.Facts;

/// <summary>The evidence for and against the mark of the issuer; its words and weights stand in <c>evidence.yaml</c>.</summary>
internal static class IssuerEvidence
{
    public static readonly Reason Prior = Evidence.Of("issuer.prior");
    public static readonly Reason File = Evidence.Of("issuer.file");
    public static readonly Reason RunFile = Evidence.Of("issuer.run-file");
    public static readonly Reason Order = Evidence.Of("issuer.order");
    public static readonly Reason Masthead = Evidence.Of("issuer.masthead");
    public static readonly Reason Organ = Evidence.Of("issuer.organ");
    public static readonly Reason Unlike = Evidence.Of("issuer.unlike");
}
