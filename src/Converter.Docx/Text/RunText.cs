using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Converter.Docx.Text;

/// <summary>Characters as runs of a paragraph.</summary>
internal static class RunText
{
    /// <summary>The runs of characters that are set alike: none for no characters, else one.</summary>
    /// <param name="text">Any text; a tab becomes a tab, other controls become visible.</param>
    /// <param name="format">How they are set; <see langword="null"/> where their paragraph says it all.</param>
    public static IEnumerable<Run> Runs(string text, RunProperties? format)
    {
        if (text.Length == 0)
        {
            return [];
        }

        Run run = new();
        if (EastAsianHint.Needs(text))
        {
            format ??= new RunProperties();
            format.RunFonts ??= new RunFonts();
            format.RunFonts.Hint = FontTypeHintValues.EastAsia;
        }

        if (format is not null)
        {
            run.Append(format);
        }

        AppendText(run, text);
        return [run];
    }

    private static void AppendText(Run run, string text)
    {
        int from = 0;
        for (int tab = text.IndexOf('\t', StringComparison.Ordinal); tab >= 0; tab = text.IndexOf('\t', from))
        {
            AppendPlain(run, text[from..tab]);
            run.Append(new TabChar());
            from = tab + 1;
        }

        AppendPlain(run, text[from..]);
    }

    private static void AppendPlain(Run run, string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        W.Text plain = new(VisibleText.Of(text));
        if (text[0] == ' ' || text[^1] == ' ' || text.Contains("  ", StringComparison.Ordinal))
        {
            plain.Space = SpaceProcessingModeValues.Preserve;
        }

        run.Append(plain);
    }
}
