using System.Globalization;
using Converter.Reading.Cleaning.Characters;
using Converter.Reading.Cleaning.Rules;

namespace Converter.Reading.Cleaning.Mending;

/// <summary>Takes out what a web page left in its text: entities (&amp;nbsp;) and tags (&lt;br&gt;).</summary>
internal static class HtmlLeftovers
{
    private const int LongestName = 8;
    private const int LongestTag = 200;

    /// <summary>Mends a paragraph.</summary>
    public static void Mend(ParagraphBuffer buffer, Mender mender, RuleList list)
    {
        ReadOnlySpan<char> text = buffer.View;
        int at = text.IndexOfAny('&', '<');
        while (at >= 0)
        {
            int length = text[at] == '&' ? MendEntity(buffer, mender, list, at) : MendTag(buffer, mender, list, at);
            int next = text[(at + length)..].IndexOfAny('&', '<');
            at = next < 0 ? -1 : at + length + next;
        }
    }

    private static int MendEntity(ParagraphBuffer buffer, Mender mender, RuleList list, int at)
    {
        ReadOnlySpan<char> text = buffer.View;
        int name = at + 1;
        while (text[name..].StartsWith("amp;", StringComparison.Ordinal))
        {
            name += 4;
        }

        int end = Read(list, text, name, out char meant);
        if (end == name && name > at + 1)
        {
            meant = '&';
        }
        else if (end == name)
        {
            return 1;
        }

        if (mender.IsOn(MendingRule.HtmlEntity))
        {
            buffer.Replace(at, CharacterTable.Is(meant, CharacterKind.Blank) ? ' ' : meant, MendingRule.HtmlEntity);
            buffer.Delete(at + 1, end - at - 1, MendingRule.HtmlEntity);
        }

        return end - at;
    }

    // The index behind the entity's name and semicolon; the start where there is no entity.
    private static int Read(RuleList list, ReadOnlySpan<char> text, int start, out char meant)
    {
        meant = '\0';
        if (start < text.Length && text[start] == '#')
        {
            return ReadNumber(text, start, out meant);
        }

        int end = start;
        while (end < text.Length && end - start < LongestName && char.IsAsciiLetterLower(text[end]))
        {
            end++;
        }

        bool closed = end < text.Length && text[end] == ';';
        string name = text[start..end].ToString();
        return list.Entities.TryGetValue(name, out meant) && (closed || (meant == ' ' && name.Length >= 4)) ? end + (closed ? 1 : 0) : start;
    }

    private static int ReadNumber(ReadOnlySpan<char> text, int start, out char meant)
    {
        ReadOnlySpan<char> rest = text[(start + 1)..Math.Min(text.Length, start + 2 + LongestName)];
        int semicolon = rest.IndexOf(';');
        bool hex = semicolon > 1 && rest[0] is 'x' or 'X';
        NumberStyles style = hex ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
        bool number = semicolon > 0 && int.TryParse(rest[(hex ? 1 : 0)..semicolon], style, CultureInfo.InvariantCulture, out int code)
            && code is >= 0x20 and < 0xFFFE && !char.IsSurrogate((char)code) && !char.IsControl((char)code);
        meant = '\0';
        if (!number)
        {
            return start;
        }

        meant = (char)int.Parse(rest[(hex ? 1 : 0)..semicolon], style, CultureInfo.InvariantCulture);
        return start + 1 + semicolon + 1;
    }

    private static int MendTag(ParagraphBuffer buffer, Mender mender, RuleList list, int at)
    {
        ReadOnlySpan<char> rest = buffer.View[at..Math.Min(buffer.View.Length, at + LongestTag)];
        int close = rest.IndexOf('>');
        if (close < 0 || rest[1..close].Contains('<'))
        {
            return 1;
        }

        ReadOnlySpan<char> name = rest[1..close].TrimStart('/');
        int length = 0;
        while (length < name.Length && (char.IsAsciiLetterOrDigit(name[length]) || name[length] == ':'))
        {
            length++;
        }

        bool ends = length == name.Length || name[length] is ' ' or '/' or '\t';
        if (length == 0 || !ends || !list.Tags.Contains(name[..length].ToString().ToLowerInvariant()) || !mender.IsOn(MendingRule.HtmlTag))
        {
            return 1;
        }

        buffer.Delete(at, close + 1, MendingRule.HtmlTag);
        return close + 1;
    }
}
