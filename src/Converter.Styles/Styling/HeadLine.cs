namespace Converter.Styles.Styling;

/// <summary>Tells the lines of the head (版头, GB/T 9704 7.2) apart by their form; all of them have one role.</summary>
internal static class HeadLine
{
    private const string Signer = "签发人";
    private const int LongestMark = 12;
    private static readonly string[] Urgencies = ["特急", "加急", "平急", "特提"];
    private static readonly string[] Secrecies = ["绝密", "机密", "秘密"];

    /// <summary>Key of the paragraph style of a line.</summary>
    /// <param name="text">The line; what is none of the others is taken for the document number.</param>
    public static string StyleKey(string text)
    {
        bool isShort = text.Length <= LongestMark;
        return SignerLabelLength(text) > 0 ? "signer"
            : text.Length > 0 && text.All(char.IsAsciiDigit) ? "copynumber"
            : isShort && BeginsWith(text, Secrecies) ? "secrecy"
            : isShort && BeginsWith(text, Urgencies) ? "urgency"
            : "docnumber";
    }

    /// <summary>Length of 签发人 with its colon; 0 where the line does not begin so.</summary>
    public static int SignerLabelLength(string text)
    {
        int colon = text.StartsWith(Signer, StringComparison.Ordinal) ? text.AsSpan().IndexOfAny('：', ':') : -1;
        return colon == Signer.Length ? colon + 1 : 0;
    }

    private static bool BeginsWith(string text, string[] words) =>
        Array.Exists(words, word => text.StartsWith(word, StringComparison.Ordinal));
}
