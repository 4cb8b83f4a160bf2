using Converter.Documents;

namespace Converter.Pdf.LogicalStructure;

/// <summary>
/// Types of the headings: the title is H1, the levels of the outline follow below it. A level is never more than one below the heading
/// before it, and the first heading is H1 (ISO 14289-1, 7.4.2).
/// </summary>
/// <param name="hasTitle">Whether the document has a title.</param>
internal sealed class HeadingLevels(bool hasTitle)
{
    private const int Deepest = 6;

    private int _last;

    /// <summary>The type of the next title.</summary>
    public string Title() => Next(1);

    /// <summary>The type of the next heading.</summary>
    /// <param name="block">Its block, with a level from 1.</param>
    public string Heading(TextBlock block) => Next(Math.Max(1, block.Level) + (hasTitle ? 1 : 0));

    private string Next(int level)
    {
        _last = Math.Min(Math.Min(level, _last + 1), Deepest);
        return "H" + (char)('0' + _last);
    }
}
