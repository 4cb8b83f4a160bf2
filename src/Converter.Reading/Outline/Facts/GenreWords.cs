using System.Buffers;
using System.Collections.Immutable;
using Converter.Documents;
using YamlDotNet.RepresentationModel;

namespace Converter.Reading.Outline.Facts;

/// <summary>The words of form of <c>words.yaml</c>.</summary>
internal sealed class GenreWords
{
    private readonly SearchValues<char> _units;
    private readonly SearchValues<char> _kindEnds;
    private readonly HashSet<(char First, char Second)> _countedNouns;

    private GenreWords(YamlNode root)
    {
        Kinds = ReadKinds(root["kinds"]);
        _kindEnds = SearchValues.Create(string.Concat(Kinds.Select(kind => kind.Word[^1])));
        KindPhrases = ReadKinds(root["kind-phrases"]);
        TitleOpeners = new(FactFile.Texts(root, "title-openers"));
        TitleJoiners = new(FactFile.Texts(root, "title-joiners"));
        Versions = new(FactFile.Texts(root, "version-words"));
        OrganEndings = new(FactFile.Texts(root, "organ-endings"));
        Offices = new(FactFile.Texts(root, "offices"));
        Addressees = new(FactFile.Texts(root, "addressee-words"));
        Salutations = new(FactFile.Texts(root, "salutation-words"));
        Introductions = new(FactFile.Texts(root, "introduction-words"));
        Secrecy = new(FactFile.Texts(root, "secrecy-words"));
        Urgency = new(FactFile.Texts(root, "urgency-words"));
        Signers = new(FactFile.Texts(root, "signer-words"));
        ImprintOpeners = new(FactFile.Texts(root, "imprint-openers"));
        Imprints = new(FactFile.Texts(root, "imprint-words"));
        Attendance = new(FactFile.Texts(root, "attendance-words"));
        Notes = new(FactFile.Texts(root, "note-words"));
        Closings = new(FactFile.Texts(root, "closing-words"));
        Attachments = new(FactFile.Texts(root, "attachment-words"));
        Occasions = new(FactFile.Texts(root, "occasion-words"));
        Statements = SearchValues.Create(FactFile.Texts(root, "statement-words"), StringComparison.Ordinal);
        ListOpeners = new(FactFile.Texts(root, "list-openers"));
        ProvisionEndings = new(FactFile.Texts(root, "provision-endings"));
        Captions = new(FactFile.Texts(root, "caption-words"));
        NoteLabels = new(FactFile.Texts(root, "note-labels"));
        _countedNouns = [.. FactFile.Texts(root, "counted-nouns").Select(noun => (noun[0], noun[1]))];
        Forewords = new(FactFile.Texts(root, "foreword-words"));
        TableUnits = new(FactFile.Texts(root, "table-unit-words"));
        _units = SearchValues.Create(string.Concat(FactFile.Texts(root, "units")));
    }

    /// <summary>Characters of a noun that documents count behind.</summary>
    public const int CountedNounLength = 2;

    /// <summary>The words in use.</summary>
    public static GenreWords Current { get; } = new(FactFile.Load("words.yaml"));

    public ImmutableArray<(string Word, DocumentKind Kind)> Kinds { get; }

    public ImmutableArray<(string Word, DocumentKind Kind)> KindPhrases { get; }

    public WordList TitleOpeners { get; }

    public WordList TitleJoiners { get; }

    public WordList Versions { get; }

    public WordList OrganEndings { get; }

    public WordList Offices { get; }

    public WordList Addressees { get; }

    public WordList Salutations { get; }

    public WordList Introductions { get; }

    public WordList Secrecy { get; }

    public WordList Urgency { get; }

    public WordList Signers { get; }

    public WordList ImprintOpeners { get; }

    public WordList Imprints { get; }

    public WordList Attendance { get; }

    public WordList Closings { get; }

    public WordList Notes { get; }

    public WordList Attachments { get; }

    public WordList Occasions { get; }

    public SearchValues<string> Statements { get; }

    public WordList ListOpeners { get; }

    public WordList ProvisionEndings { get; }

    public WordList Captions { get; }

    public WordList TableUnits { get; }

    public WordList Forewords { get; }

    public WordList NoteLabels { get; }

    /// <summary>Whether a text ends, blanks aside, in a character that ends the name of a kind: most lines do not, and need no look at the names.</summary>
    public bool MayEndKind(ReadOnlySpan<char> text)
    {
        int last = text.Length - 1;
        while (last >= 0 && char.IsWhiteSpace(text[last]))
        {
            last--;
        }

        return last >= 0 && _kindEnds.Contains(text[last]);
    }

    public bool IsUnit(char character) => _units.Contains(character);

    /// <summary>Whether two characters are a noun that documents count behind: 任务一, 问题二.</summary>
    public bool IsCountedNoun(ReadOnlySpan<char> noun) => _countedNouns.Contains((noun[0], noun[1]));

    /// <summary>Whether a text begins with one of some words.</summary>
    public static bool StartsWithAny(ReadOnlySpan<char> text, WordList words) => words.Begins(text);

    /// <summary>Whether a text ends in one of some words.</summary>
    public static bool EndsWithAny(ReadOnlySpan<char> text, WordList words) => words.Ends(text);

    /// <summary>Whether one of some words stands in a text.</summary>
    public static bool ContainsAny(ReadOnlySpan<char> text, WordList words) => words.StandsIn(text);

    private static ImmutableArray<(string Word, DocumentKind Kind)> ReadKinds(YamlNode node) =>
    [
        .. ((YamlSequenceNode)node)
            .Select(item => (Word: FactFile.Text(item, "word"), Kind: Enum.Parse<DocumentKind>(FactFile.Text(item, "kind"), ignoreCase: true)))
            .OrderByDescending(item => item.Word.Length),
    ];
}
