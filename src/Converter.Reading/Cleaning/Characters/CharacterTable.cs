namespace Converter.Reading.Cleaning.Characters;

/// <summary>The kind of every UTF-16 code unit, by one look-up.</summary>
internal static class CharacterTable
{
    // Ambiguous in width and set one Han wide in Chinese text.
    private const string WideMarks = "“”‘’…—·×÷℃№§°±≥≤≠≈∶";
    private const string WidePunctuationMarks = "“”‘’…—·、。〈〉《》「」『』【】〔〕〖〗！（），．：；？［］｛｝～％＋－／＝";
    private const string SuspectMarks = ",;:?!()\"'&<.-…─―－｡｢｣､･";

    private const string ColonMarks = ":：";
    private const string ClauseMarks = ",;，；。";
    private const string AddressMarks = "./@";
    private const string ArrowMarks = ">＞»›→";
    private const string BarsAndHashes = "|｜#＃";
    private const string FoldedMarks = ":,;!?()[]［］";

    // Another form of a character counts as whatever it may stand for.
    private const CharacterKind AnySign = CharacterKind.Digit | CharacterKind.Colon | CharacterKind.Clause | CharacterKind.Address
        | CharacterKind.Arrow | CharacterKind.BarOrHash | CharacterKind.Folded;

    private static readonly byte[] Pages = new byte[UnitTable.PageLength];
    private static readonly CharacterKind[] Kinds = UnitTable.Fold(Build(), Pages);

    /// <summary>The kind of a code unit.</summary>
    public static CharacterKind Of(char unit) => Kinds[(Pages[unit / UnitTable.PageLength] * UnitTable.PageLength) + (unit % UnitTable.PageLength)];

    /// <summary>Whether a code unit has one of the kinds asked for.</summary>
    public static bool Is(char unit, CharacterKind kinds) => (Of(unit) & kinds) != 0;

    /// <summary>All the kinds that occur in a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">Its width in half-width columns; a tab counts one here.</param>
    public static CharacterKind AllOf(ReadOnlySpan<char> text, out int width)
    {
        CharacterKind all = CharacterKind.None;
        width = 0;
        foreach (char unit in text)
        {
            CharacterKind kind = Of(unit);
            all |= kind;
            width += (kind & CharacterKind.Wide) != 0 ? 2 : (kind & (CharacterKind.Invisible | CharacterKind.Control)) != 0 ? 0 : 1;
        }

        return all;
    }

    private static CharacterKind[] Build()
    {
        CharacterKind[] kinds = new CharacterKind[char.MaxValue + 1];
        for (int unit = 0; unit < kinds.Length; unit++)
        {
            kinds[unit] = Classify((char)unit);
        }

        Add(kinds, WideMarks, CharacterKind.Wide);
        Add(kinds, WidePunctuationMarks, CharacterKind.Wide | CharacterKind.WidePunctuation);
        Add(kinds, SuspectMarks, CharacterKind.Suspect);
        Add(kinds, ColonMarks, CharacterKind.Colon);
        Add(kinds, ClauseMarks, CharacterKind.Clause);
        Add(kinds, AddressMarks, CharacterKind.Address);
        Add(kinds, ArrowMarks, CharacterKind.Arrow);
        Add(kinds, BarsAndHashes, CharacterKind.BarOrHash);
        Add(kinds, FoldedMarks, CharacterKind.Folded);
        foreach (char form in CompatibilityForms.All)
        {
            kinds[form] |= CharacterKind.Suspect | CharacterKind.Form | AnySign;
        }

        kinds[CompatibilityForms.SupplementLead] |= CharacterKind.Suspect | CharacterKind.Form | AnySign;
        return kinds;
    }

    private static void Add(CharacterKind[] kinds, string marks, CharacterKind kind)
    {
        foreach (char mark in marks)
        {
            kinds[mark] |= kind;
        }
    }

    private static CharacterKind Classify(char unit)
    {
        if (IsInvisible(unit))
        {
            return CharacterKind.Blank | CharacterKind.Invisible | CharacterKind.Suspect | CharacterKind.Form | CharacterKind.Folded;
        }

        if (char.IsWhiteSpace(unit))
        {
            return CharacterKind.Blank | CharacterKind.Suspect | CharacterKind.Folded | (unit == '\u3000' ? CharacterKind.Wide : CharacterKind.None);
        }

        if (char.IsControl(unit) || IsNoncharacter(unit))
        {
            return CharacterKind.Control | CharacterKind.Suspect | CharacterKind.Form | CharacterKind.Folded;
        }

        if (IsHan(unit))
        {
            // The two halves of a character beyond U+FFFF share its two columns.
            return CharacterKind.Han | (char.IsSurrogate(unit) ? CharacterKind.None : CharacterKind.Wide);
        }

        CharacterKind kind = IsWide(unit) ? CharacterKind.Wide : CharacterKind.None;
        kind |= char.IsAsciiDigit(unit) ? CharacterKind.Digit : char.IsAsciiLetterLower(unit) ? CharacterKind.Folded : CharacterKind.None;
        return char.IsLetterOrDigit(unit) && unit < '\u1100' ? kind | CharacterKind.Western : kind;
    }

    private static bool IsInvisible(char unit) =>
        unit is '\u00AD' or '\u034F' or '\u061C' or '\u115F' or '\u1160' or '\u180E' or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E')
            or (>= '\u2060' and <= '\u206F') or '\u3164' or '\uFEFF' or '\uFFA0' or (>= '\uFFF9' and <= '\uFFFC');

    // Stands for nothing in any text, and XML knows no U+FFFE and U+FFFF.
    private static bool IsNoncharacter(char unit) => unit is (>= '\uFDD0' and <= '\uFDEF') or '\uFFFE' or '\uFFFF';

    private static bool IsHan(char unit) =>
        unit is (>= '\u3400' and <= '\u4DBF') or (>= '\u4E00' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF')
            or '\u3005' or '\u3007' or (>= '\uD840' and <= '\uD8BF') or (>= '\uDC00' and <= '\uDFFF');

    private static bool IsWide(char unit) =>
        unit is (>= '\u1100' and <= '\u115F') or (>= '\u2460' and <= '\u24FF') or (>= '\u2E80' and <= '\uA4CF')
            or (>= '\uAC00' and <= '\uD7A3') or (>= '\uFE10' and <= '\uFE19') or (>= '\uFE30' and <= '\uFE6F')
            or (>= '\uFF01' and <= '\uFF60') or (>= '\uFFE0' and <= '\uFFE6');
}
