using System.Collections.Immutable;
using System.Globalization;
using Converter.Docx;
using Converter.Fonts;
using Converter.Styles.Binding;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;
using Converter.Typesetting;
using Converter.Typesetting.Pages;

namespace Converter.Binding;

/// <summary>
/// Sets the pages of texts that stand in one file, and of what stands before them. Every text begins on a right-hand page and its pages count
/// on; cover and contents are counted by themselves, so that no page of a text depends on the length of the contents, and one pass over the
/// texts tells every number (docs/decisions/0013-contents-and-book.md).
/// </summary>
/// <param name="fonts">Where faces are found.</param>
internal sealed class Binder(IFontSource fonts)
{
    private int _anchor;

    /// <summary>Sets texts and makes the contents.</summary>
    /// <param name="cover">The cover; <see langword="null"/> for none.</param>
    /// <param name="texts">The texts in order, at least one.</param>
    /// <param name="depth">The deepest level of the outline that the contents list; 0 for no contents.</param>
    /// <returns>Cover, contents and texts. Without a Chinese face none of them has pages; the contents then have no numbers.</returns>
    public ImmutableArray<BoundPart> Bind(StyledDocument? cover, IReadOnlyList<BoundPart> texts, int depth)
    {
        bool canSet = texts.All(text => Typesetter.FontErrors(text.Document, fonts).Count == 0);
        ImmutableArray<BoundPart>.Builder parts = ImmutableArray.CreateBuilder<BoundPart>();
        List<ListedHeading> headings = [];
        int next = 1;
        for (int i = 0; i < texts.Count; i++)
        {
            PageNumbering numbering = new(next, PageNumberForm.Arabic, Restarts: i == 0);
            BoundPart part = Set(texts[i], numbering, isLast: i == texts.Count - 1, canSet);
            next += part.Pages?.Pages.Length ?? 0;
            parts.Add(depth > 0 ? Anchored(part, depth, headings) : part);
        }

        StyledDocument? contents = headings.Count > 0 ? ContentsStyling.Style(texts[0].Document.Sheet, headings, depth) : null;
        foreach (StyledDocument front in new[] { contents, cover }.OfType<StyledDocument>())
        {
            parts.Insert(0, Set(new BoundPart(front, null, DocxOptions.None), front.Numbering, isLast: false, canSet));
        }

        return parts.ToImmutable();
    }

    /// <summary>All pages of bound parts; <see langword="null"/> where none were set.</summary>
    public static TypesetDocument? Joined(ImmutableArray<BoundPart> parts) => parts switch
    {
        [{ Pages: null }, ..] => null,
        [{ Pages: { } only }] => only,
        _ => PageBinding.Join([.. parts.Select(part => part.Pages!)]),
    };

    /// <summary>Sets a part; where another one follows, a blank page brings that onto a right-hand page.</summary>
    private BoundPart Set(BoundPart part, PageNumbering numbering, bool isLast, bool canSet)
    {
        StyledDocument document = part.Document with { Numbering = numbering };
        StyledDocument padded = isLast ? document : document with { Sheet = document.Sheet with { Page = document.Sheet.Page with { PadEven = true } } };
        return part with { Document = document, Pages = canSet ? Typesetter.Typeset(padded, fonts) : null };
    }

    /// <summary>The part with an anchor at every heading that the contents list.</summary>
    private BoundPart Anchored(BoundPart part, int depth, List<ListedHeading> headings)
    {
        Dictionary<int, string> numbers = part.Pages is { } pages
            ? pages.Bookmarks.ToDictionary(mark => mark.Block, mark => pages.Pages[mark.Page].Number.ToString(CultureInfo.InvariantCulture))
            : [];
        ImmutableArray<StyledBlock>.Builder blocks = part.Document.Blocks.ToBuilder();
        for (int i = 0; i < blocks.Count; i++)
        {
            if (blocks[i] is StyledParagraph { BookmarkTitle: { } title } heading && LevelOf(heading) <= depth)
            {
                headings.Add(new ListedHeading(title, LevelOf(heading), new ContentsEntry(_anchor, numbers.GetValueOrDefault(i, string.Empty))));
                blocks[i] = heading with { Anchor = _anchor++ };
            }
        }

        StyledDocument document = part.Document with { Blocks = blocks.ToImmutable() };
        return part with { Document = document, Pages = part.Pages is { } set ? set with { Source = document } : null };
    }

    private static int LevelOf(StyledParagraph heading) => heading.OutlineLevel ?? heading.Style.OutlineLevel;
}
