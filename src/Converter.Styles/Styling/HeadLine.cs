using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Converter.Styles.Sheets;

namespace Converter.Styles.Styling;

/// <summary>Tells the lines of the head (版头, GB/T 9704 7.2) apart by their form; all of them have one role.</summary>
internal static partial class HeadLine
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
            : DateStart(text) > 0 ? "headissued"
            : "docnumber";
    }

    /// <summary>
    /// Where the date begins that ends a line behind a blank (××办公室　2026年6月3日), with or without 印发; 0 where the line is none such.
    /// </summary>
    public static int DateStart(string text)
    {
        Match date = DateAtEnd().Match(text);
        return date.Success ? date.Groups[1].Index : 0;
    }

    /// <summary>The date that ends a line, flush right at the right indent; nothing for a line without one.</summary>
    /// <param name="line">The line.</param>
    /// <param name="page">The grid.</param>
    public static ImmutableArray<LineStop> DateStop(StyledParagraph line, PageFormat page) => DateStart(line.Text) is > 0 and var date
        ? [new LineStop(date, Alignment.Right, page.TypeAreaWidth - (line.RightIndent ?? line.Style.RightIndent).Length)]
        : [];

    [GeneratedRegex(@"[\s\u3000]((?:\d{4}|[〇○零一二三四五六七八九]{4})年[^\s\u3000]{1,3}月[^\s\u3000]{1,3}[日号](?:印发|印制|封发)?)[。\s\u3000]*$")]
    private static partial Regex DateAtEnd();

    /// <summary>Length of 签发人 with its colon; 0 where the line does not begin so.</summary>
    public static int SignerLabelLength(string text)
    {
        int colon = text.StartsWith(Signer, StringComparison.Ordinal) ? text.AsSpan().IndexOfAny('：', ':') : -1;
        return colon == Signer.Length ? colon + 1 : 0;
    }

    private static bool BeginsWith(string text, string[] words) =>
        Array.Exists(words, word => text.StartsWith(word, StringComparison.Ordinal));
}
