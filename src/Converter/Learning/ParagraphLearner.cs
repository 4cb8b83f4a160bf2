using System.Globalization;
using Converter.Styles;
using Converter.Styles.Sheets;

namespace Converter.Learning;

/// <summary>Faces, sizes, weight, alignment and indents of a sample, style by style.</summary>
/// <param name="reading">The paragraphs of the sample.</param>
/// <param name="text">Receives the values.</param>
internal sealed class ParagraphLearner(SampleReading reading, SheetText text)
{
    /// <summary>Elements whose indents follow from their text and their neighbours.</summary>
    private static readonly HashSet<string> PlacedByText =
        new(StringComparer.Ordinal) { "signature", "date", "attachmentnote", "imprint", "signer", "issuer" };

    private readonly Dictionary<string, string> _typefaces = new(StringComparer.Ordinal);

    /// <summary>Writes what differs from a sheet; what was written before stays.</summary>
    /// <param name="sheet">The sheet as it is by now.</param>
    /// <returns>Whether anything differs.</returns>
    public bool Learn(StyleSheet sheet)
    {
        bool differs = false;
        foreach (string key in reading.Keys.Where(sheet.Paragraphs.ContainsKey))
        {
            ParagraphStyle style = sheet.Paragraphs[key];
            string section = $"paragraphs.{key}";
            string remark = $"{reading.Count(key).ToString(CultureInfo.InvariantCulture)} 段 / paragraphs";
            differs |= (reading.Characters(key) ?? reading.Head(key)) is { } characters && LearnCharacters(section, characters, style.Text, sheet, remark);
            differs |= (reading.Head(key) ?? reading.Characters(key)) is { } head && style.RunIn is { } runIn && style.OutlineLevel > 0
                && LearnCharacters(section + ".runIn", head, runIn, sheet, "段内标题 / run-in heads");
            Length size = reading.Characters("body")?.Size ?? sheet.Page.BaseSize;
            differs |= reading.Paragraph(key, size, sheet.Page.CharacterPitch) is { } paragraph && LearnParagraph(section, paragraph, style, sheet, remark);
        }

        return differs;
    }

    private bool LearnCharacters(string section, LearnedCharacters found, CharacterStyle known, StyleSheet sheet, string remark)
    {
        bool differs = false;
        if (found.Size != known.Size.Length)
        {
            text.Set(section, "size", found.Size.Points.ToString("0.##", CultureInfo.InvariantCulture) + "pt", remark);
            differs = true;
        }

        if (found.Bold != known.Bold)
        {
            text.Set(section, "bold", found.Bold ? "true" : "false", remark);
            differs = true;
        }

        if (found.Chinese != known.Typeface.Chinese[0] || (found.Western != WesternOf(known.Typeface)))
        {
            string name = TypefaceFor(found, known.Typeface, sheet);
            text.Set(section, "typeface", SheetText.Quoted(name), remark);
            differs = true;
        }

        return differs;
    }

    private static string WesternOf(Typeface typeface) => typeface.Western.IsEmpty ? typeface.Chinese[0] : typeface.Western[0];

    /// <summary>A typeface that begins with the faces found and goes on with those of the one that it stands for.</summary>
    private string TypefaceFor(LearnedCharacters found, Typeface known, StyleSheet sheet)
    {
        Typeface? same = Typefaces(sheet).FirstOrDefault(face => face.Chinese[0] == found.Chinese && WesternOf(face) == found.Western);
        if (same is not null)
        {
            return same.Name;
        }

        string pair = $"{found.Chinese}\n{found.Western}";
        if (_typefaces.TryGetValue(pair, out string? made))
        {
            return made;
        }

        Typeface like = Typefaces(sheet).FirstOrDefault(face => face.Chinese.Contains(found.Chinese)) ?? known;
        string name = found.Western == found.Chinese ? found.Chinese : $"{found.Chinese}+{found.Western}";
        IEnumerable<string> western = found.Western == found.Chinese ? [] : [found.Western, .. like.Western.Where(face => face != found.Western)];
        string section = $"typefaces.{SheetText.Quoted(name)}";
        text.Set(section, "chinese", List([found.Chinese, .. like.Chinese.Where(face => face != found.Chinese)]));
        text.Set(section, "western", List(western));
        _typefaces.Add(pair, name);
        return name;
    }

    private static IEnumerable<Typeface> Typefaces(StyleSheet sheet) => sheet.Paragraphs.Values.Select(style => style.Text.Typeface).DistinctBy(face => face.Name);

    private static string List(IEnumerable<string> faces) => $"[{string.Join(", ", faces.Select(SheetText.Quoted))}]";

    private bool LearnParagraph(string section, LearnedParagraph found, ParagraphStyle known, StyleSheet sheet, string remark)
    {
        bool differs = false;
        if (found.Alignment != known.Alignment && !PlacedByText.Contains(known.Key))
        {
            text.Set(section, "align", found.Alignment.ToString().ToLowerInvariant(), remark);
            differs = true;
        }

        if (PlacedByText.Contains(known.Key))
        {
            return differs;
        }

        differs |= Indent("firstLineIndent", found.FirstLine, known.FirstLineIndent);
        differs |= Indent("leftIndent", found.Left, known.LeftIndent);
        differs |= Indent("rightIndent", found.Right, known.RightIndent);
        return differs;

        bool Indent(string key, string value, Extent wanted)
        {
            double count = double.Parse(value.TrimEnd('字', 'p', 't'), CultureInfo.InvariantCulture);
            Length length = value.EndsWith('字') ? sheet.Page.CharacterPitch * count : Length.FromPoints(count);
            if (Math.Abs((length - wanted.Length).Points) <= 1)
            {
                return false;
            }

            text.Set(section, key, value, remark);
            return true;
        }
    }
}
