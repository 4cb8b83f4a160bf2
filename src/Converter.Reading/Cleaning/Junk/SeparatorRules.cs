using System.Buffers;
using Converter.Documents;
using Converter.Reading.Cleaning.Rules;

namespace Converter.Reading.Cleaning.Junk;

/// <summary>Finds lines that are drawn, not written (-----, =====, * * *), and the comments of a page, which were never seen.</summary>
internal static class SeparatorRules
{
    private static readonly SearchValues<char> Strokes = SearchValues.Create("-=*_~▬∽≈╌╍—–―─━═┄┅┈┉•·#+☆★◆◇■●▲※＊＝－＿～^<>|｜/\\﹉﹊﹍﹎￣↓⇓");
    private const int Least = 3;

    // A shorter one may be a blank to be filled in.
    private const int LeastUnderscores = 8;

    // Any symbol makes a separator when it fills a line; what may stand for words left out does not.
    private const int LeastRepeated = 6;
    private const string Placeholders = "×□○〇＿_…。？！";

    // The line above the signature of a mail or a post; bars between entries that are gone.
    private static bool IsMailRule(ReadOnlySpan<char> key) => key is "--" or "|" or "||" or "｜";

    private static bool IsOneSymbol(ReadOnlySpan<char> key) =>
        key.Length >= LeastRepeated && !char.IsLetterOrDigit(key[0]) && !char.IsSurrogate(key[0])
        && !Placeholders.Contains(key[0], StringComparison.Ordinal) && !key.ContainsAnyExcept(key[0]);

    // <!-- INFO END -->
    private static bool IsComment(ReadOnlySpan<char> key) => key.StartsWith("<！--", StringComparison.Ordinal) && key.EndsWith("-->", StringComparison.Ordinal);

    /// <summary>Condemns separator rules.</summary>
    public static void Find(JunkSheet sheet)
    {
        for (int index = 0; index < sheet.Lines.Length; index++)
        {
            ReadOnlySpan<char> key = sheet.Profiles[index].Key;
            if (IsOneSymbol(key))
            {
                sheet.Mark(index, StructureRules.Separator, new Message("整行是同一个符号", "the line repeats one symbol"));
            }
            else if ((key.Length >= Least || IsMailRule(key)) && !key.ContainsAnyExcept(Strokes)
                && (key[0] is not ('_' or '＿') || key.Length >= LeastUnderscores))
            {
                sheet.Mark(index, StructureRules.Separator, new Message("整行只有线条符号", "the line holds strokes only"));
            }
            else if (IsComment(key))
            {
                sheet.Mark(index, StructureRules.Separator, new Message("网页源码里的注释", "a comment in the source of the page"));
            }
        }
    }
}
