using System.Collections.Immutable;

namespace Converter.Reading.Importing.Docx.Looks;

/// <summary>How a Word document looks: what its styles and its direct formatting come to, paragraph by paragraph.</summary>
/// <param name="Paragraphs">The paragraphs of the body that have characters; those of tables are not among them.</param>
/// <param name="Section">What the last section says of paper, margins and grid.</param>
/// <param name="Numbers">Paragraphs of footers that hold a page number; where the number stands, their text has U+FFFC.</param>
public sealed record DocxLook(ImmutableArray<ParagraphFormat> Paragraphs, DocxProperties Section, ImmutableArray<ParagraphFormat> Numbers)
{
    /// <summary>Height of the lines of the highest header as far as it is given exactly, in twips; 0 for none. It may push the text down.</summary>
    public int HeaderHeight { get; init; }
}

/// <summary>A paragraph with its look.</summary>
/// <param name="Properties">Its properties, styles included.</param>
/// <param name="Runs">Its runs that have characters.</param>
public sealed record ParagraphFormat(DocxProperties Properties, ImmutableArray<RunFormat> Runs)
{
    /// <summary>Its characters.</summary>
    public string Text => string.Concat(Runs.Select(run => run.Text));
}

/// <summary>A run with its look.</summary>
/// <param name="Text">Its characters.</param>
/// <param name="Properties">Its properties, styles included.</param>
public sealed record RunFormat(string Text, DocxProperties Properties);
