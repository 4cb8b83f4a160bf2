namespace Converter.Reading.Outline.Facts;

/// <summary>The evidence for and against a note; its words and weights stand in <c>evidence.yaml</c>.</summary>
internal static class NoteEvidence
{
    public static readonly Reason Bracketed = Evidence.Of("note.bracketed");
    public static readonly Reason WordsOf = Evidence.Of("note.words");
    public static readonly Reason Plain = Evidence.Of("note.plain");
    public static readonly Reason Seal = Evidence.Of("note.seal");
    public static readonly Reason Date = Evidence.Of("note.date");
    public static readonly Reason Unlike = Evidence.Of("note.unlike");
}
