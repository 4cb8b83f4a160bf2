namespace Converter.Reading.Outline.Facts;

/// <summary>The evidence for and against the label of an attachment; its words and weights stand in <c>evidence.yaml</c>.</summary>
internal static class AttachmentEvidence
{
    public static readonly Reason Label = Evidence.Of("attachment.label");
    public static readonly Reason Opens = Evidence.Of("attachment.opens");
    public static readonly Reason Unlike = Evidence.Of("attachment.unlike");
}
