namespace Converter.Reading.Cleaning.Mending;

/// <summary>The rules that alter characters; each has an entry under <c>mending</c> in the list of rules.</summary>
internal enum MendingRule : byte
{
    None,
    LinesRejoined,
    HtmlEntity,
    HtmlTag,
    CharactersControl,
    CharactersInvisible,
    CharactersRadical,
    CharactersCompatibility,
    CharactersVerticalForm,
    CharactersFullWidthAlphanumeric,
    SpacesKind,
    SpacesDoubled,
    SpacesNextToPunctuation,
    SpacesBetweenHan,
    SpacesHanWestern,
    PunctuationFullWidth,
    PunctuationBrackets,
    PunctuationQuotes,
    PunctuationEllipsis,
    PunctuationDash,
    PunctuationFullStop,
    MarkupMarkdown,
}

/// <summary>The identifiers of the rules that alter characters.</summary>
internal static class MendingRules
{
    private static readonly string[] Ids =
    [
        string.Empty, "lines.rejoined", "html.entity", "html.tag", "characters.control", "characters.invisible", "characters.radical",
        "characters.compatibility", "characters.vertical-form", "characters.full-width-alphanumeric", "spaces.kind", "spaces.doubled",
        "spaces.next-to-punctuation", "spaces.between-han", "spaces.han-western", "punctuation.full-width", "punctuation.brackets",
        "punctuation.quotes", "punctuation.ellipsis", "punctuation.dash", "punctuation.full-stop",
        "markup.markdown",
    ];

    /// <summary>The identifiers of all rules.</summary>
    public static IEnumerable<string> All => Ids.Skip(1);

    /// <summary>Number of rules, <see cref="MendingRule.None"/> counted.</summary>
    public static int Count => Ids.Length;

    /// <summary>The identifier of a rule, such as <c>punctuation.full-width</c>.</summary>
    public static string Id(MendingRule rule) => Ids[(int)rule];

    /// <summary>The rule of an identifier; <see cref="MendingRule.None"/> where there is none.</summary>
    public static MendingRule Parse(string id) => (MendingRule)Math.Max(0, Array.IndexOf(Ids, id));
}
