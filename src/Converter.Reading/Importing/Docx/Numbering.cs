using System.Text;
using System.Xml.Linq;

namespace Converter.Reading.Importing.Docx;

/// <summary>One level of an automatic numbering.</summary>
/// <param name="Start">The first number.</param>
/// <param name="Format">The number format.</param>
/// <param name="Text">The text with %1 … %9 for the numbers of the levels.</param>
/// <param name="Suffix">What follows: <c>tab</c>, <c>space</c> or <c>nothing</c>.</param>
/// <param name="IsLegal">Whether the numbers of all levels are written in digits.</param>
/// <param name="Restart">The level (from 1) after which this one begins anew; 0 never; <see langword="null"/> after any level above it.</param>
/// <param name="Style">Identifier of the paragraph style that is tied to the level.</param>
internal sealed record NumberLevel(int Start, string Format, string Text, string Suffix, bool IsLegal, int? Restart, string? Style);

/// <summary>The mark that Word would draw before a paragraph.</summary>
/// <param name="Text">The mark with what follows it; empty for a bullet.</param>
/// <param name="Bullet">The bullet, where it is one.</param>
/// <param name="UnknownFormat">A number format that is not known and was written in digits.</param>
internal readonly record struct NumberMark(string Text, string? Bullet, string? UnknownFormat);

/// <summary>Counts the automatic numbers of a .docx and writes them as text.</summary>
internal sealed class Numbering
{
    private const int Levels = 9;
    private readonly Dictionary<int, XElement> _abstracts = [];
    private readonly Dictionary<int, XElement> _numbers = [];
    private readonly Dictionary<(int Number, int Level), NumberLevel?> _levels = [];
    private readonly Dictionary<int, int?[]> _counters = [];
    private readonly HashSet<(int Number, int Level)> _restarted = [];
    private readonly DocxStyles _styles;

    /// <summary>Reads the numberings.</summary>
    /// <param name="root">Root of the part; <see langword="null"/> where there is none.</param>
    /// <param name="styles">The styles, for numberings that are kept in one.</param>
    public Numbering(XElement? root, DocxStyles styles)
    {
        _styles = styles;
        foreach (XElement each in root.Children("abstractNum"))
        {
            _abstracts.TryAdd(each.Number("abstractNumId") ?? -1, each);
        }

        foreach (XElement each in root.Children("num"))
        {
            _numbers.TryAdd(each.Number("numId") ?? -1, each);
        }
    }

    /// <summary>Counts a paragraph and gives its mark.</summary>
    /// <param name="look">The paragraph.</param>
    /// <param name="style">Identifier of its style.</param>
    /// <returns>The mark; <see langword="null"/> where it has none.</returns>
    public NumberMark? Next(ParagraphLook look, string style)
    {
        if (look.NumberId is not { } number || number == 0 || AbstractOf(number) is not { } key)
        {
            return null;
        }

        int level = Math.Clamp(look.NumberLevel ?? LevelOfStyle(number, style), 0, Levels - 1);
        if (LevelOf(number, level) is not { } form)
        {
            return null;
        }

        int?[] counters = Count(key, number, level, form);
        return form.Format == "bullet" ? new NumberMark(string.Empty, form.Text, null) : Write(number, level, form, counters);
    }

    private int?[] Count(int key, int number, int level, NumberLevel form)
    {
        if (!_counters.TryGetValue(key, out int?[]? counters))
        {
            _counters[key] = counters = new int?[Levels];
        }

        int? over = _numbers[number].Children("lvlOverride").FirstOrDefault(each => each.Number("ilvl") == level).Child("startOverride").Number();
        bool fresh = over is not null && _restarted.Add((number, level));
        counters[level] = fresh ? over : counters[level] is { } last ? last + 1 : form.Start;
        for (int above = 0; above < level; above++)
        {
            counters[above] ??= LevelOf(number, above)?.Start ?? 1;
        }

        for (int below = level + 1; below < Levels; below++)
        {
            int? restart = LevelOf(number, below)?.Restart;
            counters[below] = restart is null || (restart > 0 && level < restart) ? null : counters[below];
        }

        return counters;
    }

    private NumberMark Write(int number, int level, NumberLevel form, int?[] counters)
    {
        StringBuilder text = new();
        string? unknown = null;
        for (int at = 0; at < form.Text.Length; at++)
        {
            if (form.Text[at] != '%' || at + 1 >= form.Text.Length || form.Text[at + 1] is < '1' or > '9')
            {
                text.Append(form.Text[at]);
                continue;
            }

            int of = form.Text[++at] - '1';
            if (of > level)
            {
                continue;
            }

            string format = form.IsLegal ? "decimal" : LevelOf(number, of)?.Format ?? "decimal";
            string? written = NumberFormats.Write(counters[of] ?? 1, format);
            unknown ??= written is null ? format : null;
            text.Append(written ?? NumberFormats.Write(counters[of] ?? 1, "decimal"));
        }

        // The gap after a mark such as 、 or ） is made by the mark itself; after 1 or 1. it must be written.
        bool gap = form.Suffix != "nothing" && text.Length > 0 && text[^1] < '\u2000';
        return new NumberMark(gap ? text.Append(' ').ToString() : text.ToString(), null, unknown);
    }

    // The counters are shared by all numberings of one abstract definition.
    private int? AbstractOf(int number)
    {
        if (!_numbers.TryGetValue(number, out XElement? num) || num.Child("abstractNumId").Number() is not { } id || !_abstracts.TryGetValue(id, out XElement? form))
        {
            return null;
        }

        string? linked = form.Child("numStyleLink").Value();
        int? other = linked is null ? null : _styles.OfParagraph(linked).Paragraph.NumberId;
        int? target = other is { } next && next != number && _numbers.TryGetValue(next, out XElement? link) ? link.Child("abstractNumId").Number() : null;
        return target is { } found && _abstracts.ContainsKey(found) ? found : id;
    }

    private int LevelOfStyle(int number, string style)
    {
        for (int level = 0; level < Levels && style.Length > 0; level++)
        {
            if (LevelOf(number, level)?.Style == style)
            {
                return level;
            }
        }

        return 0;
    }

    private NumberLevel? LevelOf(int number, int level)
    {
        if (!_levels.TryGetValue((number, level), out NumberLevel? known))
        {
            XElement? over = _numbers[number].Children("lvlOverride").FirstOrDefault(each => each.Number("ilvl") == level).Child("lvl");
            XElement? own = AbstractOf(number) is { } key ? _abstracts[key].Children("lvl").FirstOrDefault(each => each.Number("ilvl") == level) : null;
            _levels[(number, level)] = known = Read(over ?? own);
        }

        return known;
    }

    private static NumberLevel? Read(XElement? level)
    {
        if (level is null)
        {
            return null;
        }

        // A number format of a later version stands in the first branch of an alternative; the second is for those who do not know it.
        XElement? format = level.Child("numFmt") ?? level.Descendants().FirstOrDefault(each => each.Name.LocalName == "numFmt");
        return new NumberLevel(
            level.Child("start").Number() ?? 0,
            format.Value() ?? "decimal",
            level.Child("lvlText").Value() ?? string.Empty,
            level.Child("suff").Value() ?? "tab",
            level.Switch("isLgl") ?? false,
            level.Child("lvlRestart").Number(),
            level.Child("pStyle").Value());
    }
}
