using Converter.Typesetting.Characters;

namespace Converter.Typesetting.Lines;

/// <summary>
/// Finds what keeps together as a Western word or a number: letters, digits, the signs inside them, and the signs before and
/// behind a number. Addresses of the web may break behind / . ? &amp; =.
/// </summary>
internal static class WesternWords
{
    private static readonly string[] AddressStarts = ["http://", "https://", "ftp://", "www."];

    /// <summary>Marks the words of a paragraph and glues their cells.</summary>
    /// <param name="cells">The cells, their classes settled.</param>
    public static void Glue(Span<Cell> cells)
    {
        for (int i = 0; i < cells.Length;)
        {
            int end = EndOfAddress(cells, i);
            if (end > i)
            {
                GlueAddress(cells[i..end]);
                i = end;
            }
            else
            {
                cells[i].InWord = BelongsToWord(cells, i);
                i++;
            }
        }

        for (int i = 0; i + 1 < cells.Length; i++)
        {
            if (cells[i].InWord && cells[i + 1].InWord && cells[i].Glue != Bond.Inseparable)
            {
                cells[i].Glue = IsAddressBreak(cells, i) ? Bond.None : Bond.Word;
            }
        }
    }

    private static bool BelongsToWord(ReadOnlySpan<Cell> cells, int i)
    {
        CharacterClass before = i > 0 ? cells[i - 1].Class : CharacterClass.Ideograph;
        CharacterClass after = i + 1 < cells.Length ? cells[i + 1].Class : CharacterClass.Ideograph;
        bool afterWord = i > 0 && cells[i - 1].InWord;
        return cells[i].Class switch
        {
            CharacterClass.Digit or CharacterClass.Letter => true,
            CharacterClass.Western => afterWord || IsAlphanumeric(after),
            CharacterClass.Suffix => afterWord,
            CharacterClass.Prefix => after is CharacterClass.Digit || (afterWord && IsAlphanumeric(after)),
            _ => afterWord && cells[i].Western && JoinsWord(cells[i].CodePoint, before, after),
        };
    }

    private static bool JoinsWord(int codePoint, CharacterClass before, CharacterClass after) => codePoint switch
    {
        ',' or ':' => before == CharacterClass.Digit && after == CharacterClass.Digit,
        '.' or '-' or '/' or '~' or 0x2013 or 0x2010 or 0x2011 => IsAlphanumeric(before) && IsAlphanumeric(after),
        _ => false,
    };

    private static bool IsAlphanumeric(CharacterClass value) => value is CharacterClass.Digit or CharacterClass.Letter;

    private static int EndOfAddress(ReadOnlySpan<Cell> cells, int start)
    {
        if (cells[start].Class != CharacterClass.Letter || (start > 0 && IsAlphanumeric(cells[start - 1].Class)))
        {
            return start;
        }

        foreach (string prefix in AddressStarts)
        {
            if (StartsWith(cells[start..], prefix))
            {
                return EndOfAscii(cells, start);
            }
        }

        return start;
    }

    private static bool StartsWith(ReadOnlySpan<Cell> cells, string prefix)
    {
        for (int i = 0; i < prefix.Length; i++)
        {
            if (i >= cells.Length || (cells[i].CodePoint | 0x20) != (prefix[i] | 0x20))
            {
                return false;
            }
        }

        return true;
    }

    private static int EndOfAscii(ReadOnlySpan<Cell> cells, int start)
    {
        int end = start;
        while (end < cells.Length && cells[end].CodePoint is > ' ' and < 0x7F)
        {
            end++;
        }

        while (end > start && cells[end - 1].Class is CharacterClass.WesternClosing)
        {
            end--;
        }

        return end;
    }

    /// <summary>Inside an address no sign is a mark of its own.</summary>
    private static void GlueAddress(Span<Cell> address)
    {
        foreach (ref Cell cell in address)
        {
            cell.InWord = true;
            cell.Class = IsAlphanumeric(cell.Class) ? cell.Class : CharacterClass.Western;
            cell.Glue = cell.CodePoint is '/' or '.' or '?' or '&' or '=' ? Bond.Date : Bond.None;
        }
    }

    private static bool IsAddressBreak(ReadOnlySpan<Cell> cells, int i) =>
        cells[i].Glue == Bond.Date && IsAlphanumeric(cells[i + 1].Class);
}
