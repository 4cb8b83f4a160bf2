namespace Converter.Reading.Outline.Facts;

/// <summary>The evidence for and against a document number; its words and weights stand in <c>evidence.yaml</c>.</summary>
internal static class DocNumberEvidence
{
    public static readonly Reason Form = Evidence.Of("docnumber.form");
    public static readonly Reason Signer = Evidence.Of("docnumber.signer");
    public static readonly Reason Secrecy = Evidence.Of("docnumber.secrecy");
    public static readonly Reason Ordinal = Evidence.Of("docnumber.ordinal");
    public static readonly Reason Issued = Evidence.Of("docnumber.issued");
    public static readonly Reason Unlike = Evidence.Of("docnumber.unlike");
}
