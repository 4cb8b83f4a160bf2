namespace Converter.Reading.Outline.Facts;

/// <summary>The evidence that a file gives beside its words; its words and weights stand in <c>evidence.yaml</c>.</summary>
internal static class MarkEvidence
{
    public static readonly Reason Row = Evidence.Of("mark.row");
    public static readonly Reason Verbatim = Evidence.Of("mark.verbatim");
    public static readonly Reason ListItem = Evidence.Of("mark.list-item");
    public static readonly Reason Style = Evidence.Of("mark.style");
    public static readonly Reason HeadingStyle = Evidence.Of("mark.heading-style");
    public static readonly Reason TopLevel = Evidence.Of("mark.top-level");
    public static readonly Reason Emphasised = Evidence.Of("mark.emphasised");
    public static readonly Reason NotText = Evidence.Of("mark.not-text");
    public static readonly Reason Centred = Evidence.Of("mark.centred");
    public static readonly Reason CentredMark = Evidence.Of("mark.centred-mark");
    public static readonly Reason AtRight = Evidence.Of("mark.at-right");
    public static readonly Reason OutOfPlace = Evidence.Of("mark.out-of-place");
    public static readonly Reason LargerTitle = Evidence.Of("mark.larger-title");
    public static readonly Reason LargerHead = Evidence.Of("mark.larger-head");
    public static readonly Reason LargerText = Evidence.Of("mark.larger-text");
    public static readonly Reason SeriesStyle = Evidence.Of("mark.series-style");
    public static readonly Reason SeriesLead = Evidence.Of("mark.series-lead");
}
