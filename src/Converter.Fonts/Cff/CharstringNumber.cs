using System.Buffers.Binary;

namespace Converter.Fonts.Cff;

/// <summary>Reads the numbers of charstrings (Adobe technical note 5177, section 3.2) in fixed-point form, 16 bits behind the point.</summary>
internal static class CharstringNumber
{
    /// <summary>Whether a byte begins a number, not an operator.</summary>
    public static bool Begins(byte first) => first >= 32 || first == 28;

    /// <summary>Reads a number.</summary>
    /// <param name="code">The charstring.</param>
    /// <param name="at">Where the number begins; then, where it ends.</param>
    /// <param name="value">The number.</param>
    /// <returns>Whether the charstring holds all of it.</returns>
    public static bool TryRead(ReadOnlySpan<byte> code, ref int at, out int value)
    {
        byte first = code[at];
        if (first is >= 32 and <= 246)
        {
            value = (first - 139) << 16;
            at++;
            return true;
        }

        int length = first switch { 28 => 3, <= 254 => 2, _ => 5 };
        if (at + length > code.Length)
        {
            value = 0;
            return false;
        }

        value = first switch
        {
            28 => BinaryPrimitives.ReadInt16BigEndian(code[(at + 1)..]) << 16,
            <= 250 => (((first - 247) << 8) + code[at + 1] + 108) << 16,
            <= 254 => -((((first - 251) << 8) + code[at + 1] + 108) << 16),
            _ => BinaryPrimitives.ReadInt32BigEndian(code[(at + 1)..]),
        };
        at += length;
        return true;
    }
}
