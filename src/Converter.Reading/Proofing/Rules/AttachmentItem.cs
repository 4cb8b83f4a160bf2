using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Converter.Documents;
using static Converter.Reading.Proofing.Characters;

namespace Converter.Reading.Proofing.Rules;

/// <summary>One attachment as the note under the text names it.</summary>
internal sealed class AttachmentItem
{
    private const string Word = "附件";

    public required Paragraph Paragraph { get; init; }

    /// <summary>Index behind the word 附件 on the first line of the note; −1 on its other lines.</summary>
    public int WordEnd { get; init; } = -1;

    /// <summary>The number in front of the name; 0 where there is none.</summary>
    public int Number { get; init; }

    /// <summary>Index of the first digit of the number.</summary>
    public int NumberStart { get; init; }

    /// <summary>Index of the mark behind the number; that of the name where there is no number.</summary>
    public int MarkAt { get; init; }

    /// <summary>Index of the first character of the name.</summary>
    public int NameStart { get; init; }

    /// <summary>The last line of the name.</summary>
    public Paragraph LastLine { get; set; } = null!;

    /// <summary>The name, its lines joined.</summary>
    public StringBuilder Name { get; } = new();

    /// <summary>The items of all notes, in order; an item belongs to the section of its paragraph.</summary>
    public static List<AttachmentItem> In(ImmutableArray<Paragraph> paragraphs)
    {
        List<AttachmentItem> items = [];
        foreach (Paragraph paragraph in paragraphs)
        {
            if (paragraph.Role != Role.AttachmentNote)
            {
                continue;
            }

            AttachmentItem item = Read(paragraph);
            bool isTurned = item is { WordEnd: < 0, Number: 0 } && items.Count > 0 && items[^1].Paragraph.Section == paragraph.Section;
            if (isTurned)
            {
                items[^1].Name.Append(paragraph.Text);
                items[^1].LastLine = paragraph;
            }
            else
            {
                items.Add(item);
            }
        }

        return items;
    }

    private static AttachmentItem Read(Paragraph paragraph)
    {
        string text = paragraph.Text;
        int wordEnd = text.StartsWith(Word, StringComparison.Ordinal) ? Word.Length : -1;
        int at = wordEnd < 0 ? 0 : wordEnd;
        at = wordEnd >= 0 && at < text.Length && text[at] is '：' or ':' ? at + 1 : at;
        int numberStart = RunEnd(text, at, IsBlank);
        int numberEnd = RunEnd(text, numberStart, IsDigit);
        bool hasNumber = numberEnd > numberStart && numberEnd - numberStart <= 2
            && numberEnd < text.Length && text[numberEnd] is '.' or '．' or '、' or '：' or ':';
        int mark = hasNumber ? numberEnd : numberStart;
        int name = hasNumber ? RunEnd(text, mark + 1, IsBlank) : numberStart;
        AttachmentItem item = new()
        {
            Paragraph = paragraph,
            LastLine = paragraph,
            WordEnd = wordEnd,
            Number = hasNumber ? int.Parse(text.AsSpan(numberStart, numberEnd - numberStart), CultureInfo.InvariantCulture) : 0,
            NumberStart = numberStart,
            MarkAt = mark,
            NameStart = name,
        };
        item.Name.Append(text, name, text.Length - name);
        return item;
    }
}
