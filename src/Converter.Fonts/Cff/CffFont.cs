using System.Collections.Immutable;
using Converter.Fonts.Files;

namespace Converter.Fonts.Cff;

/// <summary>The OpenType table <c>CFF </c>, name-keyed or CID-keyed (Adobe technical note 5176, the CFF specification).</summary>
internal sealed class CffFont
{
    private readonly byte[] _dictOf;
    private readonly ushort[] _standardGlyphs;

    private CffFont(FontBytes table)
    {
        CffIndex names = CffIndex.Read(table, table.U8(2));
        CffIndex tops = CffIndex.Read(table, names.End());
        CffIndex strings = CffIndex.Read(table, tops.End());
        Subroutines = CffIndex.Read(table, strings.End());
        CffDict top = CffDict.Read(tops.Need(0));
        if (top.Number(CffOperator.CharstringType, 0, 2) != 2)
        {
            throw table.Fault("the glyphs are not Type 2 charstrings");
        }

        Glyphs = CffIndex.Read(table, Need(table, top, CffOperator.CharStrings));
        if (Glyphs.Count == 0)
        {
            throw table.Fault("there is no glyph");
        }

        IsCidKeyed = top.Has(CffOperator.Ros);
        FontBBox = top.Raw(CffOperator.FontBBox);
        FontMatrix = top.Raw(CffOperator.FontMatrix);
        Dicts = IsCidKeyed ? ReadDicts(table, top) : [CffFontDict.Read(table, top, hasOwnMatrix: false)];
        _dictOf = IsCidKeyed ? CffSelect.Read(table, Need(table, top, CffOperator.FdSelect), Glyphs.Count, Dicts.Length) : [];
        _standardGlyphs = IsCidKeyed ? [] : CffCharset.ReadStandardGlyphs(table, top.Number(CffOperator.Charset, 0, 0), Glyphs.Count);
    }

    /// <summary>Whether glyphs go by character identifiers.</summary>
    public bool IsCidKeyed { get; }

    /// <summary>The charstrings.</summary>
    public CffIndex Glyphs { get; }

    /// <summary>The global subroutines.</summary>
    public CffIndex Subroutines { get; }

    /// <summary>The Font DICTs; one where the font is name-keyed.</summary>
    public ImmutableArray<CffFontDict> Dicts { get; }

    /// <summary>The operator FontBBox as it stands.</summary>
    public ReadOnlyMemory<byte> FontBBox { get; }

    /// <summary>The operator FontMatrix of the Top DICT as it stands; empty where the em has 1000 units.</summary>
    public ReadOnlyMemory<byte> FontMatrix { get; }

    /// <summary>Reads the table.</summary>
    /// <exception cref="FontFormatException">It is broken beyond single glyphs.</exception>
    public static CffFont Read(FontBytes table) => new(table);

    /// <summary>Index of the Font DICT of a glyph.</summary>
    public int DictOf(int glyph) => glyph < _dictOf.Length ? _dictOf[glyph] : 0;

    /// <summary>The glyph of a code of the standard encoding; 0 where there is none, and in CID-keyed fonts.</summary>
    public int GlyphOfStandardCode(int code) => (uint)code < (uint)_standardGlyphs.Length ? _standardGlyphs[code] : 0;

    private static int Need(FontBytes table, CffDict dict, CffOperator name)
    {
        int offset = dict.Number(name, 0, 0);
        return offset > 0 ? offset : throw table.Fault($"the Top DICT has no usable {name}");
    }

    private static ImmutableArray<CffFontDict> ReadDicts(FontBytes table, CffDict top)
    {
        CffIndex dicts = CffIndex.Read(table, Need(table, top, CffOperator.FdArray));
        if (dicts.Count is 0 or > 256)
        {
            throw table.Fault($"there are {dicts.Count} Font DICTs; 1 to 256 are allowed");
        }

        return [.. Enumerable.Range(0, dicts.Count).Select(i => CffFontDict.Read(table, CffDict.Read(dicts.Need(i)), hasOwnMatrix: true))];
    }
}
