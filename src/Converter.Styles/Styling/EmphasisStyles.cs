using System.Collections.Immutable;
using Converter.Documents;
using Converter.Styles.Sheets;

namespace Converter.Styles.Styling;

/// <summary>The character styles of emphasis, one for each combination of kinds.</summary>
/// <param name="sheet">The sheet.</param>
/// <param name="text">How the text around is set.</param>
internal sealed class EmphasisStyles(StyleSheet sheet, CharacterStyle text)
{
    private static readonly (Emphasis Kind, string Id, string Name)[] Words =
    [
        (Emphasis.Bold, "Bold", "强调"),
        (Emphasis.Italic, "Italic", "倾斜"),
        (Emphasis.Underline, "Underline", "下划线"),
        (Emphasis.Dots, "Dots", "着重号"),
    ];

    private readonly Dictionary<(Emphasis Kinds, bool IsWestern), CharacterStyle> _styles = [];

    /// <summary>
    /// Adds characters in the style of their emphasis. Where another typeface stands for bold, words and numbers of Western characters are
    /// runs of their own: their faces have a bold.
    /// </summary>
    /// <param name="characters">The characters; at least one.</param>
    /// <param name="kinds">Their emphasis.</param>
    /// <param name="runs">Takes the runs.</param>
    public void Split(MappedText characters, Emphasis kinds, ImmutableArray<StyledRun>.Builder runs)
    {
        bool splits = kinds.HasFlag(Emphasis.Bold) && sheet.Emphasis.BoldTypeface is not null;
        for (int from = 0; from < characters.Length;)
        {
            bool western = splits && IsWestern(characters.Text[from]);
            int end = from + 1;
            while (end < characters.Length && (!splits || IsWestern(characters.Text[end]) == western))
            {
                end++;
            }

            runs.Add(new StyledRun(characters.Slice(from, end - from), Of(kinds, western)));
            from = end;
        }
    }

    private static bool IsWestern(char character) => character is > ' ' and <= '~';

    private CharacterStyle Of(Emphasis kinds, bool isWestern)
    {
        if (!_styles.TryGetValue((kinds, isWestern), out CharacterStyle? style))
        {
            style = Make(kinds, isWestern);
            _styles.Add((kinds, isWestern), style);
        }

        return style;
    }

    private CharacterStyle Make(Emphasis kinds, bool isWestern)
    {
        IEnumerable<(Emphasis Kind, string Id, string Name)> words = Words.Where(word => kinds.HasFlag(word.Kind));
        Typeface? instead = kinds.HasFlag(Emphasis.Bold) && !isWestern ? sheet.Emphasis.BoldTypeface : null;
        return text with
        {
            Id = "Emphasis" + string.Concat(words.Select(word => word.Id)) + (isWestern ? "Western" : string.Empty),
            Name = string.Concat(words.Select(word => word.Name)) + (isWestern ? "西文" : string.Empty),
            Typeface = instead ?? text.Typeface,
            Bold = text.Bold || (kinds.HasFlag(Emphasis.Bold) && instead is null),
            Emphasis = kinds,
        };
    }
}
