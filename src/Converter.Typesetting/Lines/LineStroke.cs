using Converter.Styles;

namespace Converter.Typesetting.Lines;

/// <summary>A line or a dot below characters.</summary>
/// <param name="X1">Left end, from the left edge of the paper.</param>
/// <param name="X2">Right end; that of a dot is the left end.</param>
/// <param name="Below">From the baseline down to the middle of the stroke.</param>
/// <param name="Weight">Thickness.</param>
/// <param name="Color">Colour.</param>
internal readonly record struct LineStroke(Length X1, Length X2, Length Below, Length Weight, Color Color);
