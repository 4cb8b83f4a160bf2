using Converter.Reading.Cleaning.Rules;

namespace Converter.Reading.Cleaning.Junk;

/// <summary>What the search for junk knows of a line.</summary>
/// <param name="Bare">The bare form, a stretch of the source where the line is bare as it stands; empty for a line too long to be junk.</param>
/// <param name="Length">Number of characters of the bare form, of a long line too.</param>
/// <param name="Forms">The forms it has.</param>
internal readonly record struct LineProfile(ReadOnlyMemory<char> Bare, int Length, LineForm Forms)
{
    private const LineForm Protected =
        LineForm.Marker | LineForm.Title | LineForm.DocNumber | LineForm.Addressee | LineForm.Date | LineForm.Sentence | LineForm.Label;

    /// <summary>The bare form.</summary>
    public ReadOnlySpan<char> Key => Bare.Span;

    /// <summary>Whether the line looks like a part of an official document, so that its neighbours alone cannot condemn it.</summary>
    public bool IsProtected => (Forms & Protected) != 0;

    /// <summary>Whether the line has a form.</summary>
    public bool Has(LineForm form) => (Forms & form) != 0;

    /// <summary>Whether the line ends in a mark that can end a paragraph.</summary>
    public bool EndsSentence => Key.Length > 0 && "。！？；：”…）".Contains(Key[^1]);
}
