using System.Collections.Immutable;

namespace Converter.Testing;

/// <summary>What another program made of a document.</summary>
/// <param name="Pdf">The file it drew; lives as long as the <see cref="LibreOffice"/> that made it.</param>
/// <param name="Pages">For each page its lines from the top, without white space at their ends; blank lines are left out.</param>
public sealed record RenderedDocument(string Pdf, ImmutableArray<ImmutableArray<string>> Pages)
{
    /// <summary>All characters that can be seen, in the order of the page, without white space.</summary>
    public string Characters => string.Concat(Pages.SelectMany(page => page).SelectMany(line => line).Where(c => !char.IsWhiteSpace(c)));

    /// <summary>Reads a PDF by <c>pdftotext</c>.</summary>
    /// <param name="pdf">The file.</param>
    public static RenderedDocument Read(string pdf)
    {
        string text = ExternalTool.Run("pdftotext", "-layout", pdf, "-");
        string[] pages = text.Split('\f');
        return new RenderedDocument(pdf, [.. pages[..^1].Select(LinesOf)]);
    }

    private static ImmutableArray<string> LinesOf(string page) =>
        [.. page.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)];
}
