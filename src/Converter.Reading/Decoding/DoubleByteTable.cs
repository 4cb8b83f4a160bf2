using System.Text;

namespace Converter.Reading.Decoding;

/// <summary>The characters of an encoding with one or two bytes a character, and the four-byte ones of GB18030.</summary>
internal sealed class DoubleByteTable
{
    private const int FirstLead = 0x81;
    private const int LastLead = 0xFE;
    private const int FirstTrail = 0x40;
    private const int LastTrail = 0xFE;
    private const int Trails = LastTrail - FirstTrail + 1;

    // GB18030 lays out the rest of the BMP linearly from 81308130 to 8431A439, the other planes from 90308130.
    private const int FourByteBmp = 39_420;
    private const int FourBytePlanes = 189_000;

    private static readonly Lazy<DoubleByteTable> LazyGb18030 = new(() => new DoubleByteTable(54936));
    private static readonly Lazy<DoubleByteTable> LazyBig5 = new(() => new DoubleByteTable(950));

    private readonly char[] _pairs = new char[(LastLead - FirstLead + 1) * Trails];
    private readonly Lazy<char[]>? _fourByte;

    private DoubleByteTable(int codePage)
    {
        Encoding encoding = CodePagesEncodingProvider.Instance.GetEncoding(
            codePage, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\0"))!;
        byte[] pair = new byte[2];
        char[] character = new char[2];
        for (int index = 0; index < _pairs.Length; index++)
        {
            pair[0] = (byte)(FirstLead + (index / Trails));
            pair[1] = (byte)(FirstTrail + (index % Trails));
            _pairs[index] = encoding.GetChars(pair, 0, 2, character, 0) == 1 ? character[0] : '\0';
        }

        IsGb18030 = codePage == 54936;
        if (IsGb18030)
        {
            _fourByte = new Lazy<char[]>(() => FourByteCharacters(encoding));
        }
    }

    /// <summary>GB18030, which holds GBK and GB 2312.</summary>
    public static DoubleByteTable Gb18030 => LazyGb18030.Value;

    /// <summary>Big5 (code page 950).</summary>
    public static DoubleByteTable Big5 => LazyBig5.Value;

    /// <summary>Whether four-byte characters exist.</summary>
    public bool IsGb18030 { get; }

    /// <summary>The character of two bytes; NUL where there is none.</summary>
    public char Pair(byte lead, byte trail) =>
        lead is >= FirstLead and <= LastLead && trail is >= FirstTrail and <= LastTrail
            ? _pairs[((lead - FirstLead) * Trails) + trail - FirstTrail] : '\0';

    /// <summary>The character of four bytes; -1 where there is none.</summary>
    public int Four(ReadOnlySpan<byte> bytes)
    {
        if (_fourByte is null || bytes.Length < 4 || bytes[0] is < 0x81 or > 0xFE || bytes[1] is < 0x30 or > 0x39
            || bytes[2] is < 0x81 or > 0xFE || bytes[3] is < 0x30 or > 0x39)
        {
            return -1;
        }

        int linear = ((((((bytes[0] - 0x81) * 10) + bytes[1] - 0x30) * 126) + bytes[2] - 0x81) * 10) + bytes[3] - 0x30;
        if (linear < FourByteBmp)
        {
            return _fourByte.Value[linear] is var character and not '\0' ? character : -1;
        }

        int beyond = linear - FourBytePlanes + 0x10000;
        return beyond is >= 0x10000 and <= 0x10FFFF ? beyond : -1;
    }

    private static char[] FourByteCharacters(Encoding encoding)
    {
        char[] characters = new char[FourByteBmp];
        byte[] bytes = new byte[4];
        char[] character = new char[4];
        for (int linear = 0; linear < FourByteBmp; linear++)
        {
            bytes[0] = (byte)(0x81 + (linear / 12_600));
            bytes[1] = (byte)(0x30 + (linear / 1_260 % 10));
            bytes[2] = (byte)(0x81 + (linear / 10 % 126));
            bytes[3] = (byte)(0x30 + (linear % 10));
            characters[linear] = encoding.GetChars(bytes, 0, 4, character, 0) == 1 ? character[0] : '\0';
        }

        return characters;
    }
}
