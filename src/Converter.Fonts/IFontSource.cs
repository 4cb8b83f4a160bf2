namespace Converter.Fonts;

/// <summary>Where faces are found by name.</summary>
public interface IFontSource
{
    /// <summary>The face of a name; <see langword="null"/> where there is none.</summary>
    /// <param name="name">A family, full or PostScript name in any language of the name table; upper and lower case, blanks and underscores do not count.</param>
    IFontFace? Find(string name);
}
