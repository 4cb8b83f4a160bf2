using Converter.Reading.Cleaning.Characters;

namespace Converter.Reading.Cleaning.Mending;

/// <summary>Takes out spaces that mean nothing. A tab, a wide gap and a space that may part two names stay.</summary>
internal static class SpaceMending
{
    private const string Closing = "，。、；：！？）》〉」』】〕…";
    private const string Opening = "（《〈「『【〔";

    // A wider gap sets things apart: columns, blanks to be filled in.
    private const int WideGap = 3;

    /// <summary>Mends a paragraph.</summary>
    public static void Mend(ParagraphBuffer buffer, Mender mender)
    {
        ReadOnlySpan<char> text = buffer.View;
        int start = FindBlank(text, 0);
        if (start < 0)
        {
            return;
        }

        SpacedLine line = SpacedLine.Of(text);
        while (start >= 0)
        {
            int end = start + 1;
            while (end < text.Length && CharacterTable.Is(text[end], CharacterKind.Blank))
            {
                end++;
            }

            MendGap(buffer, mender, line, start, end);
            start = FindBlank(text, end);
        }
    }

    private static int FindBlank(ReadOnlySpan<char> text, int from)
    {
        for (int index = from; index < text.Length; index++)
        {
            if (CharacterTable.Is(text[index], CharacterKind.Blank))
            {
                return index;
            }
        }

        return -1;
    }

    private static void MendGap(ParagraphBuffer buffer, Mender mender, SpacedLine line, int start, int end)
    {
        ReadOnlySpan<char> text = buffer.View;
        if (start == 0 || end == text.Length)
        {
            Delete(buffer, mender, start, end, MendingRule.SpacesKind);
            return;
        }

        if (text[start..end].Contains('\t'))
        {
            return;
        }

        MendingRule rule = RuleFor(text, line, start, end);
        if (rule != MendingRule.None && mender.IsOn(rule))
        {
            Delete(buffer, mender, rule == MendingRule.SpacesDoubled ? start + 1 : start, end, rule);
            end = rule == MendingRule.SpacesDoubled ? start + 1 : start;
        }

        MakePlain(buffer, mender, start, end);
    }

    // The rule by which a gap goes; None where it stays.
    private static MendingRule RuleFor(ReadOnlySpan<char> text, SpacedLine line, int start, int end)
    {
        char left = text[start - 1];
        char right = text[end];
        if (IsBesidePunctuation(left, right, end - start))
        {
            return MendingRule.SpacesNextToPunctuation;
        }

        bool hanLeft = Neighbours.IsHan(left);
        bool hanRight = Neighbours.IsHan(right);
        if (hanLeft && hanRight)
        {
            return line.IsIdleBetweenHan(text, start, end) ? MendingRule.SpacesBetweenHan : MendingRule.None;
        }

        if ((hanLeft && Neighbours.IsWestern(right)) || (hanRight && Neighbours.IsWestern(left)))
        {
            return line.IsIdleBesideWestern(text, start, end) ? MendingRule.SpacesHanWestern : MendingRule.None;
        }

        bool doubled = end - start is 2 or WideGap && left < '\u0370' && right < '\u0370' && !text[start..end].Contains('\u3000');
        return doubled ? MendingRule.SpacesDoubled : MendingRule.None;
    }

    private static bool IsBesidePunctuation(char left, char right, int width)
    {
        if (Closing.Contains(right) || Opening.Contains(left))
        {
            return width <= WideGap || Closing.Contains(right);
        }

        if (width == 1 && ((right == '“' && Neighbours.IsHan(left)) || (left == '”' && Neighbours.IsHan(right))))
        {
            return true;
        }

        // After a colon a gap may be meant to be filled in, before a bracket a wide one may set a column apart.
        return width < WideGap && (Closing.Contains(left) || (Opening.Contains(right) && Neighbours.IsChinese(left)));
    }

    // The first character of a gap that becomes one space, or all of one that stays.
    private static void MakePlain(ParagraphBuffer buffer, Mender mender, int start, int end)
    {
        for (int index = start; index < end && mender.IsOn(MendingRule.SpacesKind); index++)
        {
            if (buffer.View[index] is not (' ' or '\u3000' or '\t') && !CharacterTable.Is(buffer.View[index], CharacterKind.Invisible))
            {
                buffer.Replace(index, ' ', MendingRule.SpacesKind);
            }
        }
    }

    private static void Delete(ParagraphBuffer buffer, Mender mender, int start, int end, MendingRule rule)
    {
        if (mender.IsOn(rule))
        {
            buffer.Delete(start, end - start, rule);
        }
    }
}
