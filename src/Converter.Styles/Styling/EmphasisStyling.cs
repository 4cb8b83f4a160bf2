using System.Collections.Immutable;
using Converter.Documents;
using Converter.Styles.Sheets;

namespace Converter.Styles.Styling;

/// <summary>
/// Gives emphasised stretches of body text their look. Headings and heads that are run in look as their styles say, and so does a paragraph
/// that is emphasised as a whole: that set it apart from other paragraphs, which is what its role does now.
/// </summary>
internal static class EmphasisStyling
{
    /// <summary>The emphasis of a block that its sheet keeps.</summary>
    /// <param name="block">The block.</param>
    /// <param name="sheet">The sheet.</param>
    public static ImmutableArray<EmphasisRange> Kept(TextBlock block, StyleSheet sheet)
    {
        int start = TextStart(block);
        if (block.Emphases.IsEmpty || start >= block.Text.Length)
        {
            return [];
        }

        Emphasis kept = sheet.Emphasis.Kept & ~OfAll(block, start);
        return
        [
            .. block.Emphases
                .Select(range => new EmphasisRange(Math.Max(range.Start, start), range.End - Math.Max(range.Start, start), range.Kinds & kept))
                .Where(range => range.Length > 0 && range.Kinds != Emphasis.None),
        ];
    }

    /// <summary>Where the body text of a block begins; its length for a block that has none.</summary>
    /// <param name="block">The block.</param>
    public static int TextStart(TextBlock block) => block switch
    {
        { Role: Role.Body } => 0,
        { Role: Role.Heading, HeadLength: > 0 } => block.HeadLength,
        _ => block.Text.Length,
    };

    /// <summary>Sets the emphasised parts of runs in styles of their own; runs of other styles than the text's and the lead's stay.</summary>
    /// <param name="runs">The runs of the block, which together are its text.</param>
    /// <param name="block">The block.</param>
    /// <param name="text">How its text is set.</param>
    /// <param name="sheet">The sheet.</param>
    public static ImmutableArray<StyledRun> Apply(ImmutableArray<StyledRun> runs, TextBlock block, CharacterStyle text, StyleSheet sheet)
    {
        ImmutableArray<EmphasisRange> kept = Kept(block, sheet);
        if (kept.IsEmpty)
        {
            return runs;
        }

        ImmutableArray<StyledRun>.Builder styled = ImmutableArray.CreateBuilder<StyledRun>();
        EmphasisStyles styles = new(sheet, text);
        ReadOnlySpan<EmphasisRange> ahead = kept.AsSpan();
        int start = 0;
        foreach (StyledRun run in runs)
        {
            while (!ahead.IsEmpty && ahead[0].End <= start)
            {
                ahead = ahead[1..];
            }

            if (ReferenceEquals(run.Style, text) || ReferenceEquals(run.Style, sheet.Lead))
            {
                Split(run, start, ahead, styles, styled);
            }
            else
            {
                styled.Add(run);
            }

            start += run.Text.Length;
        }

        return styled.ToImmutable();
    }

    /// <summary>Cuts a run where the emphasis begins and ends.</summary>
    /// <param name="run">The run.</param>
    /// <param name="start">Index of its first character in the block.</param>
    /// <param name="ahead">The emphasis of the block that is not behind the run already; that of further runs is not looked at.</param>
    /// <param name="styles">The looks.</param>
    /// <param name="styled">Takes the pieces.</param>
    private static void Split(StyledRun run, int start, ReadOnlySpan<EmphasisRange> ahead, EmphasisStyles styles, ImmutableArray<StyledRun>.Builder styled)
    {
        int done = 0;
        for (int i = 0; i < ahead.Length && ahead[i].Start - start < run.Text.Length; i++)
        {
            int from = Math.Max(ahead[i].Start - start, done);
            int end = Math.Min(ahead[i].End - start, run.Text.Length);
            if (from < end)
            {
                Take(run, done, from, styled);
                styles.Split(run.Text.Slice(from, end - from), ahead[i].Kinds, styled);
                done = end;
            }
        }

        Take(run, done, run.Text.Length, styled);
    }

    private static void Take(StyledRun run, int from, int end, ImmutableArray<StyledRun>.Builder styled)
    {
        if (end > from)
        {
            styled.Add(run with { Text = run.Text.Slice(from, end - from) });
        }
    }

    /// <summary>The kinds that all letters and digits of a text have; the mark at its end is often left out.</summary>
    private static Emphasis OfAll(TextBlock block, int start)
    {
        Emphasis all = Emphasis.Bold | Emphasis.Italic | Emphasis.Underline | Emphasis.Dots;
        int done = start;
        foreach (EmphasisRange range in block.Emphases.Where(range => range.End > start))
        {
            all &= HasNoWord(block, done, range.Start) ? range.Kinds : Emphasis.None;
            done = range.End;
        }

        return HasNoWord(block, done, block.Text.Length) ? all : Emphasis.None;
    }

    private static bool HasNoWord(TextBlock block, int from, int end)
    {
        for (int at = from; at < end; at++)
        {
            if (char.IsLetterOrDigit(block.Text.Text[at]))
            {
                return false;
            }
        }

        return true;
    }
}
