using Converter.Documents;
using Converter.Reading.Cleaning.Rules;

namespace Converter.Reading.Cleaning.Junk;

/// <summary>
/// Finds the arrows by which an article of an account points at a document (通知内容如下 / ↓↓↓ / 各单位：): the short lines above them are the
/// account's own.
/// </summary>
internal static class Pointers
{
    private const int LongestLine = 40;
    private const int LeastTitle = 10;

    // Down arrows and triangles; ⬇ and 👇 among the rest.
    private const string Arrows = "↓⇓⬇▼▽🔽👇️";

    /// <summary>Marks the arrows and what stands above them.</summary>
    /// <param name="sheet">The text.</param>
    public static void Find(JunkSheet sheet)
    {
        int head = Edges.Of(sheet).HeadEnd;
        int pointer = -1;
        for (int index = 0; index < head && MayStandAbove(sheet, index); index++)
        {
            pointer = IsPointer(sheet.Profiles[index].Key) ? index : pointer;
        }

        for (int index = 0; index <= pointer && pointer + 1 < sheet.Lines.Length; index++)
        {
            if (sheet.Profiles[index].Key.Length > 0)
            {
                sheet.Mark(index, StructureRules.Head, new Message(
                    $"第 {sheet.Lines[pointer].Number} 行的箭头指向下面的文件，其上是网页自己的话",
                    $"the arrows on line {sheet.Lines[pointer].Number} point at the document below; what stands above is the page's own"));
            }
        }
    }

    private static bool IsPointer(ReadOnlySpan<char> key)
    {
        int text = key.TrimEnd(Arrows).Length;
        return text < key.Length && (text == 0 || key.Length - text > 1);
    }

    // A title may stand there, too; then the arrows are all that goes.
    private static bool MayStandAbove(JunkSheet sheet, int index)
    {
        LineProfile profile = sheet.Profiles[index];
        int about = profile.Key.IndexOf("关于", StringComparison.Ordinal);
        bool title = profile.Has(LineForm.Title)
            && (about == 0 || (about > 0 && ForeignSigns.IsOrgan(profile.Key[..about])) || (about < 0 && profile.Length >= LeastTitle));
        return sheet.IsJunk(index)
            || (profile.Length <= LongestLine && !title && !profile.Has(LineForm.Addressee | LineForm.Marker | LineForm.DocNumber | LineForm.Sentence));
    }
}
