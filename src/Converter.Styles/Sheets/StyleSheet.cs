using System.Collections.Immutable;
using Converter.Documents;

namespace Converter.Styles.Sheets;

/// <summary>A style sheet, read, checked and resolved: everything about the look of a document, nothing about its text.</summary>
/// <param name="Name">Short name, such as <c>gbt9704</c>.</param>
/// <param name="Title">What it is for, in words.</param>
/// <param name="Page">Paper, type area and grid.</param>
/// <param name="PageNumber">How pages are numbered; <see langword="null"/> where they are not.</param>
/// <param name="Paragraphs">The paragraph styles by their key, such as <c>heading1</c>.</param>
/// <param name="Lead">How lead phrases (一是……) are set; <see langword="null"/> where they look like their paragraph.</param>
/// <param name="Composition">Choices of line composition.</param>
public sealed record StyleSheet(
    string Name,
    string Title,
    PageFormat Page,
    PageNumberFormat? PageNumber,
    ImmutableSortedDictionary<string, ParagraphStyle> Paragraphs,
    CharacterStyle? Lead,
    CompositionOptions Composition)
{
    /// <summary>Blank space between a title with its subtitles and the text below (GB/T 9704 7.3.2).</summary>
    public Extent BelowTitle { get; init; }

    /// <summary>How the head stands on the first page; <see langword="null"/> where its lines run with the text.</summary>
    public HeadFormat? Head { get; init; }

    /// <summary>How the imprint stands at the foot of the last page; <see langword="null"/> where its lines run with the text.</summary>
    public ImprintFormat? Imprint { get; init; }

    /// <summary>How name and date stand; <see langword="null"/> where they stand as their paragraph styles say.</summary>
    public SignatureFormat? Signature { get; init; }

    /// <summary>How tables are drawn; <see langword="null"/> where nothing is said about them.</summary>
    public TableFormat? Table { get; init; }

    /// <summary>How a table of contents is made; by default in books only.</summary>
    public ContentsFormat Contents { get; init; } = new(ContentsShow.Book, "目录", 2, 1, PageNumberForm.Roman);

    /// <summary>How the cover of a book stands; <see langword="null"/> where a book has none.</summary>
    public CoverFormat? Cover { get; init; }

    /// <summary>What a printing house asks of a .pdf; by default red in RGB and no crop marks.</summary>
    public PrintFormat Print { get; init; } = new(PrintColors.Rgb, false, Length.Zero);

    /// <summary>What a .docx has that is a matter of taste; by default nothing.</summary>
    public DocxFormat Docx { get; init; } = new(false);

    /// <summary>What becomes of emphasis in body text; by default none is kept.</summary>
    public EmphasisFormat Emphasis { get; init; } = EmphasisFormat.None;

    /// <summary>
    /// Whether attachments are bound apart from the text (不与正文一起装订), so that their labels bear the document number (GB/T 9704 7.3.7); not by
    /// default.
    /// </summary>
    public bool AttachmentsBoundApart { get; init; }

    /// <summary>
    /// Where each value comes from, by its path in the sheet, such as <c>paragraphs.title.size</c>; empty for a sheet that was not read
    /// from a file.
    /// </summary>
    public ImmutableSortedDictionary<string, SheetOrigin> Origins { get; init; } =
        ImmutableSortedDictionary.Create<string, SheetOrigin>(StringComparer.Ordinal);
}

