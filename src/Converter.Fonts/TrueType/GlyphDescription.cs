using System.Buffers.Binary;

namespace Converter.Fonts.TrueType;

/// <summary>Takes the instructions and the padding out of glyph descriptions (OpenType table <c>glyf</c>).</summary>
internal static class GlyphDescription
{
    private const int HeaderLength = 10;
    private const int MostComponents = 256;

    /// <summary>Whether a description is made of other glyphs.</summary>
    public static bool IsComposite(ReadOnlySpan<byte> description) =>
        description.Length >= HeaderLength && BinaryPrimitives.ReadInt16BigEndian(description) < 0;

    /// <summary>The upper edge of the box around a glyph, but no less than 0.</summary>
    public static int TopOf(ReadOnlySpan<byte> description) =>
        description.Length >= HeaderLength ? Math.Max(0, (int)BinaryPrimitives.ReadInt16BigEndian(description[8..])) : 0;

    /// <summary>The left and right edges of the box around a glyph; <see langword="null"/> where it is empty.</summary>
    public static GlyphInk? InkOf(ReadOnlySpan<byte> description) => description.Length >= HeaderLength
        ? new GlyphInk(BinaryPrimitives.ReadInt16BigEndian(description[2..]), BinaryPrimitives.ReadInt16BigEndian(description[6..]))
        : null;

    /// <summary>A description without instructions and padding, of even length.</summary>
    /// <param name="description">The description; empty for a glyph without outline.</param>
    /// <returns>The new description, or <see langword="null"/> where the old one is broken.</returns>
    public static byte[]? Strip(ReadOnlySpan<byte> description)
    {
        if (description.IsEmpty)
        {
            return [];
        }

        return IsComposite(description) ? StripComposite(description) : StripSimple(description);
    }

    /// <summary>The places of the component glyph indices in a stripped composite description.</summary>
    public static List<int> ComponentPlaces(ReadOnlySpan<byte> composite)
    {
        List<int> places = [];
        int at = HeaderLength;
        ComponentFlags flags;
        do
        {
            flags = (ComponentFlags)BinaryPrimitives.ReadUInt16BigEndian(composite[at..]);
            places.Add(at + 2);
            at += LengthOf(flags);
        }
        while (flags.HasFlag(ComponentFlags.MoreComponents));
        return places;
    }

    private static byte[]? StripSimple(ReadOnlySpan<byte> description)
    {
        if (description.Length < HeaderLength)
        {
            return null;
        }

        int contours = BinaryPrimitives.ReadInt16BigEndian(description);
        int instructionsAt = HeaderLength + (2 * contours);
        if (description.Length < instructionsAt + 2)
        {
            // A glyph of no contours may end behind its header.
            return contours == 0 ? [] : null;
        }

        int points = contours == 0 ? 0 : BinaryPrimitives.ReadUInt16BigEndian(description[(instructionsAt - 2)..]) + 1;
        int flagsAt = instructionsAt + 2 + BinaryPrimitives.ReadUInt16BigEndian(description[instructionsAt..]);
        int end = EndOfPoints(description, flagsAt, points);
        if (end < 0)
        {
            return null;
        }

        int length = instructionsAt + 2 + (end - flagsAt);
        byte[] stripped = new byte[length + (length % 2)];
        description[..instructionsAt].CopyTo(stripped);
        description[flagsAt..end].CopyTo(stripped.AsSpan(instructionsAt + 2));
        return stripped;
    }

    /// <summary>Where the coordinates of a simple glyph end; −1 where the description ends before.</summary>
    private static int EndOfPoints(ReadOnlySpan<byte> description, int at, int points)
    {
        int coordinates = 0;
        while (points > 0)
        {
            if (at >= description.Length)
            {
                return -1;
            }

            PointFlags flags = (PointFlags)description[at++];
            int times = 1;
            if ((flags & PointFlags.Repeat) != 0)
            {
                if (at >= description.Length)
                {
                    return -1;
                }

                times += description[at++];
            }

            times = Math.Min(times, points);
            coordinates += times * (Size(flags, PointFlags.XShort, PointFlags.XSame) + Size(flags, PointFlags.YShort, PointFlags.YSame));
            points -= times;
        }

        return at + coordinates <= description.Length ? at + coordinates : -1;
    }

    private static int Size(PointFlags flags, PointFlags isShort, PointFlags isSame)
    {
        if ((flags & isShort) != 0)
        {
            return 1;
        }

        return (flags & isSame) != 0 ? 0 : 2;
    }

    private static byte[]? StripComposite(ReadOnlySpan<byte> description)
    {
        byte[] stripped = new byte[description.Length + 1];
        description[..HeaderLength].CopyTo(stripped);
        int at = HeaderLength;
        ComponentFlags flags;
        int components = 0;
        do
        {
            if (at + 4 > description.Length || ++components > MostComponents)
            {
                return null;
            }

            flags = (ComponentFlags)BinaryPrimitives.ReadUInt16BigEndian(description[at..]);
            int length = LengthOf(flags);
            if (at + length > description.Length)
            {
                return null;
            }

            description.Slice(at, length).CopyTo(stripped.AsSpan(at));
            BinaryPrimitives.WriteUInt16BigEndian(stripped.AsSpan(at), (ushort)(flags & ~ComponentFlags.HasInstructions));
            at += length;
        }
        while (flags.HasFlag(ComponentFlags.MoreComponents));
        return stripped[..(at + (at % 2))];
    }

    private static int LengthOf(ComponentFlags flags)
    {
        int length = flags.HasFlag(ComponentFlags.HasWords) ? 8 : 6;
        if (flags.HasFlag(ComponentFlags.HasScale))
        {
            return length + 2;
        }

        if (flags.HasFlag(ComponentFlags.HasTwoScales))
        {
            return length + 4;
        }

        return flags.HasFlag(ComponentFlags.HasMatrix) ? length + 8 : length;
    }

    [Flags]
    private enum PointFlags : byte
    {
        XShort = 0x02,
        YShort = 0x04,
        Repeat = 0x08,
        XSame = 0x10,
        YSame = 0x20,
    }

    [Flags]
    private enum ComponentFlags : ushort
    {
        HasWords = 0x0001,
        HasScale = 0x0008,
        MoreComponents = 0x0020,
        HasTwoScales = 0x0040,
        HasMatrix = 0x0080,
        HasInstructions = 0x0100,
    }
}
