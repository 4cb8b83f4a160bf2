namespace Converter.Reading.Decoding;

/// <summary>The encodings that are told apart.</summary>
internal enum TextEncoding
{
    Utf8,
    Gb18030,
    Utf16Le,
    Utf16Be,
    Big5,
}

/// <summary>An encoding that a file may have.</summary>
/// <param name="Encoding">The encoding.</param>
/// <param name="Confidence">How sure that is, 0 … 1.</param>
internal readonly record struct EncodingGuess(TextEncoding Encoding, double Confidence);