/// <summary>Paper, type area (版心) and grid (GB/T 9704 5).</summary>
/// <param name="Width">Width of the paper.</param>
/// <param name="Height">Height of the paper.</param>
/// <param name="Top">天头: from the upper edge of the paper to the upper edge of the glyphs of the first line.</param>
/// <param name="Left">订口: from the left edge of the paper to the type area.</param>
/// <param name="TypeAreaWidth">Width of the type area.</param>
/// <param name="TypeAreaHeight">
/// Height of the type area from <paramref name="Top"/> down. A filled grid ends there with the bottom of the last line's glyphs; other
/// grids end above it.
/// </param>
/// <param name="CharactersPerLine">Columns of the grid, 28 by the standard.</param>
/// <param name="LinesPerPage">Lines of the grid, 22 by the standard.</param>
/// <param name="CharacterPitch">Width of a column.</param>
/// <param name="LinePitch">Distance from line to line.</param>
/// <param name="BaseSize">Type size of the grid, 三号 by the standard.</param>
public sealed record PageFormat(
    Length Width,
    Length Height,
    Length Top,
    Length Left,
    Length TypeAreaWidth,
    Length TypeAreaHeight,
    int CharactersPerLine,
    int LinesPerPage,
    Length CharacterPitch,
    Length LinePitch,
    Length BaseSize)
{
    /// <summary>
    /// Whether even pages have 订口 on the right, for paper that is printed on both sides and bound; by default every page has it on the left.
    /// </summary>
    public bool Mirrored { get; init; }

    /// <summary>Whether a blank page without a number is added where the number of pages is odd, for printing on both sides; not by default.</summary>
    public bool PadEven { get; init; }

    /// <summary>How far what stands on a page lies to the right of where it stands on odd pages; negative for the standard's 28 and 26 mm.</summary>
    /// <param name="number">Number of the page, from 1.</param>
    public Length ShiftOf(int number) => Mirrored && number % 2 == 0 ? Width - TypeAreaWidth - Left - Left : Length.Zero;

    /// <summary>Distance of the lines of turned pages, which hold tables; that of the grid where it is zero.</summary>
    public Length TurnedLinePitch { get; init; }

    /// <summary>
    /// The page turned for a table that is too wide for it (GB/T 9704, 8), as one reads it: the sheet and its type area are the same, the head
    /// of the table is at the left edge of the upright sheet, on even pages too.
    /// </summary>
    /// <remarks>No property: a page that is written out would have no end of turned pages within it.</remarks>
    public PageFormat Turn() => this with
    {
        Width = Height,
        Height = Width,
        Top = Left,
        Left = Height - Top - TypeAreaHeight,
        TypeAreaWidth = TypeAreaHeight,
        TypeAreaHeight = TypeAreaWidth,
        CharactersPerLine = (int)(TypeAreaHeight / CharacterPitch),
        LinePitch = PitchWhenTurned,
        LinesPerPage = (int)((TypeAreaWidth - BaseSize) / PitchWhenTurned) + 1,
    };

    private Length PitchWhenTurned => TurnedLinePitch > Length.Zero ? TurnedLinePitch : LinePitch;

    /// <summary>Name of the grid in the style sheet, such as <c>filled</c>.</summary>
    public string Grid { get; init; } = string.Empty;

    /// <summary>
    /// Character spacing with which a word processor sets the base size in the columns of the grid: their difference, rounded down to a whole
    /// twip, so that a full line never exceeds the type area; justified lines spread the rest.
    /// </summary>
    public Length Tracking => Length.FromPoints(Math.Floor((CharacterPitch - BaseSize).Points * 20) / 20);

    /// <summary>
    /// From the upper edge of the paper to the grid cell of the first line. A cell has half of the leading above its glyphs and half
    /// below; word processors count a page from here.
    /// </summary>
    public Length FirstCellTop => Top - ((LinePitch - BaseSize) / 2);

    /// <summary>So many columns of the grid as an extent in 字.</summary>
    /// <param name="count">Number of columns; may be broken or negative.</param>
    public Extent Characters(decimal count) => new(CharacterPitch * (double)count, count, LengthUnit.Character);

    /// <summary>How many columns of the grid an extent is wide.</summary>
    /// <param name="extent">An extent in any unit.</param>
    public decimal CharactersIn(Extent extent) =>
        extent.Unit == LengthUnit.Character ? extent.Amount : Math.Round((decimal)(extent.Length / CharacterPitch), 3);
}

/// <summary>What a printing house asks of a .pdf. A .docx has none of it.</summary>
/// <param name="Colors">In which colour space the red elements (GB/T 9704 6.2) stand.</param>
/// <param name="CropMarks">Whether the sheet is larger than the paper and shows where to cut (裁切线).</param>
/// <param name="Bleed">With crop marks: how far beyond the cut anything may reach (出血); 3 mm is usual.</param>
public sealed record PrintFormat(PrintColors Colors, bool CropMarks, Length Bleed);

/// <summary>What a .docx has that is a matter of taste. A .pdf has none of it.</summary>
/// <param name="StyleSeparator">
/// Whether the head of a run-in heading is a paragraph of its own behind a style separator (样式分隔符), so that Word's navigation pane shows it.
/// Programs other than Word show two paragraphs (docs/decisions/0003-docx-run-in-headings.md).
/// </param>
public sealed record DocxFormat(bool StyleSeparator);

/// <summary>Colour spaces of a .pdf.</summary>
public enum PrintColors
{
    /// <summary>Red in the RGB of screens; black is black ink alone.</summary>
    Rgb,

    /// <summary>Red in the inks of the style (Y 80 %, M 80 %); black is black ink alone.</summary>
    Cmyk,
}

/// <summary>How pages are numbered (GB/T 9704 7.5).</summary>
/// <param name="Text">How the number is set.</param>
/// <param name="Before">Characters before the number, such as “— ”.</param>
/// <param name="After">Characters after it.</param>
/// <param name="Distance">From the lower edge of the type area to the dash.</param>
/// <param name="Placement">On which side it stands.</param>
/// <param name="SideIndent">Distance from that side of the type area.</param>
public sealed record PageNumberFormat(
    CharacterStyle Text,
    string Before,
    string After,
    Length Distance,
    PageNumberPlacement Placement,
    Extent SideIndent)
{
    /// <summary>Whether the first page bears its number (7.5); that of a letter does not (10.1).</summary>
    public bool OnFirstPage { get; init; } = true;
}

/// <summary>Sides on which a page number may stand.</summary>
public enum PageNumberPlacement
{
    /// <summary>Right on odd pages, left on even ones.</summary>
    Outer,

    /// <summary>In the middle of every page.</summary>
    Center,
}

