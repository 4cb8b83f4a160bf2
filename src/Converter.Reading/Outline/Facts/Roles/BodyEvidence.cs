namespace Converter.Reading.Outline.Facts;

/// <summary>The evidence for and against a paragraph; its words and weights stand in <c>evidence.yaml</c>.</summary>
internal static class BodyEvidence
{
    public static readonly Reason Sentence = Evidence.Of("body.sentence");
    public static readonly Reason ListItem = Evidence.Of("body.list-item");
    public static readonly Reason Introduces = Evidence.Of("body.introduces");
    public static readonly Reason Long = Evidence.Of("body.long");
    public static readonly Reason VeryLong = Evidence.Of("body.very-long");
    public static readonly Reason Numbered = Evidence.Of("body.numbered");
    public static readonly Reason InnerSentence = Evidence.Of("body.inner-sentence");
    public static readonly Reason Fragment = Evidence.Of("body.fragment");
    public static readonly Reason Caption = Evidence.Of("body.caption");
    public static readonly Reason Dash = Evidence.Of("body.dash");
    public static readonly Reason Wrapped = Evidence.Of("body.wrapped");
    public static readonly Reason AfterWrapped = Evidence.Of("body.after-wrapped");
    public static readonly Reason GoesOn = Evidence.Of("body.goes-on");
    public static readonly Reason AmongFragments = Evidence.Of("body.among-fragments");
    public static readonly Reason Contents = Evidence.Of("body.contents");
    public static readonly Reason NameList = Evidence.Of("body.name-list");
    public static readonly Reason Exclaimed = Evidence.Of("body.exclaimed");
    public static readonly Reason Labelled = Evidence.Of("body.labelled");
}
