using Converter.Documents;

namespace Converter.Reading.Decoding;

/// <summary>Collects the bytes that fit nothing. Each stands in the text as U+FFFD, so that the reader sees where something is missing.</summary>
internal sealed class BadBytes
{
    /// <summary>What stands in the text for bytes that fit nothing.</summary>
    public const char Replacement = '\uFFFD';

    // A file with more of them gets one finding for the rest.
    private const int MostFindings = 100;

    private readonly List<(int Offset, int Length, byte First, int TextIndex)> _bad = [];

    /// <summary>How many places there are.</summary>
    public int Count { get; private set; }

    /// <summary>Notes bytes that fit nothing.</summary>
    /// <param name="offset">Offset of the first of them in the file.</param>
    /// <param name="length">How many.</param>
    /// <param name="first">The first of them.</param>
    /// <param name="textIndex">Index in the text of the character that stands for them.</param>
    public void Add(int offset, int length, byte first, int textIndex)
    {
        Count++;
        if (_bad.Count < MostFindings)
        {
            _bad.Add((offset, length, first, textIndex));
        }
    }

    /// <summary>The findings, with line and column in the decoded text.</summary>
    public IEnumerable<Diagnostic> Report(SourceText text, string encoding)
    {
        foreach ((int offset, int length, byte first, int textIndex) in _bad)
        {
            string bytes = length == 1 ? $"0x{first:X2}" : $"0x{first:X2}…";
            yield return new Diagnostic(
                "reading.bad-byte",
                Severity.Error,
                text.PositionOf(textIndex),
                new Message(
                    $"偏移 {offset} 处的字节 {bytes} 不合 {encoding} 编码，文中以“{Replacement}”代替",
                    $"byte {bytes} at offset {offset} fits nothing in {encoding}; '{Replacement}' stands in its place"),
                Hint);
        }

        if (Count > _bad.Count)
        {
            yield return new Diagnostic(
                "reading.bad-byte",
                Severity.Error,
                null,
                new Message($"另有 {Count - _bad.Count} 处字节不合 {encoding} 编码", $"{Count - _bad.Count} more places hold bytes that fit nothing in {encoding}"),
                Hint);
        }
    }

    private static Message Hint { get; } = new(
        "对照原文件补上缺字，或用原来的软件另存为 UTF-8 后重试",
        "supply the missing character from the original, or save the file as UTF-8 in the program it came from");
}
