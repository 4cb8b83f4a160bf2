namespace Converter.Reading.Outline.Facts;

/// <summary>The evidence for and against the date of issue; its words and weights stand in <c>evidence.yaml</c>.</summary>
internal static class DateEvidence
{
    public static readonly Reason Form = Evidence.Of("date.form");
    public static readonly Reason Unlike = Evidence.Of("date.unlike");
}
