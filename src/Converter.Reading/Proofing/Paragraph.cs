using Converter.Documents;

namespace Converter.Reading.Proofing;

/// <summary>A paragraph, or a cell of a table, as the rules see it.</summary>
internal sealed class Paragraph
{
    private readonly Marks _marks;

    public Paragraph(MappedText mapped, Role role, int section)
    {
        Mapped = mapped;
        Role = role;
        Section = section;
        _marks = MarkTable.Of(mapped.Text);
        Enumerator = role is Role.Heading or Role.Body ? Proofing.Enumerator.TryRead(mapped.Text, 0) : null;
    }

    /// <summary>The characters with their places.</summary>
    public MappedText Mapped { get; }

    /// <summary>The characters.</summary>
    public string Text => Mapped.Text;

    public Role Role { get; }

    /// <summary>0 for the document itself, 1 and up for its attachments in order.</summary>
    public int Section { get; }

    /// <summary>The enumerator it begins with, where it is a heading or a body paragraph.</summary>
    public Enumerator? Enumerator { get; }

    /// <summary>Outline level of a heading; 0 otherwise.</summary>
    public int Level { get; init; }

    /// <summary>Length of a run-in heading; 0 otherwise.</summary>
    public int HeadLength { get; init; }

    /// <summary>Number of the line of the original that it begins with; 0 where it has none.</summary>
    public int Line { get; init; }

    /// <summary>A heading that is the whole paragraph.</summary>
    public bool IsWholeHeading => Role == Role.Heading && HeadLength == 0;

    /// <summary>Whether it holds a character of one of some marks.</summary>
    public bool Holds(Marks marks) => (_marks & marks) != 0;

    /// <summary>The character at an index; NUL outside of the text.</summary>
    public char At(int index) => (uint)index < (uint)Text.Length ? Text[index] : '\0';
}
