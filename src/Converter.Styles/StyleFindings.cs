namespace Converter.Styles;

/// <summary>Codes of the findings of this room.</summary>
public static class StyleFindings
{
    /// <summary>The file is not YAML that can be read.</summary>
    public const string Syntax = "style.syntax";

    /// <summary>A key that no style sheet has.</summary>
    public const string UnknownKey = "style.unknown-key";

    /// <summary>A value that must be given is missing.</summary>
    public const string Missing = "style.missing";

    /// <summary>A value of the wrong kind, such as a list where a number belongs.</summary>
    public const string WrongType = "style.wrong-type";

    /// <summary>A length without a unit or with one that does not fit here.</summary>
    public const string WrongUnit = "style.wrong-unit";

    /// <summary>A word or number outside what is allowed here.</summary>
    public const string BadValue = "style.bad-value";

    /// <summary>A name that the sheet does not define.</summary>
    public const string UnknownReference = "style.unknown-reference";

    /// <summary>The sheet named by <c>extends</c> is missing or leads back to itself.</summary>
    public const string BadExtends = "style.bad-extends";
}
