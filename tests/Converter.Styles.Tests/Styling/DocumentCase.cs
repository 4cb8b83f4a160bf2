using System.Collections.Immutable;
using System.Globalization;
using Converter.Documents;

namespace Converter.Styles.Tests.Styling;

/// <summary>
/// Documents written down for tests: one block a line, its role, a colon, its text. <c>heading2:</c> has its level; <c>‖</c> ends a run-in
/// head; <c>«»</c> enclose a lead phrase; <c>[b</c>, <c>[i</c>, <c>[u</c>, <c>[d</c> and <c>[2</c> (bold and underlined) begin emphasis, <c>]</c> ends it; <c>table:</c> lines that follow each other are the rows of one table, cells between <c>|</c>.
/// </summary>
internal static class DocumentCase
{
    public static Document Read(string text)
    {
        SourceText source = new(text);
        ImmutableArray<Block>.Builder blocks = ImmutableArray.CreateBuilder<Block>();
        List<TableRow> rows = [];
        for (int line = 1; line <= source.LineCount; line++)
        {
            SourceSpan span = source.LineSpan(line);
            string content = source.Line(line).ToString();
            int colon = content.IndexOf(':', StringComparison.Ordinal);
            bool isRow = content.StartsWith("table:", StringComparison.Ordinal);
            if (!isRow && rows.Count > 0)
            {
                blocks.Add(new TableBlock([.. rows]));
                rows.Clear();
            }

            SourceSpan rest = new(span.Start + colon + 1, span.Length - colon - 1);
            if (isRow)
            {
                rows.Add(new TableRow(Cells(source, rest)));
            }
            else if (colon > 0 && !content.StartsWith('#'))
            {
                blocks.Add(ReadBlock(source, content[..colon], rest, line));
            }
        }

        return new Document(source, DocumentKind.Other, 1, blocks.ToImmutable());
    }

    private static TextBlock ReadBlock(SourceText source, string label, SourceSpan span, int line)
    {
        string role = label.TrimEnd([.. "0123456789"]);
        MappedText.Builder text = new();
        List<TextRange> leads = [];
        int head = 0;
        int lead = 0;
        List<EmphasisRange> emphases = [];
        for (int at = SkipBlanks(source, span); at < span.End; at++)
        {
            switch (source.Text[at])
            {
                case '‖':
                    head = text.Length;
                    break;
                case '«':
                    lead = text.Length;
                    break;
                case '»':
                    leads.Add(new TextRange(lead, text.Length - lead));
                    break;
                case '[':
                    at++;
                    emphases.Add(new EmphasisRange(text.Length, 0, KindOf(source.Text[at])));
                    break;
                case ']':
                    emphases[^1] = emphases[^1] with { Length = text.Length - emphases[^1].Start };
                    break;
                default:
                    text.Append(source.Text[at], at);
                    break;
            }
        }

        return new TextBlock(Enum.Parse<Role>(role, ignoreCase: true), text.ToMappedText())
        {
            Level = label.Length > role.Length ? int.Parse(label[role.Length..], CultureInfo.InvariantCulture) : 0,
            HeadLength = head,
            Leads = [.. leads],
            Emphases = [.. emphases],
            Lines = [new BlockLine(0, line)],
        };
    }

    private static Emphasis KindOf(char letter) => letter switch
    {
        'b' => Emphasis.Bold,
        'i' => Emphasis.Italic,
        'u' => Emphasis.Underline,
        'd' => Emphasis.Dots,
        _ => Emphasis.Bold | Emphasis.Underline,
    };

    private static ImmutableArray<MappedText> Cells(SourceText source, SourceSpan span)
    {
        ImmutableArray<MappedText>.Builder cells = ImmutableArray.CreateBuilder<MappedText>();
        int start = span.Start;
        foreach (string cell in source.Text.Substring(span.Start, span.Length).Split('|'))
        {
            int lead = cell.Length - cell.TrimStart().Length;
            cells.Add(MappedText.FromSource(source, new SourceSpan(start + lead, cell.Trim().Length)));
            start += cell.Length + 1;
        }

        return cells.ToImmutable();
    }

    private static int SkipBlanks(SourceText source, SourceSpan span)
    {
        int at = span.Start;
        while (at < span.End && source.Text[at] == ' ')
        {
            at++;
        }

        return at;
    }
}
