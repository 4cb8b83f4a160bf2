using System.Text.Json;

namespace Converter.Server.Uploads;

/// <summary>What a conversion, an outline, a proof or a preview is asked for with; the same members as form fields or as JSON.</summary>
public sealed record ConversionForm
{
    /// <summary>The text itself, in place of files.</summary>
    public string? Text { get; init; }

    /// <summary>Name for <see cref="Text"/>.</summary>
    public string? Name { get; init; }

    /// <summary>Name of a style; by default chosen by the kind of document.</summary>
    public string? Style { get; init; }

    /// <summary>Formats to make: <c>docx</c>, <c>pdf</c>; both by default. In a form separated by commas.</summary>
    public string[]? Formats { get; init; }

    /// <summary>Values that the text does not hold, by field: issuer, number, title, addressee, signature, date, note. In a form as JSON.</summary>
    public Dictionary<string, string>? Fields { get; init; }

    /// <summary>
    /// What a person decided about lines: an outline JSON that was edited (<c>{"lines": […]}</c>), or only the array of its lines with
    /// <c>n</c>, <c>role</c>, <c>level</c>, <c>head</c>. <c>junk</c> removes a line, any other role brings it back. In a form as JSON.
    /// </summary>
    public JsonElement? Corrections { get; init; }

    /// <summary>The same in short, such as <c>23=heading:2</c>; in a form separated by commas.</summary>
    public string[]? SetLine { get; init; }

    /// <summary>Rules of cleaning that are not used, by id or group; in a form separated by commas.</summary>
    public string[]? Keep { get; init; }

    /// <summary>Whether the text is cleaned; it is by default.</summary>
    public bool? Clean { get; init; }

    /// <summary>Whether a text that still has placeholders is refused; not by default.</summary>
    public bool? RefusePlaceholders { get; init; }

    /// <summary>Whether even pages have their binding margin on the right, for double-sided print; by default as the style says.</summary>
    public bool? Mirrored { get; init; }

    /// <summary>Whether a blank page makes the number of pages even; by default as the style says.</summary>
    public bool? PadEven { get; init; }

    /// <summary>Whether there is a table of contents; by default as the style says.</summary>
    public bool? Contents { get; init; }

    /// <summary>Levels of headings that the contents have, 0 … 4; by default as the style says.</summary>
    public int? ContentsLevels { get; init; }

    /// <summary>Whether the .docx has the findings of proofreading as comments, and its placeholders coloured; not by default.</summary>
    public bool? Comments { get; init; }

    /// <summary>Whether the .pdf has crop marks, with the bleed of the style; by default as the style says.</summary>
    public bool? CropMarks { get; init; }

    /// <summary>Colour space of what is not black in the .pdf: <c>rgb</c> or <c>cmyk</c>; by default as the style says.</summary>
    public string? Colors { get; init; }

    /// <summary><c>interactive</c> or <c>batch</c>; a single text is interactive, several are a batch by default.</summary>
    public string? Priority { get; init; }

    /// <summary>Address that is told when a job rests.</summary>
    public string? Callback { get; init; }

    /// <summary>For a preview: the first page wanted, from 1.</summary>
    public int? FirstPage { get; init; }

    /// <summary>For a preview: how many pages; 4 by default, 30 at most.</summary>
    public int? Pages { get; init; }
}
