using System.Collections.Immutable;
using System.Text;
using Converter.Fonts;
using Converter.Styles.Sheets;
using Converter.Typesetting.Characters;

namespace Converter.Typesetting.Faces;

/// <summary>A face that takes characters which the face meant for them lacks.</summary>
/// <param name="Face">The face; <see langword="null"/> where none has them.</param>
/// <param name="CodePoints">The characters, in order of code point.</param>
public sealed record FontStandIn(IFontFace? Face, ImmutableArray<int> CodePoints);

/// <summary>What a typeface of a style sheet comes to.</summary>
/// <param name="Typeface">The typeface.</param>
/// <param name="Chinese">The face that Han characters take; <see langword="null"/> where none of the names is found.</param>
/// <param name="Western">The face that digits and letters take; <see langword="null"/> where none is named or found.</param>
/// <param name="StandIns">Which other faces take the characters that these two lack.</param>
public sealed record TypefaceCoverage(Typeface Typeface, IFontFace? Chinese, IFontFace? Western, ImmutableArray<FontStandIn> StandIns);

/// <summary>Tells beforehand which faces a style sheet comes to, and which characters of a text they lack.</summary>
public static class FontCoverage
{
    /// <summary>Looks up every typeface of a sheet.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="fonts">Where faces are found.</param>
    /// <param name="text">A text; its characters are looked for in every typeface, whichever of them it would be set in.</param>
    /// <returns>One entry a typeface, that of body text first.</returns>
    public static ImmutableArray<TypefaceCoverage> Of(StyleSheet sheet, IFontSource fonts, string text)
    {
        ImmutableArray<int> codePoints =
            [.. text.EnumerateRunes().Where(IsDrawn).Select(rune => rune.Value).Distinct().Order()];
        ImmutableArray<IFontFace> rest = [.. FontResolver.AllFaces(sheet, fonts)];
        return [.. SheetTypefaces.Of(sheet).Select(typeface => Of(typeface, fonts, codePoints, rest))];
    }

    private static TypefaceCoverage Of(Typeface typeface, IFontSource fonts, ImmutableArray<int> codePoints, ImmutableArray<IFontFace> rest)
    {
        ImmutableArray<IFontFace> chinese = [.. typeface.Chinese.Select(fonts.Find).OfType<IFontFace>()];
        ImmutableArray<IFontFace> western = [.. typeface.Western.Select(fonts.Find).OfType<IFontFace>()];
        ImmutableArray<FontStandIn> standIns =
        [
            .. codePoints
                .Select(codePoint => (CodePoint: codePoint, Chain: ChainOf(codePoint)))
                .Where(pair => pair.Chain.IsEmpty || pair.Chain[0].GlyphOf(pair.CodePoint) == 0)
                .Select(pair => (pair.CodePoint, Face: pair.Chain.FirstOrDefault(face => face.GlyphOf(pair.CodePoint) != 0)))
                .GroupBy(pair => pair.Face)
                .Select(group => new FontStandIn(group.Key, [.. group.Select(pair => pair.CodePoint)])),
        ];
        return new TypefaceCoverage(typeface, chinese.FirstOrDefault(), western.FirstOrDefault(), standIns);

        ImmutableArray<IFontFace> ChainOf(int codePoint) =>
            CharacterTable.ClassOf(codePoint).IsWestern() ? [.. western, .. chinese, .. rest] : [.. chinese, .. rest];
    }

    private static bool IsDrawn(Rune rune) =>
        !Rune.IsWhiteSpace(rune) && !Rune.IsControl(rune) && CharacterTable.ClassOf(rune.Value) != CharacterClass.Joined;
}
