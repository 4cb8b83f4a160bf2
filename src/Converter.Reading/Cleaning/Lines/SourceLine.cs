using Converter.Documents;
using Converter.Reading.Cleaning.Characters;

namespace Converter.Reading.Cleaning.Lines;

/// <summary>A line of the original that is not blank, measured.</summary>
/// <param name="Number">Line number, from 1.</param>
/// <param name="Content">Its characters without the blanks at both ends.</param>
/// <param name="Indent">Width of the blanks before them, in half-width columns.</param>
/// <param name="TrailingBlanks">Width of the blanks behind them, in half-width columns.</param>
/// <param name="Width">Width of the content, in half-width columns.</param>
/// <param name="BlankLinesBefore">Number of blank lines just before.</param>
/// <param name="Kinds">The kinds of characters in the content.</param>
internal readonly record struct SourceLine(
    int Number,
    SourceSpan Content,
    int Indent,
    int TrailingBlanks,
    int Width,
    int BlankLinesBefore,
    CharacterKind Kinds)
{
    /// <summary>The column behind the last character.</summary>
    public int EndColumn => Indent + Width;
}
