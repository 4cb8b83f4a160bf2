using System.Collections.Immutable;
using Converter.Documents;
using Converter.Styles.Styling;

namespace Converter.Typesetting.Pages;

/// <summary>Joins documents whose pages are set to one: what refers to a block or to a page then counts through all of them.</summary>
public static class PageBinding
{
    /// <summary>The documents one behind the other.</summary>
    /// <param name="parts">The documents; at least one, all of one paper.</param>
    /// <returns>
    /// One document with all pages; its sheet and its imprint are those of the last part, its text that of all of them. What several parts have to
    /// say alike is said once.
    /// </returns>
    public static TypesetDocument Join(ImmutableArray<TypesetDocument> parts)
    {
        ImmutableArray<TypesetPage>.Builder pages = ImmutableArray.CreateBuilder<TypesetPage>();
        ImmutableArray<Bookmark>.Builder bookmarks = ImmutableArray.CreateBuilder<Bookmark>();
        ImmutableArray<StyledBlock>.Builder blocks = ImmutableArray.CreateBuilder<StyledBlock>();
        ImmutableArray<int>.Builder starts = ImmutableArray.CreateBuilder<int>();
        foreach (TypesetDocument part in parts)
        {
            int block = blocks.Count;
            int page = pages.Count;
            starts.Add(block);
            blocks.AddRange(part.Source.Blocks);
            pages.AddRange(part.Pages.Select(whole => whole with
            {
                Lines = [.. whole.Lines.Select(line => line with { Block = line.Block + block })],
                Pictures = [.. whole.Pictures.Select(picture => picture with { Block = picture.Block + block })],
            }));
            bookmarks.AddRange(part.Bookmarks.Select(mark => mark with { Page = mark.Page + page, Block = mark.Block + block }));
        }

        StyledDocument last = parts[^1].Source;
        ImmutableArray<Block> sources = [.. parts.SelectMany(part => part.Source.Source.Blocks)];
        return parts[^1] with
        {
            Source = last with { Source = last.Source with { Blocks = sources }, Blocks = blocks.ToImmutable(), PartStarts = starts.ToImmutable() },
            Pages = pages.ToImmutable(),
            Bookmarks = bookmarks.ToImmutable(),
            Fonts = FontsOf(parts),
            Findings = [.. parts.SelectMany(part => part.Findings).Distinct()],
        };
    }

    private static ImmutableArray<FontUse> FontsOf(ImmutableArray<TypesetDocument> parts) =>
    [
        .. parts.SelectMany(part => part.Fonts).GroupBy(use => (use.Typeface, use.Asked)).Select(uses => new FontUse(
            uses.Key.Typeface,
            uses.Key.Asked,
            [.. uses.SelectMany(use => use.Used).Distinct()],
            [.. uses.SelectMany(use => use.Missing).Distinct().Order()])),
    ];
}
