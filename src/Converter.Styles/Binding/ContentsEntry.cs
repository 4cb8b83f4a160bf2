namespace Converter.Styles.Binding;

/// <summary>What a paragraph of a table of contents leads to.</summary>
/// <param name="Anchor">The <see cref="Styling.StyledParagraph.Anchor"/> of the heading.</param>
/// <param name="Number">Number of its page as it is printed; empty where it is not known, because no pages could be set.</param>
public sealed record ContentsEntry(int Anchor, string Number);

/// <summary>A heading that a table of contents lists.</summary>
/// <param name="Title">What it says.</param>
/// <param name="Level">Its level, from 1.</param>
/// <param name="Entry">Where it is.</param>
public sealed record ListedHeading(string Title, int Level, ContentsEntry Entry);
