namespace Converter.Reading.Outline.Facts;

/// <summary>The evidence for and against the imprint; its words and weights stand in <c>evidence.yaml</c>.</summary>
internal static class ImprintEvidence
{
    public static readonly Reason Opener = Evidence.Of("imprint.opener");
    public static readonly Reason Issued = Evidence.Of("imprint.issued");
    public static readonly Reason Copies = Evidence.Of("imprint.copies");
    public static readonly Reason Wrapped = Evidence.Of("imprint.wrapped");
    public static readonly Reason Unlike = Evidence.Of("imprint.unlike");
}
