using Converter.Fonts.Files;
using Converter.Fonts.Naming;

namespace Converter.Fonts.Tables;

/// <summary>Works out the figures of a face from the tables that say them, trusting content above claims.</summary>
internal static class FaceMetrics
{
    private static readonly string[] SansNames = ["HEI", "SANS", "GOTHIC", "黑", "等线", "DENGXIAN", "YAHEI"];

    /// <summary>The figures of a face.</summary>
    /// <param name="tables">Its tables.</param>
    /// <param name="head">Its table <c>head</c>.</param>
    /// <param name="hhea">Its table <c>hhea</c>.</param>
    /// <param name="names">Its names.</param>
    /// <param name="topOfH">How high the letter H reaches, 0 where that is not known; asked for only where OS/2 has no height of capitals.</param>
    /// <exception cref="FontFormatException">The table <c>OS/2</c> or <c>post</c> is too short.</exception>
    public static FontMetrics Of(TableDirectory tables, HeadTable head, HheaTable hhea, FaceNames names, Func<int> topOfH)
    {
        Os2Table? os2 = tables.Find("OS/2") is FontBytes table ? Os2Table.Read(table) : null;
        PostTable post = PostTable.Read(tables.Find("post"));
        (int ascent, int descent) = LineOf(head, hhea, os2);
        return new FontMetrics(
            ascent,
            descent,
            CapHeightOf(os2, ascent, topOfH),
            post.ItalicAngle,
            head.XMin,
            head.YMin,
            head.XMax,
            head.YMax,
            post.IsFixedPitch,
            IsSerif(os2, names))
        {
            UnderlinePosition = post.UnderlinePosition,
            UnderlineThickness = post.UnderlineThickness,
        };
    }

    /// <summary>The height of capitals: as OS/2 says (the Fandol faces say 0), else as the letter H is high, else the ascent.</summary>
    private static int CapHeightOf(Os2Table? os2, int ascent, Func<int> topOfH)
    {
        int height = os2?.CapHeight is > 0 ? os2.CapHeight : topOfH();
        return height > 0 ? height : ascent;
    }

    /// <summary>
    /// Ascent and descent: the typographic ones of OS/2, else those of hhea, else the box around all glyphs. Some files have the
    /// descender with the wrong sign (FandolSong-Regular: hhea +200), so its size counts, not its sign.
    /// </summary>
    private static (int Ascent, int Descent) LineOf(HeadTable head, HheaTable hhea, Os2Table? os2)
    {
        (int, int)[] candidates =
        [
            (os2?.TypoAscender ?? 0, -Math.Abs(os2?.TypoDescender ?? 0)),
            (hhea.Ascender, -Math.Abs(hhea.Descender)),
            (head.YMax, Math.Min(head.YMin, 0)),
        ];
        return candidates.FirstOrDefault(candidate => IsSane(candidate, head.UnitsPerEm), (head.UnitsPerEm, 0));
    }

    private static bool IsSane((int Ascent, int Descent) line, int unitsPerEm) =>
        line.Ascent > 0 && line.Ascent - line.Descent >= unitsPerEm / 2 && line.Ascent - line.Descent <= 4 * unitsPerEm;

    /// <summary>By the class of OS/2, else by its Panose, else by words of the names: Chinese faces seldom fill in either.</summary>
    private static bool IsSerif(Os2Table? os2, FaceNames names) => os2 switch
    {
        { FamilyClass: >= 1 and <= 7 } => true,
        { FamilyClass: 8 } => false,
        { PanoseSerif: >= 2 and <= 10 } => true,
        { PanoseSerif: >= 11 and <= 15 } => false,
        _ => !names.All.Any(name => SansNames.Any(word => FontNameKey.Of(name).Contains(word, StringComparison.Ordinal))),
    };
}
