using System.Collections.Immutable;

namespace Converter.Fonts;

/// <summary>A face as a list of fonts shows it; it has not been opened.</summary>
/// <param name="FullName">Full name, the Chinese one where there is one.</param>
/// <param name="PostScriptName">PostScript name.</param>
/// <param name="Names">All family and full names in all languages.</param>
/// <param name="Path">The file.</param>
/// <param name="Index">Index in the collection, 0 for a plain file.</param>
/// <param name="IsBold">Whether it is bold.</param>
/// <param name="IsItalic">Whether it is italic.</param>
public sealed record FontFaceName(
    string FullName, string PostScriptName, ImmutableArray<string> Names, string Path, int Index, bool IsBold, bool IsItalic);
