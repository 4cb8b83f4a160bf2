using System.Buffers;
using Converter.Documents;
using Converter.Reading.Cleaning.Rules;

namespace Converter.Reading.Cleaning.Junk;

/// <summary>Finds lines that are drawn, not written: -----, =====, * * *.</summary>
internal static class SeparatorRules
{
    private static readonly SearchValues<char> Strokes = SearchValues.Create("-=*_~—–―─━═┄┅┈┉•·#+☆★◆◇■●▲※＊＝－＿～^<>|｜/\\﹉﹊﹍﹎￣");
    private const int Least = 3;

    // A shorter one may be a blank to be filled in.
    private const int LeastUnderscores = 8;

    /// <summary>Condemns separator rules.</summary>
    public static void Find(JunkSheet sheet)
    {
        for (int index = 0; index < sheet.Lines.Length; index++)
        {
            string key = sheet.Profiles[index].Key;
            if (key.Length >= Least && !key.AsSpan().ContainsAnyExcept(Strokes)
                && (key[0] is not ('_' or '＿') || key.Length >= LeastUnderscores))
            {
                sheet.Mark(index, StructureRules.Separator, new Message("整行只有线条符号", "the line holds strokes only"));
            }
        }
    }
}
