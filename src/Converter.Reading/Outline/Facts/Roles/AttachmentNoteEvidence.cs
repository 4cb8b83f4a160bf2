namespace Converter.Reading.Outline.Facts;

/// <summary>The evidence for and against an attachment note; its words and weights stand in <c>evidence.yaml</c>.</summary>
internal static class AttachmentNoteEvidence
{
    public static readonly Reason Opener = Evidence.Of("attachmentnote.opener");
    public static readonly Reason Sequence = Evidence.Of("attachmentnote.sequence");
    public static readonly Reason Wrapped = Evidence.Of("attachmentnote.wrapped");
    public static readonly Reason Unlike = Evidence.Of("attachmentnote.unlike");
}
