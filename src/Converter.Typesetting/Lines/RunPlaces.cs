using System.Collections.Immutable;
using Converter.Styles.Styling;

namespace Converter.Typesetting.Lines;

/// <summary>From a character of a paragraph to its place in the original.</summary>
internal static class RunPlaces
{
    /// <summary>The offset in the source of a character; <see langword="null"/> where it has none.</summary>
    /// <param name="runs">The runs of the paragraph.</param>
    /// <param name="run">Index of the character's run.</param>
    /// <param name="index">Its index in the paragraph.</param>
    public static int? SourceOffset(ImmutableArray<StyledRun> runs, int run, int index)
    {
        for (int before = 0; before < run; before++)
        {
            index -= runs[before].Text.Length;
        }

        return runs[run].Text.SegmentCount == 0 ? null : runs[run].Text.SourceOffset(index);
    }
}