/// <summary>A named way to set a paragraph.</summary>
/// <param name="Key">The key in the style sheet, one of <see cref="SheetKeys.RequiredParagraphs"/>.</param>
/// <param name="Id">Identifier in a .docx, such as <c>Heading1</c>.</param>
/// <param name="Name">Name in a .docx, such as <c>heading 1</c> or 主送机关.</param>
/// <param name="Text">How its characters are set.</param>
/// <param name="Alignment">How its lines stand in the measure.</param>
public sealed record ParagraphStyle(string Key, string Id, string Name, CharacterStyle Text, Alignment Alignment)
{
    /// <summary>Extra indentation of the first line; negative for a hanging indent.</summary>
    public Extent FirstLineIndent { get; init; }

    /// <summary>Distance of all lines from the left edge of the type area.</summary>
    public Extent LeftIndent { get; init; }

    /// <summary>Distance of all lines from the right edge of the type area.</summary>
    public Extent RightIndent { get; init; }

    /// <summary>Blank space before the paragraph; none is set at the top of a page.</summary>
    public Extent SpaceBefore { get; init; }

    /// <summary>Blank space after the paragraph.</summary>
    public Extent SpaceAfter { get; init; }

    /// <summary>Grid lines that each line of the paragraph takes, 1 or more.</summary>
    public int GridLines { get; init; } = 1;

    /// <summary>Whether the paragraph stays on the page of the next one's first line.</summary>
    public bool KeepWithNext { get; init; }

    /// <summary>Whether the paragraph begins a page.</summary>
    public bool PageBreakBefore { get; init; }

    /// <summary>Level in the outline that readers and word processors show, 1 … 9; 0 for running text.</summary>
    public int OutlineLevel { get; init; }

    /// <summary>
    /// For a heading: how it is set where it is run in to a paragraph of body text. For signers: how their names are set.
    /// </summary>
    public CharacterStyle? RunIn { get; init; }
}

/// <summary>How the lines of a paragraph stand in the measure.</summary>
public enum Alignment
{
    /// <summary>Flush left.</summary>
    Left,

    /// <summary>In the middle.</summary>
    Center,

    /// <summary>Flush right.</summary>
    Right,

    /// <summary>Both edges flush; the last line flush left.</summary>
    Justified,
}

/// <summary>A way to set characters.</summary>
/// <param name="Id">Identifier in a .docx; empty for the characters of a paragraph style.</param>
/// <param name="Name">Name in a .docx.</param>
/// <param name="Typeface">Which faces.</param>
/// <param name="Size">Type size.</param>
/// <param name="Color">Colour.</param>
/// <param name="Bold">Whether bold; drawn from the typeface's own bold where it has one.</param>
public sealed record CharacterStyle(string Id, string Name, Typeface Typeface, Extent Size, Color Color, bool Bold = false)
{
    /// <summary>Width of the characters in per cent of their own (字符缩放), 1 … 100; their height stays.</summary>
    public int Scale { get; init; } = 100;

    /// <summary>
    /// For a style of emphasis, what it shows; bold is in <see cref="Typeface"/> or <see cref="Bold"/> already. Nothing for any other style.
    /// </summary>
    public Emphasis Emphasis { get; init; }
}

/// <summary>A role of type (仿宋, 小标宋 …) with the faces that may play it, best first.</summary>
/// <param name="Name">Name in the style sheet, such as 仿宋.</param>
/// <param name="Chinese">Names of faces for Han characters and Chinese punctuation, best first; at least one.</param>
/// <param name="Western">Names of faces for digits and Latin, best first; empty where the Chinese face serves.</param>
public sealed record Typeface(string Name, ImmutableArray<string> Chinese, ImmutableArray<string> Western)
{
    /// <summary>Whether both are the same name with the same faces; two sheets that say the same have equal typefaces.</summary>
    /// <param name="other">The other one.</param>
    public bool Equals(Typeface? other) =>
        other is not null && Name == other.Name && Chinese.AsSpan().SequenceEqual(other.Chinese.AsSpan()) && Western.AsSpan().SequenceEqual(other.Western.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);
}

/// <summary>How lines break and adjust their width.</summary>
public enum CompositionProfile
{
    /// <summary>Print-faithful: no hanging, the line end gives way when that helps.</summary>
    Grid,

    /// <summary>As Word would break: one mark may hang outside.</summary>
    Word,

    /// <summary>Long marks do not begin a line; punctuation at a line end is always half width.</summary>
    Strict,
}

/// <summary>Choices of line composition.</summary>
/// <param name="Profile">Which of the rules apply.</param>
/// <param name="HanWesternGap">Gap between Han and Western characters, in 1/1000 of the type size: 0 or 250.</param>
/// <param name="CommaShrinkLimit">How far the blank of 、，；： inside a line may shrink, in 1/1000 of the type size: 250 or 500.</param>
/// <param name="WidowControl">Whether a single line of a paragraph is kept from standing alone on a page.</param>
public sealed record CompositionOptions(CompositionProfile Profile, int HanWesternGap, int CommaShrinkLimit, bool WidowControl)
{
    /// <summary>Whether 。？！ inside a line may give their blank where nothing else is left to shrink.</summary>
    public bool StopsShrink { get; init; } = true;
}
