using System.Collections.Immutable;
using Converter.Documents;
using Converter.Fonts;
using Converter.Styles;
using Converter.Styles.Sheets;
using Converter.Typesetting.Characters;
using Converter.Typesetting.Faces;

namespace Converter.Typesetting.Lines;

/// <summary>
/// The underlines and emphasis dots of a line. Neither GB/T 9704 nor GB/T 15834 says where they stand; an underline stands where the face
/// says, but below the em box, since the faces of Han characters fill it to its lower edge.
/// </summary>
/// <param name="fonts">The faces.</param>
internal sealed class EmphasisStrokes(FontResolver fonts)
{
    /// <summary>Lower edge of the ideographic em box below the baseline, in em.</summary>
    private const double BoxBelow = 0.12;
    private const double UsualThickness = 0.05;
    private const double DotSize = 0.14;
    private const double DotGap = 0.06;
    private const int AnyHan = '一';
    private readonly ImmutableArray<LineStroke>.Builder _strokes = ImmutableArray.CreateBuilder<LineStroke>();

    /// <summary>Begins a line.</summary>
    public void Clear() => _strokes.Clear();

    /// <summary>The strokes of the line so far.</summary>
    public ImmutableArray<LineStroke> ToImmutable() => _strokes.ToImmutable();

    /// <summary>Adds what stands below one cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="x">Where it begins.</param>
    /// <param name="end">Where the next one does.</param>
    /// <param name="style">How it is set.</param>
    public void Add(in Cell cell, Length x, Length end, CharacterStyle style)
    {
        if (style.Emphasis.HasFlag(Emphasis.Underline))
        {
            Underline(x, end, style);
        }

        if (style.Emphasis.HasFlag(Emphasis.Dots) && IsDotted(cell))
        {
            Length size = style.Size.Length * DotSize;
            Length middle = x + new Length(cell.Width / 2);
            _strokes.Add(new LineStroke(middle, middle, (style.Size.Length * (BoxBelow + DotGap)) + (size / 2), size, style.Color));
        }
    }

    /// <summary>Goes on with the underline before, where it reaches here.</summary>
    private void Underline(Length x, Length end, CharacterStyle style)
    {
        (Length below, Length weight) = PlaceOf(style);
        for (int last = _strokes.Count - 1; last >= 0; last--)
        {
            if (_strokes[last].X1 != _strokes[last].X2)
            {
                if (_strokes[last] is var line && line.X2 == x && line.Below == below)
                {
                    _strokes[last] = line with { X2 = end };
                    return;
                }

                break;
            }
        }

        _strokes.Add(new LineStroke(x, end, below, weight, style.Color));
    }

    /// <summary>Where the face of Han characters has its underline: the same for digits among them.</summary>
    private (Length Below, Length Weight) PlaceOf(CharacterStyle style)
    {
        IFontFace face = fonts.Faces[fonts.Of(style).Chinese.Of(AnyHan).Face];
        double em = Math.Max(1, face.UnitsPerEm);
        double thickness = face.Metrics.UnderlineThickness > 0 ? face.Metrics.UnderlineThickness / em : UsualThickness;
        double top = Math.Max(-face.Metrics.UnderlinePosition / em, BoxBelow);
        Length size = style.Size.Length;
        return (size * (top + (thickness / 2)), size * thickness);
    }

    private static bool IsDotted(in Cell cell) =>
        cell.Class is not (CharacterClass.Space or CharacterClass.Joined) && !cell.Class.IsFullWidthMark() && cell.CodePoint != 0x3000;
}
