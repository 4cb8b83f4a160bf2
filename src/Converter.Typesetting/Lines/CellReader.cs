using System.Collections.Immutable;
using System.Text;
using Converter.Styles.Styling;
using Converter.Typesetting.Characters;

namespace Converter.Typesetting.Lines;

/// <summary>Turns the runs of a paragraph into cells, one a code point.</summary>
internal static class CellReader
{
    /// <summary>Reads a paragraph.</summary>
    /// <param name="runs">Its runs.</param>
    /// <param name="into">Takes the cells; cleared first.</param>
    public static void Read(ImmutableArray<StyledRun> runs, Composition into)
    {
        into.Clear();
        int index = 0;
        for (int run = 0; run < runs.Length; run++)
        {
            index = Read(runs[run].Text.Text, run, index, into);
        }
    }

    private static int Read(string text, int run, int index, Composition into)
    {
        for (int at = 0; at < text.Length;)
        {
            bool whole = Rune.TryGetRuneAt(text, at, out Rune rune);
            int codePoint = whole ? rune.Value : text[at];
            into.Add(new Cell { CodePoint = codePoint, Index = index + at, Run = run, Class = CharacterTable.ClassOf(codePoint) });
            at += whole ? rune.Utf16SequenceLength : 1;
        }

        return index + text.Length;
    }
}
