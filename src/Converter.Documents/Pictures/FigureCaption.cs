namespace Converter.Documents.Pictures;

/// <summary>The form of a caption: 图1 流程, 图 2-1：……, 图三　…….</summary>
public static class FigureCaption
{
    private const int Longest = 60;
    private const string Numerals = "0123456789０１２３４５６７８９一二三四五六七八九十.-－—．";

    /// <summary>Whether a text that follows a picture is its caption.</summary>
    /// <param name="text">The text.</param>
    public static bool Is(string text)
    {
        ReadOnlySpan<char> rest = text.AsSpan().Trim();
        if (rest.Length is 0 or > Longest || rest[0] is not ('图' or '圖') || rest[^1] is '。' or '；' or '，')
        {
            return false;
        }

        rest = rest[1..].TrimStart();
        int digits = rest.IndexOfAnyExcept(Numerals);
        digits = digits < 0 ? rest.Length : digits;
        return digits > 0 && (digits == rest.Length || char.IsWhiteSpace(rest[digits]) || rest[digits] is '：' or ':' or '、' || !IsSentence(rest[digits..]));
    }

    // 图1反映了……，…… is a sentence that begins like a caption.
    private static bool IsSentence(ReadOnlySpan<char> rest) => rest.ContainsAny("，。；！？");
}
