using Converter.Documents;
using Converter.Styles.Sheets;

namespace Converter.Conversion;

/// <summary>
/// 7.3.7: where attachments are not bound with the text, the first line of each bears the document number before 附件 and its own number.
/// </summary>
internal static class AttachmentsApart
{
    /// <summary>The document, its attachments labelled so where the sheet asks for it.</summary>
    /// <param name="document">The document.</param>
    /// <param name="sheet">Its style sheet.</param>
    /// <param name="findings">Is told where there is no number to put there.</param>
    public static Document Settle(Document document, StyleSheet sheet, ICollection<Diagnostic> findings)
    {
        if (!sheet.AttachmentsBoundApart || !document.Blocks.Any(IsLabel))
        {
            return document;
        }

        if (document.Blocks.OfType<TextBlock>().FirstOrDefault(IsNumber) is { } number)
        {
            return document with { Blocks = [.. document.Blocks.Select(block => IsLabel(block) ? Labelled((TextBlock)block, number.Text) : block)] };
        }

        findings.Add(new Diagnostic(
            "layout.attachment-without-number",
            Severity.Warning,
            null,
            new Message("附件单独装订，但文中没有发文字号，附件首页未能标注", "attachments are bound apart, but the text has no document number to put on their first pages"),
            new Message("用 --set number=… 给出；GB/T 9704 7.3.7", "give it with --set number=…; GB/T 9704 7.3.7")));
        return document;
    }

    private static bool IsLabel(Block block) => block is TextBlock { Role: Role.Attachment };

    /// <summary>代字〔年份〕号; the other lines of the head have no brackets.</summary>
    private static bool IsNumber(TextBlock block) =>
        block.Role == Role.DocNumber && block.Text.Text.AsSpan().IndexOfAny('〔', '［', '[') > 0 && block.Text.Text.TrimEnd().EndsWith('号');

    private static TextBlock Labelled(TextBlock label, MappedText number)
    {
        MappedText bare = number.Slice(0, number.Text.TrimEnd().Length);
        return label with { Text = bare.Append(label.Text), Lines = [.. label.Lines.Select((line, at) => at == 0 ? line : line with { At = line.At + bare.Length })] };
    }
}
