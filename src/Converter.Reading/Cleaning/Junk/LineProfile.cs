using Converter.Reading.Cleaning.Rules;

namespace Converter.Reading.Cleaning.Junk;

/// <summary>What the search for junk knows of a line.</summary>
/// <param name="Text">What holds the bare form: the source, where the line is bare as it stands.</param>
/// <param name="Start">Index of the bare form in it.</param>
/// <param name="KeyLength">Length of the bare form; 0 for a line too long to be junk.</param>
/// <param name="Length">Number of characters of the bare form, of a long line too.</param>
/// <param name="Forms">The forms it has.</param>
internal readonly record struct LineProfile(string Text, int Start, int KeyLength, int Length, LineForm Forms)
{
    private const LineForm Protected =
        LineForm.Marker | LineForm.Title | LineForm.DocNumber | LineForm.Addressee | LineForm.Date | LineForm.Sentence | LineForm.Label;

    /// <summary>The bare form.</summary>
    public ReadOnlySpan<char> Key => Text.AsSpan(Start, KeyLength);

    /// <summary>Whether the line looks like a part of an official document, so that its neighbours alone cannot condemn it.</summary>
    public bool IsProtected => (Forms & Protected) != 0;

    /// <summary>Whether the line has a form.</summary>
    public bool Has(LineForm form) => (Forms & form) != 0;

    /// <summary>Whether the line ends in a mark that can end a paragraph.</summary>
    public bool EndsSentence => Key.Length > 0 && "。！？；：”…）".Contains(Key[^1]);
}
