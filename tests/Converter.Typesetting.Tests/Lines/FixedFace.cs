using System.Collections.Immutable;
using Converter.Fonts;

namespace Converter.Typesetting.Tests.Lines;

/// <summary>A face of known widths: Han and full-width marks 1 em, digits and blanks ½ and ¼, capitals as Times New Roman has them.</summary>
internal sealed class FixedFace : IFontFace, IFontSource
{
    private const int Em = 1000;
    private const string Capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private static readonly int[] CapitalWidths =
        [722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611];

    public string FullName => "Fixed";

    public string PostScriptName => "Fixed";

    public ImmutableArray<string> Names => ["Fixed"];

    public string Path => string.Empty;

    public int Index => 0;

    public int GlyphCount => ushort.MaxValue + 1;

    public int UnitsPerEm => Em;

    public OutlineFormat Outlines => OutlineFormat.TrueType;

    public FontMetrics Metrics { get; } = new(880, -120, 700, 0, 0, -120, 1000, 880, false, true);

    public ushort GlyphOf(int codePoint) => codePoint <= ushort.MaxValue ? (ushort)codePoint : (ushort)0;

    public int AdvanceOf(ushort glyph)
    {
        int capital = Capitals.IndexOf((char)glyph, StringComparison.Ordinal);
        return capital >= 0 ? CapitalWidths[capital] : glyph switch
        {
            ' ' => Em / 4,
            < 0x2000 => Em / 2,
            _ => Em,
        };
    }

    public SubsetFont Subset(IReadOnlyCollection<ushort> glyphs) => throw new NotSupportedException();

    public IFontFace? Find(string name) => this;
}
