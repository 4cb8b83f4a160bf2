using System.Collections.Immutable;
using System.Text;
using Converter.Documents;
using Converter.Reading.Cleaning;
using Converter.Reading.Proofing;

namespace Converter.Reading.Tests.Proofing;

/// <summary>
/// A text whose roles are given, so that a case about proofreading does not hang on the reader's judgement. Each line is
/// <c>role|text</c>, a heading <c>heading 2|text</c>; ‖ ends a run-in heading; tabs part the cells of a table row;
/// the first line is <c>kind|notice</c>.
/// </summary>
internal sealed record ProofCase(CleanedText Text, Document Document)
{
    public static ProofCase Read(string content)
    {
        string[] lines = content.Split('\n', StringSplitOptions.None);
        DocumentKind kind = Enum.Parse<DocumentKind>(lines[0].Split('|')[1], ignoreCase: true);
        List<string> texts = [];
        List<(Role Role, int Level, int Head)> tags = [];
        foreach (string line in lines.Skip(1))
        {
            int bar = line.IndexOf('|', StringComparison.Ordinal);
            string text = bar < 0 ? line : line[(bar + 1)..];
            string[] tag = bar < 0 ? ["body"] : line[..bar].Split(' ');
            int head = text.TrimStart().IndexOf('‖', StringComparison.Ordinal);
            texts.Add(text.Replace("‖", string.Empty, StringComparison.Ordinal));
            tags.Add((Enum.Parse<Role>(tag[0], ignoreCase: true), tag.Length > 1 ? tag[1][0] - '0' : 0, Math.Max(head, 0)));
        }

        return Build(kind, string.Join('\n', texts), tags);
    }

    /// <summary>The same roles on the repaired text; a run-in heading grows and shrinks with the repairs in it.</summary>
    public ProofCase With(RepairedText repaired)
    {
        List<(Role Role, int Level, int Head)> tags = [.. Enumerable.Range(1, Document.Source.LineCount).Select(TagOf)];
        foreach (Repair repair in repaired.Applied)
        {
            SourcePosition at = Document.Source.PositionOf(repair.Span.Start);
            (Role role, int level, int head) = tags[at.Line - 1];
            if (head > 0 && at.Column - 1 <= head)
            {
                tags[at.Line - 1] = (role, level, head + repair.Replacement.Length - repair.Span.Length);
            }
        }

        return Build(Document.Kind, repaired.Text, tags);
    }

    public string Dump(IEnumerable<Diagnostic> findings)
    {
        StringBuilder dump = new();
        foreach (Diagnostic finding in findings)
        {
            dump.Append($"{finding.At} {finding.Severity} {finding.Code}: {finding.Message.Chinese} / {finding.Message.English}");
            if (finding.Repair is { } repair)
            {
                dump.Append($" [{Document.Source.Text.Substring(repair.Span.Start, repair.Span.Length)} => {repair.Replacement}]");
            }

            dump.Append('\n');
        }

        return dump.ToString();
    }

    private (Role Role, int Level, int Head) TagOf(int line)
    {
        Block? block = Document.Blocks.FirstOrDefault(block => block.Lines[0].Number == line);
        return block is TextBlock text ? (text.Role, text.Level, text.HeadLength) : (block?.Role ?? Role.Body, 0, 0);
    }

    private static ProofCase Build(DocumentKind kind, string text, List<(Role Role, int Level, int Head)> tags)
    {
        SourceText source = new(text);
        CleanedText cleaned = TextCleaner.Clean(source, CleaningRules.BuiltIn, new CleaningOptions { Enabled = false });
        IEnumerable<Block> blocks = cleaned.Lines.Select(line => BlockOf(line, tags[line.Number - 1]));
        return new ProofCase(cleaned, new Document(source, kind, 1, [.. blocks]));
    }

    private static Block BlockOf(CleanLine line, (Role Role, int Level, int Head) tag)
    {
        if (tag.Role != Role.Table)
        {
            int head = Math.Min(tag.Head, line.Text.Length);
            return new TextBlock(tag.Role, line.Text) { Level = tag.Level, HeadLength = head, Lines = line.Parts };
        }

        ImmutableArray<MappedText>.Builder cells = ImmutableArray.CreateBuilder<MappedText>();
        int start = 0;
        foreach (string cell in line.Text.Text.Split('\t'))
        {
            cells.Add(line.Text.Slice(start, cell.Length));
            start += cell.Length + 1;
        }

        return new TableBlock([new TableRow(cells.ToImmutable())]) { Lines = line.Parts };
    }
}
