namespace Converter.Reading.Outline.Facts;

/// <summary>The evidence for and against the addressee; its words and weights stand in <c>evidence.yaml</c>.</summary>
internal static class AddresseeEvidence
{
    public static readonly Reason Prior = Evidence.Of("addressee.prior");
    public static readonly Reason Colon = Evidence.Of("addressee.colon");
    public static readonly Reason WordsOf = Evidence.Of("addressee.words");
    public static readonly Reason Salutation = Evidence.Of("addressee.salutation");
    public static readonly Reason Run = Evidence.Of("addressee.run");
    public static readonly Reason Introduces = Evidence.Of("addressee.introduces");
    public static readonly Reason Sentence = Evidence.Of("addressee.sentence");
    public static readonly Reason Numbered = Evidence.Of("addressee.numbered");
    public static readonly Reason Long = Evidence.Of("addressee.long");
    public static readonly Reason Name = Evidence.Of("addressee.name");
    public static readonly Reason Labelled = Evidence.Of("addressee.labelled");
    public static readonly Reason Unlike = Evidence.Of("addressee.unlike");
}
