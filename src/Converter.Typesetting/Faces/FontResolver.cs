using System.Collections.Immutable;
using Converter.Documents;
using Converter.Fonts;
using Converter.Styles.Sheets;
using Converter.Styles.Styling;
using Converter.Typesetting.Pages;

namespace Converter.Typesetting.Faces;

/// <summary>
/// Finds the faces of every character style: the names of its typeface in their order, then whatever other Chinese face the style
/// sheet comes to, so that a character is missing only where no face at all has it.
/// </summary>
internal sealed class FontResolver
{
    private readonly IFontSource _source;
    private readonly StyledDocument _document;
    private readonly Dictionary<CharacterStyle, StyleFaces> _styles = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(string Typeface, bool Bold), StyleFaces> _typefaces = [];
    private readonly Dictionary<string, TypefaceUsage> _usages = new(StringComparer.Ordinal);
    private readonly List<TypefaceUsage> _usageOrder = [];
    private readonly Dictionary<IFontFace, ushort> _ids = new(ReferenceEqualityComparer.Instance);
    private readonly List<IFontFace> _faces = [];
    private readonly ImmutableArray<IFontFace> _fallbacks;

    /// <summary>A resolver for one document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="source">Where faces are found.</param>
    /// <exception cref="InvalidOperationException">No face of the style sheet is found.</exception>
    public FontResolver(StyledDocument document, IFontSource source)
    {
        _document = document;
        _source = source;
        _fallbacks = [.. AllFaces(document.Sheet, source)];
        if (_fallbacks.IsEmpty)
        {
            throw new InvalidOperationException($"No face of the style sheet '{document.Sheet.Name}' is installed; FontErrors tells this beforehand.");
        }
    }

    /// <summary>The faces that were given an index, in its order.</summary>
    public IReadOnlyList<IFontFace> Faces => _faces;

    /// <summary>The faces of a style.</summary>
    public StyleFaces Of(CharacterStyle style)
    {
        if (!_styles.TryGetValue(style, out StyleFaces? faces))
        {
            faces = OfTypeface(style);
            _styles.Add(style, faces);
        }

        return faces;
    }

    /// <summary>What was used of each typeface, in the order of first use.</summary>
    public ImmutableArray<FontUse> Uses() => [.. _usageOrder.Where(usage => usage.IsUsed).Select(usage => usage.ToFontUse(_faces))];

    /// <summary>What is to be said about replaced faces and missing characters.</summary>
    public IEnumerable<Diagnostic> Findings()
    {
        foreach (TypefaceUsage usage in _usageOrder.Where(usage => usage.IsUsed))
        {
            foreach (Diagnostic finding in FontFindings.Of(usage, _source, _document.Source.Source))
            {
                yield return finding;
            }
        }
    }

    /// <summary>Every face that a sheet names and that is found, each once: what stands in where a typeface lacks a character.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="source">Where faces are found.</param>
    public static IEnumerable<IFontFace> AllFaces(StyleSheet sheet, IFontSource source)
    {
        List<Typeface> typefaces = [.. SheetTypefaces.Of(sheet)];
        IEnumerable<string> names = [.. typefaces.SelectMany(typeface => typeface.Chinese), .. typefaces.SelectMany(typeface => typeface.Western)];
        return names.Select(source.Find).OfType<IFontFace>().Distinct();
    }

    /// <summary>Styles of one typeface share its faces and what is known of their glyphs.</summary>
    private StyleFaces OfTypeface(CharacterStyle style)
    {
        if (!_typefaces.TryGetValue((style.Typeface.Name, style.Bold), out StyleFaces? faces))
        {
            faces = Resolve(style);
            _typefaces.Add((style.Typeface.Name, style.Bold), faces);
        }

        return faces;
    }

    private StyleFaces Resolve(CharacterStyle style)
    {
        ChainedFace[] chinese = [.. Named(style.Typeface.Chinese, style.Bold)];
        ChainedFace[] western = [.. Named(style.Typeface.Western, style.Bold)];
        ChainedFace[] rest = [.. _fallbacks.Select(face => new ChainedFace(IdOf(face), face, style.Bold))];
        return new StyleFaces(
            new FaceChain([.. chinese, .. rest]),
            new FaceChain([.. western, .. chinese, .. rest]),
            UsageOf(style.Typeface));
    }

    /// <summary>The faces of a list of names; for bold text a bold face of the name goes first.</summary>
    private IEnumerable<ChainedFace> Named(ImmutableArray<string> names, bool bold)
    {
        foreach (string name in names)
        {
            IFontFace? own = bold ? _source.Find(name + " Bold") : null;
            IFontFace? face = own ?? _source.Find(name);
            if (face is not null)
            {
                yield return new ChainedFace(IdOf(face), face, bold && own is null);
            }
        }
    }

    private TypefaceUsage UsageOf(Typeface typeface)
    {
        if (!_usages.TryGetValue(typeface.Name, out TypefaceUsage? usage))
        {
            usage = new TypefaceUsage(typeface);
            _usages.Add(typeface.Name, usage);
            _usageOrder.Add(usage);
        }

        return usage;
    }

    private ushort IdOf(IFontFace face)
    {
        if (!_ids.TryGetValue(face, out ushort id))
        {
            id = (ushort)_faces.Count;
            _faces.Add(face);
            _ids.Add(face, id);
        }

        return id;
    }
}
