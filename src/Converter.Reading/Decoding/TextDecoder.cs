using System.Buffers;
using System.Collections.Immutable;
using Converter.Documents;

namespace Converter.Reading.Decoding;

/// <summary>
/// Turns the bytes of a file into text, strictly: a byte that fits nothing is a finding of severity error with its offset, and U+FFFD stands
/// visibly in its place, so that the rest of the text can be used and nothing is lost unnoticed.
/// </summary>
public static class TextDecoder
{
    private const double Uncertain = 0.6;

    // With more bytes that fit nothing than one in this number, the file is no text.
    private const int LeastCharactersForBad = 20;

    // With more control characters than one in this number, the file is no text.
    private const int LeastCharactersForControl = 20;
    private const int Sample = 64 * 1024;

    // Those that no text has.
    private static readonly SearchValues<char> s_controls =
        SearchValues.Create([.. Enumerable.Range(0, ' ').Select(code => (char)code).Except("\t\n\r\f\v\x1A")]);

    /// <summary>Decodes a file: UTF-8, UTF-16, GB18030 (with GBK and GB 2312) or Big5, with or without a byte order mark.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <returns>The text, or why there is none; the work is linear in the length.</returns>
    public static DecodingResult Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return None("reading.empty", "文件是空的", "the file is empty", "检查文件是否保存完整", "check whether the file was saved completely");
        }

        if (BinarySignature.Find(bytes) is { } signature)
        {
            return NotText(signature.Chinese, signature.English);
        }

        int mark = ByteOrderMark.Read(bytes, out TextEncoding encoding);
        if (mark < 0)
        {
            return NotText("UTF-32 编码的文件", "text in UTF-32");
        }

        EncodingGuess guess = mark > 0 ? new EncodingGuess(encoding, 1) : EncodingDetector.Detect(bytes);
        if (mark > 0 && bytes.Length == mark)
        {
            return None("reading.empty", "文件里只有编码标记，没有文字", "the file holds a byte order mark and no text", "检查文件是否保存完整", "check whether the file was saved completely");
        }

        return Decode(bytes, guess, mark);
    }

    /// <summary>Decodes bytes that have a known encoding.</summary>
    internal static string Decode(ReadOnlySpan<byte> bytes, TextEncoding encoding, int offset, BadBytes bad) => encoding switch
    {
        TextEncoding.Utf8 => UnicodeDecoder.DecodeUtf8(bytes, offset, bad),
        TextEncoding.Utf16Le => UnicodeDecoder.DecodeUtf16(bytes, bigEndian: false, offset, bad),
        TextEncoding.Utf16Be => UnicodeDecoder.DecodeUtf16(bytes, bigEndian: true, offset, bad),
        TextEncoding.Gb18030 => DoubleByteDecoder.Decode(bytes, DoubleByteTable.Gb18030, offset, bad),
        _ => DoubleByteDecoder.Decode(bytes, DoubleByteTable.Big5, offset, bad),
    };

    private static DecodingResult Decode(ReadOnlySpan<byte> bytes, EncodingGuess guess, int mark)
    {
        BadBytes bad = new();
        string decoded = Decode(bytes[mark..], guess.Encoding, mark, bad);
        if ((bad.Count > 1 && bad.Count * LeastCharactersForBad > decoded.Length) || HasTooManyControls(decoded))
        {
            return NotText("二进制文件或不认识的编码", "binary data, or an encoding that is not known");
        }

        string name = NameOf(guess.Encoding);
        SourceText text = new(decoded);
        ImmutableArray<Diagnostic>.Builder findings = ImmutableArray.CreateBuilder<Diagnostic>();
        findings.AddRange(bad.Report(text, name));
        AddDoubts(findings, text, guess, bad);
        return new DecodingResult(text, name, guess.Confidence, mark > 0, findings.ToImmutable());
    }

    private static void AddDoubts(ImmutableArray<Diagnostic>.Builder findings, SourceText text, EncodingGuess guess, BadBytes bad)
    {
        if (guess.Confidence < Uncertain)
        {
            findings.Add(new Diagnostic(
                "reading.encoding-uncertain",
                Severity.Warning,
                null,
                new Message($"编码判断为 {NameOf(guess.Encoding)}，但把握不大", $"the encoding seems to be {NameOf(guess.Encoding)}, but that is not sure"),
                new Message("检查文字是否正确；不对时请另存为 UTF-8", "see whether the text is right; if not, save the file as UTF-8")));
        }

        int lost = text.Text.IndexOf(BadBytes.Replacement, StringComparison.Ordinal);
        if (bad.Count == 0 && lost >= 0)
        {
            findings.Add(new Diagnostic(
                "reading.replacement-character",
                Severity.Warning,
                text.PositionOf(lost),
                new Message("原文件中已有“\uFFFD”：此处文字在来源处就已丢失", "the file itself holds '\uFFFD': a character was lost before it came here"),
                new Message("对照来源补上", "supply it from the source")));
        }
    }

    private static bool HasTooManyControls(string text)
    {
        int controls = 0;
        ReadOnlySpan<char> sample = text.AsSpan(0, Math.Min(text.Length, Sample));
        int at = 0;
        for (int step = sample.IndexOfAny(s_controls); step >= 0; step = sample[at..].IndexOfAny(s_controls))
        {
            controls++;
            at += step + 1;
        }

        return controls > 1 && controls * LeastCharactersForControl > sample.Length;
    }

    private static string NameOf(TextEncoding encoding) => encoding switch
    {
        TextEncoding.Utf8 => "utf-8",
        TextEncoding.Utf16Le => "utf-16le",
        TextEncoding.Utf16Be => "utf-16be",
        TextEncoding.Gb18030 => "gb18030",
        _ => "big5",
    };

    private static DecodingResult NotText(string chinese, string english) => None(
        "reading.binary",
        $"不是文本文件：{chinese}",
        $"this is no text file but {english}",
        "把文字另存为纯文本（.txt）再转换",
        "save its text as plain text (.txt) and convert that");

    private static DecodingResult None(string code, string chinese, string english, string hintChinese, string hintEnglish) => new(
        null,
        string.Empty,
        0,
        false,
        [new Diagnostic(code, Severity.Error, null, new Message(chinese, english), new Message(hintChinese, hintEnglish))]);
}
