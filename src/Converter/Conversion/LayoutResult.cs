using Converter.Reading;
using Converter.Reports;
using Converter.Typesetting.Pages;

namespace Converter.Conversion;

/// <summary>A text laid out, without files: what a preview shows.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Reading">What was read out of the text.</param>
/// <param name="Pages">The pages; <see langword="null"/> where there are none.</param>
/// <param name="Report">The account of it.</param>
public sealed record LayoutResult(ConversionOutcome Outcome, ReadingResult Reading, TypesetDocument? Pages, ConversionReport Report);
