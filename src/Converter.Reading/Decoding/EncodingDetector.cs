using System.Text.Unicode;

namespace Converter.Reading.Decoding;

/// <summary>
/// Finds the encoding of bytes without a byte order mark. Validity alone does not tell – Big5 is valid GB18030, GBK may be valid UTF-8,
/// and almost anything is valid UTF-16 – so every candidate is decoded and judged by its share of frequent characters.
/// </summary>
internal static class EncodingDetector
{
    private const int Sample = 64 * 1024;

    // A text of any kind has more frequent characters than this; a wrong decoding has less.
    private const double RightShare = 0.45;

    // What a byte that fits nothing takes off, against the number of characters.
    private const double ErrorWeight = 10;

    // Three bytes of UTF-8 in a row do not happen by chance; this many good ones outweigh a bad one.
    private const int GoodForBad = 4;
    private const double Certain = 0.99;

    /// <summary>Finds the encoding.</summary>
    public static EncodingGuess Detect(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> sample = bytes[..Math.Min(bytes.Length, Sample)];
        bool valid = Utf8.IsValid(bytes);
        if (valid && (HoldsWide(sample) || !Utf8IsSuspect(sample)))
        {
            return new EncodingGuess(TextEncoding.Utf8, 1);
        }

        (int wide, int bad) = CountUtf8(sample);
        if (!valid && wide > 0 && wide >= GoodForBad * bad)
        {
            return new EncodingGuess(TextEncoding.Utf8, Certain * wide / (wide + bad));
        }

        return Judge(sample, valid);
    }

    // Whether valid UTF-8 holds a character of three or four bytes, whole.
    private static bool HoldsWide(ReadOnlySpan<byte> sample)
    {
        int lead = sample.IndexOfAnyInRange((byte)0xE0, (byte)0xF4);
        return lead >= 0 && lead + (sample[lead] < 0xF0 ? 3 : 4) <= sample.Length;
    }

    // Valid, but without a Han character: pure ASCII is clear unless it is Chinese in UTF-16, two bytes beyond ASCII may be GBK.
    private static bool Utf8IsSuspect(ReadOnlySpan<byte> sample)
    {
        if (sample.ContainsAnyExceptInRange((byte)0, (byte)0x7F))
        {
            return true;
        }

        double share = Math.Max(Score(sample, TextEncoding.Utf16Le), Score(sample, TextEncoding.Utf16Be));
        return share >= RightShare;
    }

    private static EncodingGuess Judge(ReadOnlySpan<byte> sample, bool validUtf8)
    {
        TextEncoding best = validUtf8 ? TextEncoding.Utf8 : TextEncoding.Gb18030;
        double bestScore = 0;
        double second = 0;
        foreach (TextEncoding encoding in (ReadOnlySpan<TextEncoding>)[TextEncoding.Gb18030, TextEncoding.Big5, TextEncoding.Utf16Le, TextEncoding.Utf16Be])
        {
            double score = Score(sample, encoding);
            if (score > bestScore)
            {
                (second, bestScore) = (bestScore, score);
                best = encoding;
            }
            else
            {
                second = Math.Max(second, score);
            }
        }

        // Letters with accents are UTF-8 as they stand; only Chinese that is really Chinese overrules that.
        if (validUtf8 && bestScore < RightShare)
        {
            return new EncodingGuess(TextEncoding.Utf8, 0.8);
        }

        double clear = bestScore == 0 ? 0 : 1 - (second / bestScore);
        return new EncodingGuess(best, Math.Min(Certain, Math.Min(1, bestScore / RightShare) * (0.5 + (0.5 * clear))));
    }

    private static double Score(ReadOnlySpan<byte> sample, TextEncoding encoding)
    {
        if (encoding is TextEncoding.Utf16Le or TextEncoding.Utf16Be)
        {
            sample = sample[..(sample.Length & ~1)];
        }

        if (sample.IsEmpty)
        {
            return 0;
        }

        BadBytes bad = new();
        string text = TextDecoder.Decode(sample, encoding, 0, bad);
        double score = FrequentHan.ShareIn(text).Value - (ErrorWeight * bad.Count / Math.Max(1, text.Length));

        // Any bytes make UTF-16, so without a mark it must show clearly.
        return encoding is (TextEncoding.Utf16Le or TextEncoding.Utf16Be) && score < RightShare ? 0 : Math.Max(0, score);
    }

    // Three and four bytes that make a character, and bytes that make none. A sample may end inside a character.
    private static (int Wide, int Bad) CountUtf8(ReadOnlySpan<byte> sample)
    {
        int wide = 0;
        int bad = 0;
        int at = 0;
        while (at < sample.Length)
        {
            if (sample[at] < 0x80)
            {
                at++;
                continue;
            }

            bool good = System.Text.Rune.DecodeFromUtf8(sample[at..], out System.Text.Rune rune, out int consumed) == System.Buffers.OperationStatus.Done;
            wide += good && rune.Value >= 0x800 ? 1 : 0;
            bad += !good && at + consumed < sample.Length ? 1 : 0;
            at += consumed;
        }

        return (wide, bad);
    }
}
