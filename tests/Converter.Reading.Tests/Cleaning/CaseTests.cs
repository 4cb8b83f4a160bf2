using System.Text;
using Converter.Reading.Cleaning;
using Converter.Reading.Decoding;
using Converter.Reading.Importing;
using Converter.Testing;

namespace Converter.Reading.Tests.Cleaning;

/// <summary>Whole texts and what cleaning makes of them; the texts are in <c>Cases</c>, the dumps beside them were read before they were accepted.</summary>
public class CaseTests
{
    private static readonly string[] Folder = ["tests", "Converter.Reading.Tests", "Cleaning", "Cases"];

    public static TheoryData<string> Names() =>
        [.. Directory.GetFiles(Repository.PathOf(Folder), "*.txt").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Text_is_cleaned_as_expected(string name)
    {
        CleanedText clean = Clean(name);

        Assert.True(Conservation.Check(clean).Holds);
        Golden.Verify(Dump(clean), [.. Folder, name + ".expected"]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Cleaned_text_stays_as_it_is(string name)
    {
        CleanedText again = TextCleaner.Clean(
            new Converter.Documents.SourceText(PlainText.Of(Clean(name))), CleaningRules.BuiltIn, CleaningOptions.Default);

        Assert.Equal([], again.Changed.Select(change => $"{change.Rule} '{change.From}' > '{change.To}'"));
        Assert.Equal([], again.Removed.Select(line => $"{line.Rule} {line.Text}"));
    }

    [Fact]
    public void Every_rule_is_used_in_some_case()
    {
        HashSet<string> used = [];
        foreach (string name in Names().Select(row => row.Data))
        {
            CleanedText clean = Clean(name);
            used.UnionWith(clean.Removed.Select(line => line.Rule));
            used.UnionWith(clean.Changed.Select(change => change.Rule));
        }

        Assert.Equal([], CleaningRules.BuiltIn.Notes.Select(note => note.Id).Where(id => !used.Contains(id)));
    }

    private static CleanedText Clean(string name)
    {
        DecodingResult text = Importer.Read(File.ReadAllBytes(Repository.PathOf([.. Folder, name + ".txt"])), null);
        return TextCleaner.Clean(text.Text!, CleaningRules.BuiltIn, CleaningOptions.Default, text.Marks);
    }

    private static string Dump(CleanedText clean)
    {
        StringBuilder dump = new();
        foreach (CleanLine line in clean.Lines)
        {
            dump.Append($"{string.Join('+', line.Parts.Select(part => part.Number))} | {line.Text.Text}\n");
        }

        dump.Append("\nremoved\n");
        foreach (RemovedLine line in clean.Removed)
        {
            dump.Append($"{line.Number} {line.Rule} {line.Confidence:0.00} | {line.Text}\n");
        }

        dump.Append("\nchanged\n");
        foreach (TextChange change in clean.Changed)
        {
            dump.Append($"{clean.Source.PositionOf(change.Span.Start)} {change.Rule} | {Visible(change.From)} > {Visible(change.To)}\n");
        }

        return dump.ToString();
    }

    private static string Visible(string text) => string.Concat(text.Select(character => character switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        < ' ' or '\u00A0' or '\u00AD' or '\u200B' or '\uFEFF' => $"\\u{(int)character:X4}",
        _ => character.ToString(),
    }));
}
