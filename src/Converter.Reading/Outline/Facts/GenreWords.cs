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
        TitleOpeners = FactFile.Texts(root, "title-openers");
        TitleJoiners = FactFile.Texts(root, "title-joiners");
        Versions = FactFile.Texts(root, "version-words");
        OrganEndings = FactFile.Texts(root, "organ-endings");
        Offices = FactFile.Texts(root, "offices");
        Addressees = FactFile.Texts(root, "addressee-words");
        Salutations = FactFile.Texts(root, "salutation-words");
        Introductions = FactFile.Texts(root, "introduction-words");
        Secrecy = FactFile.Texts(root, "secrecy-words");
        Urgency = FactFile.Texts(root, "urgency-words");
        Signers = FactFile.Texts(root, "signer-words");
        ImprintOpeners = FactFile.Texts(root, "imprint-openers");
        Imprints = FactFile.Texts(root, "imprint-words");
        Attendance = FactFile.Texts(root, "attendance-words");
        Notes = FactFile.Texts(root, "note-words");
        Closings = FactFile.Texts(root, "closing-words");
        Attachments = FactFile.Texts(root, "attachment-words");
        Occasions = FactFile.Texts(root, "occasion-words");
        Statements = SearchValues.Create(FactFile.Texts(root, "statement-words"), StringComparison.Ordinal);
        ListOpeners = FactFile.Texts(root, "list-openers");
        ProvisionEndings = FactFile.Texts(root, "provision-endings");
        Captions = FactFile.Texts(root, "caption-words");
        NoteLabels = FactFile.Texts(root, "note-labels");
        _countedNouns = [.. FactFile.Texts(root, "counted-nouns").Select(noun => (noun[0], noun[1]))];
        Forewords = FactFile.Texts(root, "foreword-words");
        TableUnits = FactFile.Texts(root, "table-unit-words");
        _units = SearchValues.Create(string.Concat(FactFile.Texts(root, "units")));
    }

    /// <summary>Characters of a noun that documents count behind.</summary>
    public const int CountedNounLength = 2;

    /// <summary>The words in use.</summary>
    public static GenreWords Current { get; } = new(FactFile.Load("words.yaml"));

    public ImmutableArray<(string Word, DocumentKind Kind)> Kinds { get; }

    public ImmutableArray<(string Word, DocumentKind Kind)> KindPhrases { get; }

    public string[] TitleOpeners { get; }

    public string[] TitleJoiners { get; }

    public string[] Versions { get; }

    public string[] OrganEndings { get; }

    public string[] Offices { get; }

    public string[] Addressees { get; }

    public string[] Salutations { get; }

    public string[] Introductions { get; }

    public string[] Secrecy { get; }

    public string[] Urgency { get; }

    public string[] Signers { get; }

    public string[] ImprintOpeners { get; }

    public string[] Imprints { get; }

    public string[] Attendance { get; }

    public string[] Closings { get; }

    public string[] Notes { get; }

    public string[] Attachments { get; }

    public string[] Occasions { get; }

    public SearchValues<string> Statements { get; }

    public string[] ListOpeners { get; }

    public string[] ProvisionEndings { get; }

    public string[] Captions { get; }

    public string[] TableUnits { get; }

    public string[] Forewords { get; }

    public string[] NoteLabels { get; }

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

    public static bool StartsWithAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (string word in words)
        {
            if (text.StartsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    public static bool EndsWithAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (string word in words)
        {
            if (text.EndsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    public static bool ContainsAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (string word in words)
        {
            if (text.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static ImmutableArray<(string Word, DocumentKind Kind)> ReadKinds(YamlNode node) =>
    [
        .. ((YamlSequenceNode)node)
            .Select(item => (Word: FactFile.Text(item, "word"), Kind: Enum.Parse<DocumentKind>(FactFile.Text(item, "kind"), ignoreCase: true)))
            .OrderByDescending(item => item.Word.Length),
    ];
}
