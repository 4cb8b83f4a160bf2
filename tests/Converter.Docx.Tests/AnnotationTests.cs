using System.Collections.Immutable;
using Converter.Documents;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Converter.Docx.Tests;

/// <summary>Comments, coloured placeholders and style separators.</summary>
public class AnnotationTests
{
    /// <summary>The second line is one that the cleaning took out.</summary>
    private const string Source = "一、总体要求。各单位要于××年报送。\n点击下载\n附表，单位\n";

    [Fact]
    public void A_comment_stands_at_the_characters_that_it_speaks_of()
    {
        using WordprocessingDocument document = Write(Options(Finding(1, 8, new Repair(new SourceSpan(7, 3), "各部门"))), separator: false);
        Assert.Equal("各单位", Commented(document, 0));
        Comment comment = document.MainDocumentPart!.WordprocessingCommentsPart!.Comments!.Elements<Comment>().Single();
        Assert.Equal(("校对", "校", null), (comment.Author?.Value, comment.Initials?.Value, comment.Date?.Value));
        Assert.Equal("有误（proof.04）建议改为“各部门”", comment.InnerText);
    }

    [Fact]
    public void A_comment_on_a_line_that_was_taken_out_stands_at_what_follows_and_none_is_lost()
    {
        DocxOptions options = Options(Finding(2, 3), Finding(3, 3), Finding(9, 9), new Diagnostic("x", Severity.Info, null, new Message("全文", "all")));
        using WordprocessingDocument document = Write(options, separator: false);
        Assert.Equal(["附", "，", "位", "一"], Enumerable.Range(0, 4).Select(id => Commented(document, id)));
    }

    [Fact]
    public void Placeholders_are_coloured_and_nothing_else_is()
    {
        DocxOptions options = new() { Highlights = [new SourceSpan(Source.IndexOf('×', StringComparison.Ordinal), 2)] };
        using WordprocessingDocument document = Write(options, separator: false);
        Run run = document.MainDocumentPart!.Document.Body!.Descendants<Run>().Single(run => run.RunProperties?.Highlight is not null);
        Assert.Equal("××", run.InnerText);
    }

    [Fact]
    public void A_style_separator_parts_the_head_from_its_paragraph()
    {
        using WordprocessingDocument document = Write(Options(Finding(1, 3), Finding(1, 9)), separator: true);
        Paragraph[] paragraphs = [.. document.MainDocumentPart!.Document.Body!.Elements<Paragraph>()];
        Assert.Equal(("一、总体要求。", "Heading1"), (paragraphs[0].InnerText, paragraphs[0].ParagraphProperties?.ParagraphStyleId?.Val?.Value));
        Assert.NotNull(paragraphs[0].ParagraphProperties!.ParagraphMarkRunProperties!.GetFirstChild<SpecVanish>());
        Assert.Equal(("各单位要于××年报送。", null), (paragraphs[1].InnerText, paragraphs[1].ParagraphProperties?.ParagraphStyleId?.Val?.Value));
        Assert.Equal(["总", "单"], Enumerable.Range(0, 2).Select(id => Commented(document, id)));
    }

    [Theory]
    [MemberData(nameof(ValidityTests.Versions), MemberType = typeof(ValidityTests))]
    public void Every_element_is_valid_in_every_version_of_the_format(FileFormatVersions version)
    {
        DocxOptions options = Options(Finding(1, 3), Finding(3, 2)) with { Highlights = [new SourceSpan(12, 2), new SourceSpan(1, 1)] };
        using WordprocessingDocument document = Write(options, separator: true);
        Assert.Empty(new OpenXmlValidator(version).Validate(document, TestContext.Current.CancellationToken).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"));
    }

    private static DocxOptions Options(params ImmutableArray<Diagnostic> findings) => new() { Comments = findings };

    private static Diagnostic Finding(int line, int column, Repair? repair = null) =>
        new("proof.04", Severity.Warning, new SourcePosition(line, column), new Message("有误", "wrong")) { Repair = repair };

    /// <summary>The characters between the beginning and the end of a comment.</summary>
    private static string Commented(WordprocessingDocument document, int id)
    {
        string number = id.ToString(System.Globalization.CultureInfo.InvariantCulture);
        OpenXmlElement start = document.MainDocumentPart!.Document.Descendants<CommentRangeStart>().Single(element => element.Id == number);
        return string.Concat(start.ElementsAfter().TakeWhile(element => element is not CommentRangeEnd end || end.Id != number).Select(element => element.InnerText));
    }

    private static WordprocessingDocument Write(DocxOptions options, bool separator)
    {
        SourceText source = new(Source);
        TextBlock heading = new(Role.Heading, Line(source, 1)) { Level = 1, HeadLength = 7, Lines = [new BlockLine(0, 1)] };
        TableBlock table = new([new Converter.Documents.TableRow([.. Line(source, 3).Text.Split('，').Select((_, i) => MappedText.FromSource(source, new SourceSpan(source.LineStart(3) + (i * 3), i == 0 ? 3 : 2)))])])
        {
            Lines = [new BlockLine(0, 3)],
        };
        StyleSheet sheet = BuiltInStyles.Load("gbt9704")! with { Docx = new DocxFormat(separator) };
        StyledDocument styled = Styler.Style(new Converter.Documents.Document(source, DocumentKind.Notice, 1, [heading, table]), sheet);
        return WordprocessingDocument.Open(new MemoryStream(DocxWriter.Write(styled, options)), isEditable: false);
    }

    private static MappedText Line(SourceText source, int line) => MappedText.FromSource(source, source.LineSpan(line));
}
