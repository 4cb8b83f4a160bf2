using System.Collections.Immutable;
using System.Globalization;
using Converter.Documents;
using Converter.Documents.Pictures;
using Converter.Styles.Sheets;

namespace Converter.Styles.Styling;

/// <summary>Styles the blocks whose look depends on their role, level and the block before them only.</summary>
internal static class ParagraphStyling
{
    private const int DeepestHeading = 9;
    private const int Unscaled = 100;

    /// <summary>Styles a block of text.</summary>
    public static StyledParagraph Style(TextBlock block, BlockPlace place, StyleSheet sheet)
    {
        ParagraphStyle heading = HeadingStyle(block, place, sheet);
        bool isRunIn = block.Role == Role.Heading && block.HeadLength > 0 && block.HeadLength < block.Text.Length;
        ParagraphStyle style = isRunIn ? sheet.Paragraphs["body"] : heading;
        CharacterStyle? head = isRunIn ? heading.RunIn : null;
        decimal hang = style.Key == "attendance" ? TextWidth.Of(block.Text.Text.AsSpan(0, AttendanceLine.LabelLength(block.Text.Text))) : ImprintHang(block);
        return new StyledParagraph(block, style, Runs(block, style, head, sheet))
        {
            SpaceBefore = SpaceBefore(block, style, place, sheet),
            LeftIndent = hang > 0 ? sheet.Page.Characters(sheet.Page.CharactersIn(style.LeftIndent) + hang) : null,
            FirstLineIndent = hang > 0 ? sheet.Page.Characters(-hang) : null,
            OutlineLevel = isRunIn ? heading.OutlineLevel : null,
            BookmarkTitle = BookmarkTitle(block, isRunIn, heading),
        };
    }

    /// <summary>The style of a block's role; for a heading that of its level.</summary>
    private static ParagraphStyle HeadingStyle(TextBlock block, BlockPlace place, StyleSheet sheet)
    {
        string key = block.Role switch
        {
            Role.Heading => Words.Of(block.Role) + Math.Clamp(block.Level, 1, DeepestHeading).ToString(CultureInfo.InvariantCulture),
            Role.DocNumber => HeadLine.StyleKey(block.Text.Text),
            Role.Body when AttendanceLine.LabelLength(block.Text.Text) > 0 && place.Kind == DocumentKind.Minutes => "attendance",
            Role.Body when place.IsBelowPicture && FigureCaption.Is(block.Text.Text) => "caption",
            _ => Words.Of(block.Role),
        };
        return sheet.Paragraphs[key];
    }

    /// <summary>
    /// The block's characters: the run-in head in its own style, lead phrases and the names of signers in theirs, the rest in the
    /// paragraph's.
    /// </summary>
    private static ImmutableArray<StyledRun> Runs(TextBlock block, ParagraphStyle style, CharacterStyle? head, StyleSheet sheet)
    {
        CharacterStyle text = block.Role == Role.Issuer ? FittedMark(block, style, sheet) : style.Text;
        ImmutableArray<StyledRun>.Builder runs = ImmutableArray.CreateBuilder<StyledRun>();
        int done = 0;
        int label = block.Role == Role.DocNumber && style.RunIn is not null ? HeadLine.SignerLabelLength(block.Text.Text) : 0;
        if (label > 0)
        {
            Take(label, text);
            Take(block.Text.Length, style.RunIn!);
        }
        else if (style is { Key: "attendance", RunIn: { } word })
        {
            Take(AttendanceLine.LabelLength(block.Text.Text), word);
        }

        if (head is not null)
        {
            Take(block.HeadLength, head);
        }

        foreach (TextRange lead in block.Leads)
        {
            if (sheet.Lead is not null && lead.Start >= done && lead.End <= block.Text.Length)
            {
                Take(lead.Start, text);
                Take(lead.End, sheet.Lead);
            }
        }

        Take(block.Text.Length, text);
        return EmphasisStyling.Apply(runs.ToImmutable(), block, text, sheet);

        void Take(int end, CharacterStyle look)
        {
            if (end > done)
            {
                runs.Add(new StyledRun(block.Text.Slice(done, end - done), look));
                done = end;
            }
        }
    }

    private static CharacterStyle FittedMark(TextBlock block, ParagraphStyle style, StyleSheet sheet) => IssuerMark.Fitted(
        block.Text.Text,
        style.Text,
        sheet.Page.TypeAreaWidth,
        sheet.Head?.NarrowestMark ?? Unscaled,
        sheet.Page.BaseSize);

    /// <summary>7.4.2: the turn-lines of 抄送 and 主送 stand under the first character behind the colon.</summary>
    private static int ImprintHang(TextBlock block)
    {
        string text = block.Text.Text;
        bool isList = block.Role == Role.Imprint && text.Length > 2 && text[2] is '：' or ':';
        return isList && (text.StartsWith("抄送", StringComparison.Ordinal) || text.StartsWith("主送", StringComparison.Ordinal)) ? 3 : 0;
    }

    /// <summary>
    /// Blank space that the place decides: below a title one line before whatever follows (7.3.2), and none between the lines of one
    /// element.
    /// </summary>
    private static Extent? SpaceBefore(TextBlock block, ParagraphStyle style, BlockPlace place, StyleSheet sheet)
    {
        bool opensText = place.Before is Role.Title or Role.Subtitle && block.Role is not (Role.Subtitle or Role.DocNumber or Role.Issuer);
        if (opensText)
        {
            return style.SpaceBefore == sheet.BelowTitle ? null : sheet.BelowTitle;
        }

        bool isLaterSalutation = block.Role == Role.Addressee && place.Before is not (Role.DocNumber or Role.Issuer);
        return place.Before is null || (place.Before == block.Role && style.Key != "attendance") || isLaterSalutation ? NoneIfAny(style) : null;
    }

    private static Extent? NoneIfAny(ParagraphStyle style) => style.SpaceBefore == Extent.Zero ? null : Extent.Zero;

    private static string? BookmarkTitle(TextBlock block, bool isRunIn, ParagraphStyle heading)
    {
        if (heading.OutlineLevel == 0)
        {
            return null;
        }

        string head = isRunIn ? block.Text.Text[..block.HeadLength] : block.Text.Text;
        return head.TrimEnd('。', '：', ':', ' ', '\u3000');
    }
}
