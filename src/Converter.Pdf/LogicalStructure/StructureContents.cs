namespace Converter.Pdf.LogicalStructure;

/// <summary>
/// The elements of a table of contents (ISO 32000-1, 14.8.4.2): TOC, and for each heading TOCI, Reference and Link (14.8.4.4.2), which the words
/// and the places that lead to the heading stand in.
/// </summary>
/// <param name="create">Makes an element: its type, its parent.</param>
internal sealed class StructureContents(Func<string, StructureElement, StructureElement> create)
{
    /// <summary>Headings in one element, as <see cref="StructureTree"/> has it for blocks.</summary>
    private const int Largest = 4096;

    private StructureElement? _contents;
    private int _count;

    /// <summary>The element of the next heading.</summary>
    /// <param name="part">The element that the contents stand in.</param>
    public StructureElement Next(StructureElement part)
    {
        if (_contents is null || _count == Largest)
        {
            _contents = create("TOC", part);
            _count = 0;
        }

        _count++;
        return create("Link", create("Reference", create("TOCI", _contents)));
    }
}
