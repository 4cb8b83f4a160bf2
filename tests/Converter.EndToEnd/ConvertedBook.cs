using System.Text.Json;
using Converter.Testing;

namespace Converter.EndToEnd;

/// <summary>A book of three samples of different kinds, made once by the command line, and its .docx as LibreOffice draws it.</summary>
public sealed class ConvertedBook : IDisposable
{
    public const string Title = "2026年文件汇编";
    private readonly TemporaryFolder _folder = new();
    private readonly LibreOffice _office = new();

    public ConvertedBook()
    {
        Run = Make(_folder.Path);
        Drawn = _office.RenderWithBlankPages(File.ReadAllBytes(PathOf(".docx")));
        Updated = _office.UpdateIndexes(File.ReadAllBytes(PathOf(".docx")));
        SavedAgain = _office.SaveAgain([File.ReadAllBytes(PathOf(".docx"))])[0];
    }

    /// <summary>The samples, in order.</summary>
    public static IReadOnlyList<string> Texts { get; } = ["notice", "speech", "official-letter"];

    /// <summary>What the command line said.</summary>
    public CommandLineRun Run { get; }

    /// <summary>The .docx as a .pdf by LibreOffice, blank pages included.</summary>
    public string Drawn { get; }

    /// <summary>The text of the .docx when LibreOffice has made its contents anew.</summary>
    public string Updated { get; }

    /// <summary>The .docx as LibreOffice saves it.</summary>
    public byte[] SavedAgain { get; }

    /// <summary>The report of the book.</summary>
    public JsonElement Report => JsonDocument.Parse(File.ReadAllBytes(PathOf(".report.json"))).RootElement;

    /// <summary>Makes the book.</summary>
    /// <param name="folder">Where to.</param>
    public static CommandLineRun Make(string folder) => CommandLineRun.Of(
        ["convert", "--book", Title, .. Texts.Select(EndToEnd.Texts.Sample), "--set", "issuer=青岚市人民政府办公室", "--set", "date=2026年11月", "--out", folder, "--fonts", Repository.Fonts]);

    /// <summary>Path of an output.</summary>
    public string PathOf(string ending) => _folder.PathOf(Title + ending);

    public void Dispose()
    {
        _office.Dispose();
        _folder.Dispose();
    }
}
