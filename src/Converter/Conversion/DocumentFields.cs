using System.Collections.Immutable;
using Converter.Documents;

namespace Converter.Conversion;

/// <summary>
/// Puts values that the text does not hold (issuer, number …) into a document, or in place of what the text has.
/// A block made of such a value has no lines of the original.
/// </summary>
public static class DocumentFields
{
    /// <summary>Names of the fields that can be set, in the order in which they stand in a document.</summary>
    public static ImmutableArray<string> Names { get; } = [.. DocumentField.All.Select(field => field.Name)];

    /// <summary>Code of the finding for a name that is no field.</summary>
    internal const string Unknown = "fields.unknown";

    /// <summary>The names, as the hint of that finding.</summary>
    internal static Message KnownNames { get; } = new($"可用的要素：{string.Join("、", Names)}", $"the fields are {string.Join(", ", Names)}");

    /// <summary>The document with the values in it. A value replaces the first block of its role, or stands where the role belongs.</summary>
    /// <param name="document">The document.</param>
    /// <param name="values">Values by name of the field.</param>
    /// <param name="findings">Receives what was replaced, and an error for each name that is no field.</param>
    public static Document Apply(
        Document document,
        IReadOnlyDictionary<string, GivenField> values,
        ICollection<Diagnostic> findings)
    {
        foreach (string name in values.Keys.Where(name => !Names.Contains(name)).Order(StringComparer.Ordinal))
        {
            findings.Add(new Diagnostic(
                Unknown,
                Severity.Error,
                null,
                new Message($"没有名为“{name}”的要素", $"there is no field called '{name}'"),
                KnownNames));
        }

        foreach (DocumentField field in DocumentField.All)
        {
            if (values.TryGetValue(field.Name, out GivenField? given) && given.Value.Trim() is { Length: > 0 } text)
            {
                document = Put(document, field, given with { Value = field.Written(text) }, findings);
            }
        }

        return document;
    }

    private static Document Put(Document document, DocumentField field, GivenField given, ICollection<Diagnostic> findings)
    {
        TextBlock block = new(field.Role, new MappedText(given.Value, [new MapSegment(0, 0)]));
        int end = field.Role == Role.Imprint ? document.Blocks.Length : EndOfMainText(document.Blocks);
        int at = FirstOf(document.Blocks, field, end);
        if (at < 0)
        {
            return document with { Blocks = document.Blocks.Insert(PlaceOf(document.Blocks, field, end), block) };
        }

        TextBlock old = (TextBlock)document.Blocks[at];
        if (old.Text.Text != given.Value)
        {
            findings.Add(new Diagnostic(
                "fields.contradicts-text",
                Severity.Warning,
                document.Source.PositionOf(old.Text.SourceOffset(0)),
                new Message(
                    $"原文为“{old.Text}”，已按{given.From.Chinese}改为“{given.Value}”",
                    $"the text has '{old.Text}'; '{given.Value}' of {given.From.English} was used")));
        }

        return document with { Blocks = document.Blocks.SetItem(at, block) };
    }

    private static int EndOfMainText(ImmutableArray<Block> blocks)
    {
        int end = 0;
        while (end < blocks.Length && blocks[end].Role is not (Role.Attachment or Role.Imprint))
        {
            end++;
        }

        return end;
    }

    private static int FirstOf(ImmutableArray<Block> blocks, DocumentField field, int end)
    {
        for (int at = 0; at < end; at++)
        {
            if (blocks[at] is TextBlock text && text.Role == field.Role && field.IsIts(text.Text.Text))
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>A missing element goes behind the last element that precedes it in the standard's order (GB/T 9704 7.2–7.4).</summary>
    private static int PlaceOf(ImmutableArray<Block> blocks, DocumentField field, int end)
    {
        int rank = RankOf(field);
        if (field.Role is Role.Signature or Role.Date or Role.Note or Role.Imprint)
        {
            int at = end;
            while (at > 0 && RankOf(blocks[at - 1]) is int before && before > rank && blocks[at - 1].Role is Role.Date or Role.Note or Role.Imprint)
            {
                at--;
            }

            return at;
        }

        int place = 0;
        while (place < end && blocks[place].Role is Role.Issuer or Role.DocNumber or Role.Title or Role.Subtitle && RankOf(blocks[place]) < rank)
        {
            place++;
        }

        return place;
    }

    private static int RankOf(DocumentField field) => Names.IndexOf(field.Name);

    /// <summary>The place of a block among the fields; a subtitle stands with its title.</summary>
    private static int RankOf(Block block)
    {
        Role role = block.Role == Role.Subtitle ? Role.Title : block.Role;
        string text = block is TextBlock line ? line.Text.Text : string.Empty;
        return DocumentField.All.FirstOrDefault(field => field.Role == role && field.IsIts(text)) is { } found ? RankOf(found) : -1;
    }
}
