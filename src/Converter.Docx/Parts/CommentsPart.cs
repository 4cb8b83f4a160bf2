using System.Collections.Immutable;
using System.Globalization;
using Converter.Documents;
using Converter.Docx.Packaging;
using Converter.Docx.Text;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Converter.Docx.Parts;

/// <summary>Findings as comments (批注). They bear no date, so that equal input gives equal bytes.</summary>
internal static class CommentsPart
{
    private const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
    private const string Relationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";
    private const string Author = "校对";
    private const string Initials = "校";

    /// <summary>The part.</summary>
    /// <param name="findings">The findings in the order of their numbers.</param>
    public static OpcPart Write(ImmutableArray<Diagnostic> findings)
    {
        Comments comments = new(findings.Select(Build));
        return new OpcPart("word/comments.xml", "rId7", ContentType, Relationship, XmlPart.Write(comments.WriteTo));
    }

    /// <summary>The number of a comment as it is written.</summary>
    /// <param name="number">Number, from 0.</param>
    public static string Id(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The sign by which the text refers to a comment.</summary>
    /// <param name="number">Number of the comment.</param>
    public static Run Reference(int number) => new(
        new RunProperties { RunStyle = new RunStyle { Val = CommentStyles.ReferenceId } },
        new CommentReference { Id = Id(number) });

    private static Comment Build(Diagnostic finding, int number)
    {
        Run sign = new(new RunProperties { RunStyle = new RunStyle { Val = CommentStyles.ReferenceId } }, new AnnotationReferenceMark());
        return new Comment([.. Texts(finding).Select((text, line) => Line(text, line == 0 ? sign : null))])
        {
            Id = Id(number),
            Author = Author,
            Initials = Initials,
        };
    }

    private static IEnumerable<string> Texts(Diagnostic finding)
    {
        yield return $"{finding.Message.Chinese}（{finding.Code}）";
        if (finding.Hint is { } hint)
        {
            yield return hint.Chinese;
        }

        if (finding.Repair is { } repair)
        {
            yield return repair.Replacement.Length > 0 ? $"建议改为“{repair.Replacement}”" : "建议删去";
        }
    }

    private static Paragraph Line(string text, Run? sign)
    {
        Paragraph paragraph = new(new ParagraphProperties { ParagraphStyleId = new ParagraphStyleId { Val = CommentStyles.TextId } });
        if (sign is not null)
        {
            paragraph.Append(sign);
        }

        paragraph.Append(RunText.Runs(text, null));
        return paragraph;
    }
}
