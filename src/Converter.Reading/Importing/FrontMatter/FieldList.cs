using System.Collections.Immutable;
using Converter.Documents;

namespace Converter.Reading.Importing.FrontMatter;

/// <summary>A value that is given for an element of the document beside its text.</summary>
/// <param name="Name">Name of the field as it is written; which names there are is not known here.</param>
/// <param name="Value">The value, without blanks at its ends; <see langword="null"/> where it is a list or a mapping.</param>
/// <param name="At">Where the name stands in its file.</param>
public sealed record FieldEntry(string Name, string? Value, SourcePosition At);

/// <summary>Values as lines of <c>name: value</c>, from the front matter of a text or from a file of their own.</summary>
/// <param name="Entries">The values in the order in which they are written; a name may stand twice.</param>
/// <param name="Findings">What is wrong with the list; no value behind the place is read.</param>
public sealed record FieldList(ImmutableArray<FieldEntry> Entries, ImmutableArray<Diagnostic> Findings)
{
    /// <summary>No values.</summary>
    public static FieldList Empty { get; } = new([], []);
}
