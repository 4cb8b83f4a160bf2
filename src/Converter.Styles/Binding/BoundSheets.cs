using System.Collections.Immutable;
using System.Globalization;
using Converter.Styles.Sheets;

namespace Converter.Styles.Binding;

/// <summary>
/// The style sheets of the texts of one book. Each text keeps the look of its kind. The page, the composition of lines and the page numbers are
/// the book's. What has one name in a .docx looks one way: a style that a text has otherwise than those before it gets a name of its own.
/// </summary>
/// <param name="book">The sheet of the book: its cover, its contents, its page numbers.</param>
public sealed class BoundSheets(StyleSheet book)
{
    private const int DeepestHeading = 9;
    private readonly Dictionary<string, ParagraphStyle> _paragraphs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CharacterStyle> _characters = new(StringComparer.Ordinal);

    /// <summary>Whether a text can keep the sheet of its kind: paper, type area and grid are those of the book.</summary>
    /// <param name="own">The sheet of its kind.</param>
    public bool CanKeep(StyleSheet own) => Bare(own.Page) == Bare(book.Page);

    /// <summary>The sheet of the next text in the book: the titles of texts head the outline, and everything below them is one level deeper.</summary>
    /// <param name="own">The sheet of its kind, one that <see cref="CanKeep"/>.</param>
    public StyleSheet ForText(StyleSheet own)
    {
        StyleSheet sheet = own with
        {
            Page = book.Page,
            Composition = book.Composition,
            Docx = book.Docx,
            Print = book.Print,
            Emphasis = book.Emphasis,
            Contents = book.Contents,
            PageNumber = book.PageNumber is { } number ? number with { OnFirstPage = own.PageNumber?.OnFirstPage ?? true } : null,
            Paragraphs = own.Paragraphs.ToImmutableSortedDictionary(style => style.Key, style => Lowered(style.Value, own), StringComparer.Ordinal),
        };
        return sheet with
        {
            Paragraphs = sheet.Paragraphs.ToImmutableSortedDictionary(style => style.Key, style => Named(style.Value, sheet), StringComparer.Ordinal),
            Lead = Named(sheet.Lead, sheet),
        };
    }

    /// <summary>Double-sided print and padding change no place on a page.</summary>
    private static PageFormat Bare(PageFormat page) => page with { Mirrored = false, PadEven = false };

    /// <summary>The title takes the place of level 1 with its name, level 1 that of level 2, and so on.</summary>
    private static ParagraphStyle Lowered(ParagraphStyle style, StyleSheet own)
    {
        int depth = style.Key == "title" ? 1
            : style.Key.StartsWith("heading", StringComparison.Ordinal) && int.TryParse(style.Key[^1..], out int level) ? level + 1
            : 0;
        if (depth == 0)
        {
            return style.OutlineLevel > 0 ? style with { OutlineLevel = Math.Min(style.OutlineLevel + 1, DeepestHeading) } : style;
        }

        ParagraphStyle below = own.Paragraphs["heading" + Math.Min(depth, DeepestHeading).ToString(CultureInfo.InvariantCulture)];
        return style with
        {
            Id = below.Id,
            Name = below.Name,
            OutlineLevel = below.OutlineLevel,
            RunIn = style.RunIn is { } head && below.RunIn is { } lower ? head with { Id = lower.Id, Name = lower.Name } : style.RunIn,
        };
    }

    private ParagraphStyle Named(ParagraphStyle style, StyleSheet sheet)
    {
        ParagraphStyle look = style with { Key = string.Empty };
        string id = style.Id;
        for (int copy = 1; !IsFree(_paragraphs, id, look); copy++)
        {
            id = Id(style.Id, sheet, copy);
            look = look with { Id = id, Name = Name(style.Name, sheet, copy), RunIn = Renamed(style.RunIn, sheet, copy) };
        }

        return look with { Key = style.Key };
    }

    private CharacterStyle? Named(CharacterStyle? style, StyleSheet sheet)
    {
        CharacterStyle? look = style;
        for (int copy = 1; look is not null && !IsFree(_characters, look.Id, look); copy++)
        {
            look = Renamed(style, sheet, copy);
        }

        return look;
    }

    private static CharacterStyle? Renamed(CharacterStyle? style, StyleSheet sheet, int copy) =>
        style is null ? null : style with { Id = Id(style.Id, sheet, copy), Name = Name(style.Name, sheet, copy) };

    private static string Id(string id, StyleSheet sheet, int copy) => $"{id}-{sheet.Name}{Suffix(copy)}";

    private static string Name(string name, StyleSheet sheet, int copy) => $"{name}（{sheet.Name}{Suffix(copy)}）";

    private static string Suffix(int copy) => copy > 1 ? copy.ToString(CultureInfo.InvariantCulture) : string.Empty;

    private static bool IsFree<T>(Dictionary<string, T> known, string id, T look)
        where T : class
    {
        if (known.TryGetValue(id, out T? other))
        {
            return look.Equals(other);
        }

        known.Add(id, look);
        return true;
    }
}
