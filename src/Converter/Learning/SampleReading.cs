using Converter.Reading.Importing.Docx.Looks;
using Converter.Styles;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;

namespace Converter.Learning;

/// <summary>The paragraphs of a sample by the style that each would have here: what it is comes from its words, how it looks from the file.</summary>
internal sealed class SampleReading
{
    /// <summary>Least share of an element's characters that one paragraph of the sample must hold: a title may stand in three.</summary>
    private const int LeastShare = 3;
    private readonly SortedDictionary<string, List<ParagraphFormat>> _paragraphs = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, List<RunFormat>> _characters = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, List<RunFormat>> _heads = new(StringComparer.Ordinal);

    /// <summary>Finds the paragraphs.</summary>
    /// <param name="look">How the sample looks.</param>
    /// <param name="styled">What the sample says, styled by the sheet that it is compared with.</param>
    public SampleReading(DocxLook look, StyledDocument styled)
    {
        string[] texts = [.. look.Paragraphs.Select(paragraph => Squeezed(paragraph.Text))];
        int from = 0;
        foreach (StyledParagraph paragraph in styled.Blocks.OfType<StyledParagraph>())
        {
            string wanted = Squeezed(paragraph.Text);
            int at = Array.FindIndex(texts, from, text => Agree(wanted, text));
            if (at >= 0)
            {
                Take(paragraph, look.Paragraphs[at], styled.Sheet);
                from = at;
            }
            else
            {
                Missed++;
            }
        }
    }

    /// <summary>Keys of the paragraph styles that the sample has paragraphs of.</summary>
    public IEnumerable<string> Keys => _paragraphs.Keys.Union(_characters.Keys).Union(_heads.Keys).Order(StringComparer.Ordinal);

    /// <summary>How many paragraphs were understood but not found again in the file.</summary>
    public int Missed { get; }

    /// <summary>Number of paragraphs of a style.</summary>
    public int Count(string key) => _paragraphs.GetValueOrDefault(key)?.Count ?? 0;

    /// <summary>How most paragraphs of a style stand; <see langword="null"/> where there are none.</summary>
    public LearnedParagraph? Paragraph(string key, Length size, Length column) =>
        Usual(_paragraphs.GetValueOrDefault(key), paragraph => LearnedParagraph.Of(paragraph, size, column), _ => 1);

    /// <summary>How most characters of a style are set; <see langword="null"/> where none are there or they name no face.</summary>
    public LearnedCharacters? Characters(string key) => Usual(_characters.GetValueOrDefault(key), LearnedCharacters.Of, run => run.Text.Length);

    /// <summary>How most characters of the run-in heads of a style are set.</summary>
    public LearnedCharacters? Head(string key) => Usual(_heads.GetValueOrDefault(key), LearnedCharacters.Of, run => run.Text.Length);

    /// <summary>A property that most paragraphs of a style have.</summary>
    public string? Property(string key, string name) => Usual(_paragraphs.GetValueOrDefault(key), paragraph => paragraph.Properties.Text(name), _ => 1);

    private void Take(StyledParagraph paragraph, ParagraphFormat format, StyleSheet sheet)
    {
        string key = paragraph.Style.Key;
        ParagraphStyle? heading = paragraph.Runs.Length > 1 && key == "body"
            ? sheet.Paragraphs.Values.FirstOrDefault(style => style.RunIn is not null && style.RunIn == paragraph.Runs[0].Style)
            : null;
        // What is placed by its neighbours or its text says nothing about its style.
        if (paragraph is { Place: null, Imprint: null, LeftIndent: null, RightIndent: null, FirstLineIndent: null, Alignment: null })
        {
            Add(_paragraphs, key, format);
        }

        int head = heading is null ? 0 : Squeezed(paragraph.Runs[0].Text.Text).Length;
        int at = 0;
        foreach (RunFormat run in format.Runs)
        {
            // Numbers that Word draws are no characters of the file, so a head may be shorter here; its middle decides.
            int length = Squeezed(run.Text).Length;
            bool isHead = heading is not null && at + ((length + 1) / 2) <= head;
            Add(isHead ? _heads : _characters, isHead ? heading!.Key : key, run);
            at += length;
        }
    }

    private static void Add<T>(SortedDictionary<string, List<T>> all, string key, T value)
    {
        if (!all.TryGetValue(key, out List<T>? list))
        {
            all.Add(key, list = []);
        }

        list.Add(value);
    }

    private static TValue? Usual<T, TValue>(List<T>? items, Func<T, TValue?> read, Func<T, int> weight)
        where TValue : class => items?
            .Select(item => (Value: read(item), Weight: weight(item)))
            .Where(pair => pair.Value is not null)
            .GroupBy(pair => pair.Value!)
            .OrderByDescending(group => group.Sum(pair => pair.Weight))
            .FirstOrDefault()?.Key;

    private static bool Agree(string wanted, string text) =>
        text.Length > 0 && wanted.Length > 0 && (text.Contains(wanted, StringComparison.Ordinal)
            || (wanted.Contains(text, StringComparison.Ordinal) && text.Length * LeastShare >= wanted.Length));

    private static string Squeezed(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));
}
