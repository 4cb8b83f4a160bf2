using System.Buffers.Binary;

namespace Converter.Fonts.TrueType;

/// <summary>
/// Collects glyphs together with those they are composed of. A glyph that cannot be read, or that is composed of itself, becomes empty.
/// </summary>
/// <param name="strip">The stripped description of a glyph; <see langword="null"/> where it is broken.</param>
internal sealed class GlyphClosure(Func<ushort, byte[]?> strip)
{
    private const int MostNesting = 32;
    private const long MostBytes = 1 << 28;

    // The value is null as long as the components of the glyph are being collected.
    private readonly SortedDictionary<ushort, byte[]?> _descriptions = [];
    private long _bytes;

    /// <summary>The glyphs collected, rising.</summary>
    public ushort[] Glyphs => [.. _descriptions.Keys];

    /// <summary>Those among them that became empty, rising.</summary>
    public SortedSet<ushort> Damaged { get; } = [];

    /// <summary>Collects a glyph.</summary>
    public void Add(ushort glyph) => TryAdd(glyph, 0);

    /// <summary>
    /// The descriptions of the glyphs collected, in their order, with components numbered by that order.
    /// </summary>
    public byte[][] Renumbered()
    {
        Dictionary<ushort, ushort> numbers = new(_descriptions.Count);
        foreach (ushort glyph in _descriptions.Keys)
        {
            numbers.Add(glyph, (ushort)numbers.Count);
        }

        return [.. _descriptions.Values.Select(description => Renumber(description!, numbers))];
    }

    private bool TryAdd(ushort glyph, int nesting)
    {
        if (_descriptions.TryGetValue(glyph, out byte[]? known))
        {
            return known is not null;
        }

        if (nesting > MostNesting)
        {
            return false;
        }

        _descriptions.Add(glyph, null);
        byte[]? description = _bytes < MostBytes ? strip(glyph) : null;
        _bytes += description?.Length ?? 0;
        bool isWhole = description is not null && (!GlyphDescription.IsComposite(description) || TryAddComponents(description, nesting));
        if (!isWhole)
        {
            Damaged.Add(glyph);
        }

        _descriptions[glyph] = isWhole ? description : [];
        return true;
    }

    private bool TryAddComponents(byte[] composite, int nesting)
    {
        foreach (int place in GlyphDescription.ComponentPlaces(composite))
        {
            if (!TryAdd(BinaryPrimitives.ReadUInt16BigEndian(composite.AsSpan(place)), nesting + 1))
            {
                return false;
            }
        }

        return true;
    }

    private static byte[] Renumber(byte[] description, Dictionary<ushort, ushort> numbers)
    {
        if (!GlyphDescription.IsComposite(description))
        {
            return description;
        }

        byte[] renumbered = [.. description];
        foreach (int place in GlyphDescription.ComponentPlaces(description))
        {
            ushort component = BinaryPrimitives.ReadUInt16BigEndian(description.AsSpan(place));
            BinaryPrimitives.WriteUInt16BigEndian(renumbered.AsSpan(place), numbers[component]);
        }

        return renumbered;
    }
}
