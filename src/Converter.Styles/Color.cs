namespace Converter.Styles;

/// <summary>A colour as it is printed, in the four inks of GB/T 9704 6.2, and as a screen shows it.</summary>
/// <param name="Cyan">Share of cyan in per cent, 0 … 100.</param>
/// <param name="Magenta">Share of magenta in per cent, 0 … 100.</param>
/// <param name="Yellow">Share of yellow in per cent, 0 … 100.</param>
/// <param name="Black">Share of black in per cent, 0 … 100.</param>
/// <param name="Rgb">The colour on a screen, as six hexadecimal digits.</param>
public sealed record Color(int Cyan, int Magenta, int Yellow, int Black, string Rgb);
