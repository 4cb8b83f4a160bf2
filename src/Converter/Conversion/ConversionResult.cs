using System.Collections.Immutable;
using Converter.Reports;

namespace Converter.Conversion;

/// <summary>How a conversion ended.</summary>
public enum ConversionOutcome
{
    /// <summary>Every file that was asked for was made.</summary>
    Done,

    /// <summary>The bytes are no text, or a text without anything in it.</summary>
    InputUnreadable,

    /// <summary>A value that was handed in does not fit.</summary>
    FieldsWrong,

    /// <summary>Placeholders were to be refused, and the text has some.</summary>
    PlaceholdersLeft,

    /// <summary>No face for Chinese text was found, so that there is no .pdf; the .docx was made.</summary>
    FontsMissing,
}

/// <summary>What a conversion made.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Outputs">The files that were made, .docx before .pdf.</param>
/// <param name="Report">The account of it, in every case.</param>
public sealed record ConversionResult(
    ConversionOutcome Outcome,
    ImmutableArray<OutputFile> Outputs,
    ConversionReport Report);

/// <summary>A file that a conversion made.</summary>
/// <param name="Format"><c>docx</c>, <c>pdf</c> or <c>layout.txt</c>; also the ending of its name.</param>
/// <param name="Content">Its bytes.</param>
public sealed record OutputFile(string Format, ReadOnlyMemory<byte> Content);
