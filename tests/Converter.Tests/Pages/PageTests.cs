using System.Text;
using Converter.Conversion;
using Converter.Documents;
using Converter.Fonts;
using Converter.Reading;
using Converter.Styles.Styling;
using Converter.Testing;
using Converter.Typesetting;
using Converter.Typesetting.Pages;

namespace Converter.Tests.Pages;

/// <summary>Whole texts as pages: what was accepted for the samples, and what holds for every text.</summary>
public sealed class PageTests
{
    private const int LinesOfAPage = 22;

    private static readonly FontLibrary Fonts = new([Repository.Fonts]);

    public static TheoryData<string> Samples =>
        [.. Directory.GetFiles(Repository.PathOf("samples"), "*.txt").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Corpus => Repository.SharedPathOf("corpus") is { } corpus
        ? [.. Directory.GetFiles(corpus, "*.txt").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)]
        : [string.Empty];

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_sample_is_set_as_its_layout_dump_says(string name)
    {
        ConversionResult result = Convert(name, new ConversionOptions { Formats = OutputFormats.Layout });
        OutputFile layout = Assert.Single(result.Outputs);
        Assert.Equal("layout.txt", layout.Format);
        Golden.Verify(Encoding.UTF8.GetString(layout.Content.Span), "tests", "Converter.Tests", "Pages", "Goldens", name + ".layout.txt");
    }

    [Fact]
    public void Options_of_printing_go_before_the_style()
    {
        ConversionResult plain = Convert("letter", new ConversionOptions { Formats = OutputFormats.Layout });
        ConversionResult padded = Convert("letter", new ConversionOptions { Formats = OutputFormats.Layout, PadEven = true });
        Assert.Equal(plain.Report.Counts.Pages + (plain.Report.Counts.Pages % 2), padded.Report.Counts.Pages);
        ConversionResult mirrored = Convert("speech", new ConversionOptions { Formats = OutputFormats.Layout, Mirrored = true });
        Assert.Equal(2, LayoutOf(mirrored).Split('\n').Where(line => line.Contains(" x ", StringComparison.Ordinal)).Select(LeastOf).Distinct().Count(x => x is 73.701 or 79.37));

        static double LeastOf(string line) =>
            double.Parse(line.Split(" x ")[1].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
    }

    [Theory]
    [MemberData(nameof(Corpus))]
    public void No_page_ends_with_a_heading_or_holds_a_signature_alone_wherever_the_text_begins(string name)
    {
        Assert.SkipWhen(name.Length == 0, Repository.NoShared);
        byte[] bytes = File.ReadAllBytes(Repository.SharedPathOf("corpus", name + ".txt")!);
        Document document = Reader.Read(bytes, new ReadingOptions(), new StageClock(TimeProvider.System)).Outlined!.Document;
        for (int shift = 0; shift < LinesOfAPage; shift++)
        {
            TypesetDocument pages = Typesetter.Typeset(Styler.Style(Shifted(document, shift), DefaultStyle.For(document)), Fonts);
            foreach ((TypesetPage page, TypesetPage? next) in pages.Pages.Zip([.. pages.Pages.Skip(1), null]))
            {
                Check(pages, page, next, $"{name} behind {shift} lines, page {page.Number}");
            }
        }
    }

    private static void Check(TypesetDocument pages, TypesetPage page, TypesetPage? next, string where)
    {
        bool alone = page.Lines.All(line => IsSignature(RoleOf(pages, line))) && page.Lines.Any(line => RoleOf(pages, line) == Role.Signature);
        Assert.False(alone, $"a page with the signature alone: {where}");
        if (next is { Lines.IsEmpty: false } && !page.Lines.IsEmpty && pages.Source.Blocks[next.Lines[0].Block] is StyledParagraph { Style.PageBreakBefore: false })
        {
            bool heading = pages.Source.Blocks[page.Lines[^1].Block] is StyledParagraph { Style.OutlineLevel: > 0 };
            Assert.False(heading, $"a heading ends a page: {where}");
        }
    }

    private static Role RoleOf(TypesetDocument pages, TypesetLine line) =>
        pages.Source.Blocks[line.Block] is StyledParagraph { Source: TextBlock block } ? block.Role : Role.Table;

    private static bool IsSignature(Role role) => role is Role.AttachmentNote or Role.Signature or Role.Date or Role.Note;

    /// <summary>The document with so many lines before it, so that its pages end elsewhere.</summary>
    private static Document Shifted(Document document, int lines)
    {
        TextBlock line = new(Role.Body, new MappedText("各地区各部门要结合实际。", [])) { Lines = [new BlockLine(0, 1)] };
        int body = document.Blocks.Select((block, index) => (block, index)).FirstOrDefault(pair => pair.block.Role == Role.Body).index;
        return document with { Blocks = document.Blocks.InsertRange(body, Enumerable.Repeat(line, lines)) };
    }

    private static string LayoutOf(ConversionResult result) => Encoding.UTF8.GetString(result.Outputs[^1].Content.Span);

    private static ConversionResult Convert(string sample, ConversionOptions options) => new DocumentConverter(Fonts, TimeProvider.System)
        .Convert(sample + ".txt", File.ReadAllBytes(Repository.PathOf("samples", sample + ".txt")), options);
}
