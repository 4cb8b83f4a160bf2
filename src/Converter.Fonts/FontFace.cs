using System.Collections.Immutable;
using Converter.Fonts.Files;
using Converter.Fonts.Naming;
using Converter.Fonts.Tables;

namespace Converter.Fonts;

/// <summary>A face of an OpenType or TrueType file. Immutable, shared by threads.</summary>
public sealed class FontFace : IFontFace
{
    private readonly FaceNames _names;
    private readonly CharacterMap _characters;
    private readonly HmtxTable _advances;

    private FontFace(TableDirectory tables, string path, int index)
    {
        (Path, Index) = (path, index);
        _names = FaceNames.Read(tables, path);
        HeadTable head = HeadTable.Read(tables.Need("head"));
        HheaTable hhea = HheaTable.Read(tables.Need("hhea"));
        GlyphCount = tables.Need("maxp").U16(4);
        if (GlyphCount == 0)
        {
            throw new FontFormatException("maxp", "the face has no glyph");
        }

        UnitsPerEm = head.UnitsPerEm;
        _characters = CmapTable.Read(tables.Need("cmap"), GlyphCount);
        _advances = HmtxTable.Read(tables.Need("hmtx"), hhea.MetricCount, GlyphCount);
        Metrics = FaceMetrics.Of(tables, head, hhea, _names);
        Outlines = tables.Has("CFF ") ? OutlineFormat.CffCidKeyed : OutlineFormat.TrueType;
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
    public OutlineFormat Outlines { get; }

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
    public int AdvanceOf(ushort glyph) => _advances.AdvanceOf(glyph);

    /// <inheritdoc/>
    public SubsetFont Subset(IReadOnlyCollection<ushort> glyphs) => throw new NotSupportedException("subsets land next");

    /// <summary>The full name.</summary>
    public override string ToString() => FullName;
}
