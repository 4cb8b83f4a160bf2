using System.Collections.Immutable;
using Converter.Documents;

namespace Converter.Conversion;

/// <summary>
/// Puts values that the text does not hold (issuer, number …) into a document, or in place of what the text has.
/// A block made of such a value has no lines of the original.
/// </summary>
public static class DocumentFields
{
    /// <summary>The fields with the role that each fills, in the order in which they stand in a document.</summary>
    private static readonly ImmutableArray<(string Name, Role Role)> Fields =
    [
        ("issuer", Role.Issuer),
        ("number", Role.DocNumber),
        ("title", Role.Title),
        ("addressee", Role.Addressee),
        ("signature", Role.Signature),
        ("date", Role.Date),
        ("note", Role.Note),
    ];

    /// <summary>Names of the fields that can be set.</summary>
    public static ImmutableArray<string> Names { get; } = [.. Fields.Select(field => field.Name)];

    /// <summary>The document with the values in it. A value replaces the first block of its role, or stands where the role belongs.</summary>
    /// <param name="document">The document.</param>
    /// <param name="values">Values by name of the field.</param>
    /// <param name="findings">Receives what was replaced, and an error for each name that is no field.</param>
    public static Document Apply(
        Document document,
        IReadOnlyDictionary<string, string> values,
        ICollection<Diagnostic> findings)
    {
        foreach (string name in values.Keys.Where(name => !Names.Contains(name)).Order(StringComparer.Ordinal))
        {
            findings.Add(new Diagnostic(
                "fields.unknown",
                Severity.Error,
                null,
                new Message($"没有名为“{name}”的要素", $"there is no field called '{name}'"),
                new Message($"可用的要素：{string.Join("、", Names)}", $"the fields are {string.Join(", ", Names)}")));
        }

        foreach ((string name, Role role) in Fields)
        {
            if (values.TryGetValue(name, out string? value) && value.Trim() is { Length: > 0 } text)
            {
                document = Put(document, role, text, findings);
            }
        }

        return document;
    }

    private static Document Put(Document document, Role role, string value, ICollection<Diagnostic> findings)
    {
        TextBlock block = new(role, new MappedText(value, [new MapSegment(0, 0)]));
        int mainEnd = EndOfMainText(document.Blocks);
        int at = FirstOf(document.Blocks, role, mainEnd);
        if (at < 0)
        {
            return document with { Blocks = document.Blocks.Insert(PlaceOf(document.Blocks, role, mainEnd), block) };
        }

        TextBlock old = (TextBlock)document.Blocks[at];
        if (old.Text.Text != value)
        {
            findings.Add(new Diagnostic(
                "fields.contradicts-text",
                Severity.Warning,
                document.Source.PositionOf(old.Text.SourceOffset(0)),
                new Message($"原文为“{old.Text}”，已按给定值改为“{value}”", $"the text has '{old.Text}'; the value handed in, '{value}', was used")));
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

    private static int FirstOf(ImmutableArray<Block> blocks, Role role, int end)
    {
        for (int at = 0; at < end; at++)
        {
            if (blocks[at].Role == role && blocks[at] is TextBlock)
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>A missing element goes behind the last element that precedes it in the standard's order (GB/T 9704 7.2–7.3).</summary>
    private static int PlaceOf(ImmutableArray<Block> blocks, Role role, int end)
    {
        if (role is Role.Signature or Role.Date or Role.Note)
        {
            int at = end;
            while (at > 0 && blocks[at - 1].Role is Role.Date or Role.Note && blocks[at - 1].Role > role)
            {
                at--;
            }

            return at;
        }

        int place = 0;
        while (place < end && blocks[place].Role is Role.Issuer or Role.DocNumber or Role.Title or Role.Subtitle && blocks[place].Role < role)
        {
            place++;
        }

        return place;
    }
}
