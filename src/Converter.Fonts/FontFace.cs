using System.Collections.Immutable;
using Converter.Fonts.Cff;
using Converter.Fonts.Files;
using Converter.Fonts.Naming;
using Converter.Fonts.Tables;
using Converter.Fonts.TrueType;

namespace Converter.Fonts;

/// <summary>A face of an OpenType or TrueType file. Immutable, shared by threads.</summary>
public sealed class FontFace : IFontFace
{
    private readonly FaceNames _names;
    private readonly CharacterMap _characters;
    private readonly HmtxTable _metrics;
    private readonly IGlyphOutlines _outlines;

    private FontFace(TableDirectory tables, string path, int index)
    {
        (Path, Index) = (path, index);
        _names = FaceNames.Read(tables, path);
        HeadTable head = HeadTable.Read(tables.Need("head"));
        HheaTable hhea = HheaTable.Read(tables.Need("hhea"));
        int claimed = tables.Need("maxp").U16(4);
        _metrics = HmtxTable.Read(tables.Need("hmtx"), hhea.MetricCount, Math.Max(claimed, 1));
        _outlines = tables.Find("CFF ") is FontBytes cff
            ? new CffOutlines(CffFont.Read(cff), _names.PostScriptName)
            : GlyfOutlines.Read(tables, head, _metrics, claimed);
        GlyphCount = Math.Min(claimed, _outlines.Count);
        if (GlyphCount == 0)
        {
            throw new FontFormatException("maxp", "the face has no glyph");
        }

        UnitsPerEm = head.UnitsPerEm;
        _characters = CmapTable.Read(tables.Need("cmap"), GlyphCount);
        Metrics = FaceMetrics.Of(tables, head, hhea, _names, TopOfH);
    }

    /// <inheritdoc/>
    public string FullName => _names.FullName;

    /// <inheritdoc/>
    public string PostScriptName => _names.PostScriptName;

    /// <inheritdoc/>
    public ImmutableArray<string> Names => _names.All;

    /// <inheritdoc/>
    public string Path { get; }

    /// <inheritdoc/>
    public int Index { get; }

    /// <inheritdoc/>
    public int GlyphCount { get; }

    /// <inheritdoc/>
    public int UnitsPerEm { get; }

    /// <inheritdoc/>
    public OutlineFormat Outlines => _outlines.Format;

    /// <inheritdoc/>
    public FontMetrics Metrics { get; }

    /// <summary>Reads a face. Never throws for what a file holds.</summary>
    /// <param name="file">The whole file; it must not change as long as the face is used.</param>
    /// <param name="path">Where it comes from, for messages and <see cref="Path"/>.</param>
    /// <param name="index">Index in a collection, 0 for a plain file.</param>
    /// <param name="problem">Why there is no face.</param>
    /// <returns>The face, or <see langword="null"/>.</returns>
    public static FontFace? TryRead(ReadOnlyMemory<byte> file, string path, int index, out FontProblem? problem)
    {
        try
        {
            problem = null;
            return new FontFace(TableDirectory.Read(new MemoryFontData(file), index), path, index);
        }
        catch (FontFormatException fault)
        {
            problem = new FontProblem(path, fault.Table, fault.Message);
            return null;
        }
    }

    /// <summary>Maps a file and reads a face of it. Never throws for what a file holds, nor where it cannot be read.</summary>
    /// <param name="path">The file.</param>
    /// <param name="index">Index in a collection, 0 for a plain file.</param>
    /// <param name="problem">Why there is no face.</param>
    /// <returns>The face, or <see langword="null"/>.</returns>
    public static FontFace? TryOpen(string path, int index, out FontProblem? problem)
    {
        try
        {
            return TryRead(MappedFile.Map(path), path, index, out problem);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or FontFormatException)
        {
            problem = new FontProblem(path, "", fault.Message);
            return null;
        }
    }

    /// <inheritdoc/>
    public ushort GlyphOf(int codePoint) => _characters.GlyphOf(codePoint);

    /// <inheritdoc/>
    public int AdvanceOf(ushort glyph) => _metrics.AdvanceOf(glyph);

    /// <inheritdoc/>
    public GlyphInk? InkOf(ushort glyph) => glyph < GlyphCount ? _outlines.InkOf(glyph) : null;

    /// <inheritdoc/>
    /// <remarks>A glyph that the face does not have is left out; what cannot be read is empty, and in <see cref="SubsetFont.Damaged"/>.</remarks>
    public SubsetFont Subset(IReadOnlyCollection<ushort> glyphs)
    {
        OutlineSubset subset = _outlines.Subset(Rising(glyphs));
        IEnumerable<KeyValuePair<ushort, ushort>> cids = subset.Glyphs.Select((glyph, cid) => KeyValuePair.Create(glyph, (ushort)cid));
        return new SubsetFont(Outlines == OutlineFormat.TrueType, ImmutableSortedDictionary.CreateRange(cids))
        {
            Damaged = [.. subset.Damaged],
            Joined = subset.Program,
            Deflater = subset.Deflate,
        };
    }

    /// <inheritdoc/>
    public void Draw(ushort glyph, IGlyphPen pen)
    {
        if (glyph < GlyphCount)
        {
            _outlines.Draw(glyph, pen);
        }
    }

    private int TopOfH()
    {
        ushort glyph = GlyphOf('H');
        return glyph == 0 ? 0 : _outlines.TopOf(glyph);
    }

    private ushort[] Rising(IReadOnlyCollection<ushort> glyphs)
    {
        bool[] isWanted = new bool[GlyphCount];
        isWanted[0] = true;
        int count = 1;
        foreach (ushort glyph in glyphs)
        {
            if (glyph < isWanted.Length && !isWanted[glyph])
            {
                isWanted[glyph] = true;
                count++;
            }
        }

        ushort[] rising = new ushort[count];
        for (int glyph = 0, at = 0; at < count; glyph++)
        {
            if (isWanted[glyph])
            {
                rising[at++] = (ushort)glyph;
            }
        }

        return rising;
    }

    /// <summary>The full name.</summary>
    public override string ToString() => FullName;
}
