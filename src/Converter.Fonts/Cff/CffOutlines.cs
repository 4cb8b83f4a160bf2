using System.Buffers;
using Converter.Fonts.Compression;

namespace Converter.Fonts.Cff;

/// <summary>The outlines of a face with a <c>CFF </c> table.</summary>
internal sealed class CffOutlines : IGlyphOutlines
{
    private const int CacheBudget = 24 << 20;
    private const int LargestProgram = 1 << 28;
    private const int SampleSize = 96;

    // A glyph without outline: just endchar.
    private static readonly byte[] EmptyGlyph = [14];

    private readonly CffFont _font;
    private readonly string _postScriptName;
    private readonly GlyphCache<DeflatedPiece> _cache;
    private readonly Lazy<LiteralCode> _code;

    /// <summary>The outlines of a font.</summary>
    /// <param name="font">The font.</param>
    /// <param name="postScriptName">Its PostScript name.</param>
    public CffOutlines(CffFont font, string postScriptName)
    {
        _font = font;
        _postScriptName = postScriptName;
        _cache = new GlyphCache<DeflatedPiece>(font.Glyphs.Count, CacheBudget, piece => piece.Size);
        _code = new Lazy<LiteralCode>(FindCode);
    }

    /// <inheritdoc/>
    public OutlineFormat Format => _font.IsCidKeyed ? OutlineFormat.CffCidKeyed : OutlineFormat.CffNameKeyed;

    /// <inheritdoc/>
    public int Count => _font.Glyphs.Count;

    /// <inheritdoc/>
    public OutlineSubset Subset(ReadOnlySpan<ushort> wanted)
    {
        DeflatedPiece[] glyphs = new DeflatedPiece[wanted.Length];
        int[] lengths = new int[wanted.Length];
        List<ushort> damaged = [];
        CharstringFlattener? flattener = null;
        long total = 0;
        for (int i = 0; i < wanted.Length; i++)
        {
            DeflatedPiece? piece = _cache.Find(wanted[i]) ?? Prepare(flattener ??= new CharstringFlattener(_font), wanted[i]);
            if (piece is null || piece.Plain.Length > LargestProgram - total)
            {
                damaged.Add(wanted[i]);
                piece = DeflatedPiece.Of(EmptyGlyph, _code.Value);
            }

            glyphs[i] = piece;
            lengths[i] = piece.Plain.Length;
            total += lengths[i];
        }

        (byte[] head, byte[] tail) = new CffSubsetWriter(_font, _postScriptName, wanted, lengths).Write();
        return new OutlineSubset(
            new Lazy<byte[]>(() => Join(head, glyphs, tail, total)), wanted.ToArray(), [.. damaged], target => Deflate(head, glyphs, tail, target));
    }

    /// <inheritdoc/>
    public int TopOf(ushort glyph) => (int)(Follow(glyph).Top >> 16);

    /// <inheritdoc/>
    public GlyphInk? InkOf(ushort glyph)
    {
        CharstringPen pen = Follow(glyph);
        return pen.Left <= pen.Right ? new GlyphInk((int)(pen.Left >> 16), (int)((pen.Right + 0xFFFF) >> 16)) : null;
    }

    private CharstringPen Follow(ushort glyph)
    {
        CharstringPen pen = new();
        if (new CharstringFlattener(_font).TryFlatten(glyph, out ReadOnlySpan<byte> charstring))
        {
            pen.Follow(charstring);
        }

        return pen;
    }

    /// <inheritdoc/>
    public void Draw(ushort glyph, IGlyphPen pen)
    {
        if (new CharstringFlattener(_font).TryFlatten(glyph, out ReadOnlySpan<byte> charstring))
        {
            new CharstringPen(pen).Follow(charstring);
        }
    }

    private static byte[] Join(byte[] head, DeflatedPiece[] glyphs, byte[] tail, long total)
    {
        byte[] program = GC.AllocateUninitializedArray<byte>(head.Length + (int)total + tail.Length);
        head.CopyTo(program, 0);
        int at = head.Length;
        foreach (DeflatedPiece glyph in glyphs)
        {
            glyph.Plain.CopyTo(program, at);
            at += glyph.Plain.Length;
        }

        tail.CopyTo(program, at);
        return program;
    }

    private void Deflate(byte[] head, DeflatedPiece[] glyphs, byte[] tail, IBufferWriter<byte> target) =>
        PieceDeflater.Join([DeflatedPiece.Of(head, _code.Value), .. glyphs, DeflatedPiece.Of(tail, _code.Value)], _code.Value, target);

    private DeflatedPiece? Prepare(CharstringFlattener flattener, ushort glyph)
    {
        if (!flattener.TryFlatten(glyph, out ReadOnlySpan<byte> charstring))
        {
            return null;
        }

        DeflatedPiece piece = DeflatedPiece.Of(charstring.ToArray(), _code.Value);
        _cache.Keep(glyph, piece);
        return piece;
    }

    /// <summary>
    /// The code for the face, from glyphs spread evenly over it: what else was asked of the face must not change it, since equal input
    /// is to give equal bytes.
    /// </summary>
    private LiteralCode FindCode()
    {
        CharstringFlattener flattener = new(_font);
        int[] counts = new int[256];
        int step = Math.Max(1, Count / SampleSize);
        for (int glyph = 0; glyph < Count; glyph += step)
        {
            if (flattener.TryFlatten(glyph, out ReadOnlySpan<byte> charstring))
            {
                foreach (byte value in charstring)
                {
                    counts[value]++;
                }
            }
        }

        return LiteralCode.For(counts);
    }
}
